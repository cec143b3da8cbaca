//! Bars made of parts, each part with a fill of its own and its figure in words.

use super::marks::{Anchor, FILLS, Fill, Picture, scaled};
use crate::render::fold::wrap;
use crate::render::show::fixed;
use crate::render::{Ink, Look, Show, width};

const ROW: i64 = 190;
/// From the foot of a label to its bar.
const GAP: i64 = 80;
const THICK: i64 = 110;

/// A legend, then one bar below the other; the parts' figures stand beside the label in order.
pub(super) fn draw(
    mut picture: Picture,
    series: &[String],
    rows: &[(String, Vec<i64>)],
    decimals: u8,
    look: &Look,
) -> Picture {
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
    let mut y = legend(&mut picture, series, show);
    for (label, parts) in rows {
        for line in wrap(&show.text(label), picture.label()) {
            y += ROW;
            picture.text((10, y - GAP), Anchor::Start, 13, Ink::TEXT, &line);
        }
        let said: Vec<String> = parts.iter().map(|part| fixed(*part, decimals)).collect();
        picture.text(
            (picture.width - 10, y - GAP),
            Anchor::End,
            13,
            Ink::TEXT,
            &said.join(" + "),
        );
        let length = picture.bar();
        picture.rect((10, y), (length, THICK), Fill::Solid(Ink::WASH));
        let mut done = 0_i64;
        for (at, part) in parts.iter().enumerate().filter(|(_, part)| **part > 0) {
            let from = scaled(length, done, most);
            done = done.saturating_add(*part);
            let to = scaled(length, done, most);
            picture.bordered(
                (10 + from, y),
                (to - from, THICK),
                Fill::Pattern(at % FILLS),
                Ink::DEEP,
            );
        }
        y += THICK + GAP;
    }
    picture.finish(y + 20)
}

/// The parts' names with their fills, over as many lines as they need; says where it ends.
fn legend(picture: &mut Picture, series: &[String], show: Show<'_>) -> i64 {
    let (mut x, mut y) = (10, 140);
    for (at, name) in series.iter().enumerate() {
        let name = show.text(name);
        let length = 220 + i64::try_from(width(&name)).unwrap_or(0) * 75;
        if x > 10 && x + length > picture.width {
            (x, y) = (10, y + 180);
        }
        picture.bordered(
            (x, y - 110),
            (120, 120),
            Fill::Pattern(at % FILLS),
            Ink::DEEP,
        );
        picture.text((x + 170, y), Anchor::Start, 12, Ink::SOFT, &name);
        x += length + 120;
    }
    y + 100
}
