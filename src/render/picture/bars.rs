//! Bars against a target: solid where it is reached, hatched where it is not.

use super::marks::{Anchor, Fill, Picture, scaled};
use crate::render::fold::wrap;
use crate::render::pieces::target_name;
use crate::render::show::{NOTHING, fixed};
use crate::render::{Ink, Look, Show};
use crate::sheet::{Bar, Chart};

const ROW: i64 = 190;
const THICK: i64 = 110;
/// From the foot of a label to its bar; a target's line reaches a third of it up.
const GAP: i64 = 80;

/// One bar below the other: the label and the figure above, the bar with its target below.
pub(super) fn draw(mut picture: Picture, bars: &[Bar], chart: &Chart, look: &Look) -> Picture {
    let show = Show::new(look);
    let most = bars
        .iter()
        .flat_map(|bar| [bar.value, bar.target])
        .flatten()
        .chain(chart.full)
        .max()
        .unwrap_or(0);
    let mut y = 0;
    for bar in bars {
        for line in wrap(&show.text(&bar.label), picture.label()) {
            y += ROW;
            picture.text((10, y - GAP), Anchor::Start, 13, Ink::TEXT, &line);
        }
        picture.text(
            (picture.width - 10, y - GAP),
            Anchor::End,
            13,
            Ink::TEXT,
            &said(bar, chart.decimals, show),
        );
        draw_bar(&mut picture, bar, most, y);
        y += THICK + GAP;
    }
    if bars.iter().any(|bar| bar.target.is_some()) {
        y += 130;
        picture.line((10, y - 100), (10, y), Ink::BLACK, &[]);
        picture.text(
            (60, y - 10),
            Anchor::Start,
            12,
            Ink::SOFT,
            &target_name(chart, look),
        );
    }
    picture.finish(y + 20)
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

fn draw_bar(picture: &mut Picture, bar: &Bar, most: i64, y: i64) {
    let whole = picture.bar();
    let length = |value: i64| scaled(whole, value.max(0), most).min(whole);
    picture.rect((10, y), (whole, THICK), Fill::Solid(Ink::WASH));
    if let Some(value) = bar.value.filter(|value| *value > 0) {
        let reached = bar.target.is_none_or(|target| value >= target);
        let fill = Fill::Pattern(usize::from(!reached));
        picture.bordered((10, y), (length(value), THICK), fill, Ink::DEEP);
    }
    if let Some(target) = bar.target {
        let x = 10 + length(target);
        // White around it, so that it is seen on a dark bar too.
        picture.rect((x - 15, y), (30, THICK), Fill::Solid(Ink::WHITE));
        let (over, under) = (y - GAP / 3, y + THICK + GAP / 3);
        picture.line((x, over), (x, under), Ink::BLACK, &[]);
    }
}
