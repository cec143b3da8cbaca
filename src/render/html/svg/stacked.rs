//! Bars made of parts, each part with a fill of its own and its figure in words.

use super::canvas::{Anchor, Canvas, FILLS, WIDTH, scaled};
use crate::render::fold::wrap;
use crate::render::show::fixed;
use crate::render::{Look, Show, width};

const ROW: i64 = 190;
/// From the foot of a label to its bar.
const GAP: i64 = 80;
const THICK: i64 = 110;
const LENGTH: i64 = WIDTH * 10 - 20;

/// A legend, then one bar below the other; the parts' figures stand beside the label in order.
pub(super) fn draw(
    series: &[String],
    rows: &[(String, Vec<i64>)],
    decimals: u8,
    title: &str,
    look: &Look,
) -> String {
    let show = Show::new(look);
    let whole = |parts: &[i64]| {
        parts
            .iter()
            .fold(0_i64, |sum, part| sum.saturating_add((*part).max(0)))
    };
    let most = rows
        .iter()
        .map(|(_, parts)| whole(parts))
        .max()
        .unwrap_or(0);
    let mut canvas = Canvas::default();
    let mut y = legend(&mut canvas, series, show);
    for (label, parts) in rows {
        for line in wrap(&show.text(label), 44) {
            y += ROW;
            canvas.text((10, y - GAP), Anchor::Start, 13, "", &line);
        }
        let said: Vec<String> = parts.iter().map(|part| fixed(*part, decimals)).collect();
        canvas.text(
            (WIDTH * 10 - 10, y - GAP),
            Anchor::End,
            13,
            "",
            &said.join(" + "),
        );
        canvas.rect((10, y), (LENGTH, THICK), "#f4f6f8", "none");
        let mut done = 0_i64;
        for (at, part) in parts.iter().enumerate().filter(|(_, part)| **part > 0) {
            let from = scaled(LENGTH, done, most);
            done = done.saturating_add(*part);
            let to = scaled(LENGTH, done, most);
            canvas.rect(
                (10 + from, y),
                (to - from, THICK),
                &format!("url(#p{})", at % FILLS),
                "#1f4e79",
            );
        }
        y += THICK + GAP;
    }
    canvas.finish(y + 20, title)
}

/// The parts' names with their fills, over as many lines as they need; says where it ends.
pub(super) fn legend(canvas: &mut Canvas, series: &[String], show: Show<'_>) -> i64 {
    let (mut x, mut y) = (10, 140);
    for (at, name) in series.iter().enumerate() {
        let name = show.text(name);
        let length = 220 + i64::try_from(width(&name)).unwrap_or(0) * 75;
        if x > 10 && x + length > WIDTH * 10 {
            (x, y) = (10, y + 180);
        }
        canvas.rect(
            (x, y - 110),
            (120, 120),
            &format!("url(#p{})", at % FILLS),
            "#1f4e79",
        );
        canvas.text((x + 170, y), Anchor::Start, 12, "soft", &name);
        x += length + 120;
    }
    y + 100
}
