//! Bars against a target: solid where it is reached, hatched where it is not.

use super::canvas::{Anchor, Canvas, WIDTH, scaled};
use crate::render::fold::wrap;
use crate::render::pieces::target_name;
use crate::render::show::{NOTHING, fixed};
use crate::render::{Look, Show};
use crate::sheet::{Bar, Chart};

const ROW: i64 = 190;
const THICK: i64 = 110;
/// From the foot of a label to its bar; a target's line reaches a third of it up.
const GAP: i64 = 80;
const LENGTH: i64 = WIDTH * 10 - 20;

/// One bar below the other: the label and the figure above, the bar with its target below.
pub(super) fn draw(bars: &[Bar], chart: &Chart, title: &str, look: &Look) -> String {
    let show = Show::new(look);
    let most = bars
        .iter()
        .flat_map(|bar| [bar.value, bar.target])
        .flatten()
        .chain(chart.full)
        .max()
        .unwrap_or(0);
    let mut canvas = Canvas::default();
    let mut y = 0;
    for bar in bars {
        for line in wrap(&show.text(&bar.label), 44) {
            y += ROW;
            canvas.text((10, y - GAP), Anchor::Start, 13, "", &line);
        }
        canvas.text(
            (WIDTH * 10 - 10, y - GAP),
            Anchor::End,
            13,
            "",
            &said(bar, chart.decimals, show),
        );
        draw_bar(&mut canvas, bar, most, y);
        y += THICK + GAP;
    }
    if bars.iter().any(|bar| bar.target.is_some()) {
        y += 130;
        canvas.line((10, y - 100), (10, y), "#000", "");
        canvas.text(
            (60, y - 10),
            Anchor::Start,
            12,
            "soft",
            &target_name(chart, look),
        );
    }
    canvas.finish(y + 20, title)
}

/// The figure beside the label: the note where there is one, else value and target.
fn said(bar: &Bar, decimals: u8, show: Show<'_>) -> String {
    if !bar.note.is_empty() {
        return show.text(&bar.note);
    }
    let value = bar
        .value
        .map_or_else(|| NOTHING.to_owned(), |value| fixed(value, decimals));
    match bar.target {
        Some(target) => format!("{value} / {}", fixed(target, decimals)),
        None => value,
    }
}

fn draw_bar(canvas: &mut Canvas, bar: &Bar, most: i64, y: i64) {
    let length = |value: i64| scaled(LENGTH, value.max(0), most).min(LENGTH);
    canvas.rect((10, y), (LENGTH, THICK), "#f4f6f8", "none");
    if let Some(value) = bar.value.filter(|value| *value > 0) {
        let reached = bar.target.is_none_or(|target| value >= target);
        let fill = if reached { "url(#p0)" } else { "url(#p1)" };
        canvas.rect((10, y), (length(value), THICK), fill, "#1f4e79");
    }
    if let Some(target) = bar.target {
        let x = 10 + length(target);
        // White around it, so that it is seen on a dark bar too.
        canvas.rect((x - 15, y), (30, THICK), "#fff", "none");
        canvas.line((x, y - GAP / 3), (x, y + THICK + GAP / 3), "#000", "");
    }
}
