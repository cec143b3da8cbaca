//! A calendar: one box a day, a row a week, darker where more happened, with the number in it.

use super::marks::{Anchor, Fill, Picture};
use crate::calendar::{Date, Weekday};
use crate::render::{Ink, Look};

const HIGH: i64 = 340;
const HEAD: i64 = 200;
/// From nothing to most: fill, and the ink of the number on it.
const SHADES: [(Ink, Ink); 5] = [
    (Ink::WHITE, Ink::TEXT),
    (Ink([0xdb, 0xe7, 0xf2]), Ink::TEXT),
    (Ink([0xa9, 0xc4, 0xde]), Ink::TEXT),
    (Ink([0x5b, 0x8c, 0xbb]), Ink::WHITE),
    (Ink::DEEP, Ink::WHITE),
];

/// Weeks from the first day to the last; days that are absent stay blank.
pub(super) fn draw(mut picture: Picture, days: &[(Date, i64)], look: &Look) -> Picture {
    let cell = picture.bar() / 7;
    for (at, weekday) in Weekday::ALL.iter().enumerate() {
        let name = look.words.weekday(weekday.index());
        let x = 10 + cell * i64::try_from(at).unwrap_or(0) + cell / 2;
        picture.text((x, HEAD - 60), Anchor::Middle, 12, Ink::SOFT, name);
    }
    let first = days
        .iter()
        .map(|(day, _)| *day)
        .min()
        .unwrap_or(Date::MIN)
        .monday();
    let most = days.iter().map(|(_, count)| *count).max().unwrap_or(0);
    let mut bottom = HEAD;
    for (day, count) in days {
        let offset = i64::from(day.days_since(first));
        let at = (10 + offset % 7 * cell, HEAD + offset / 7 * HIGH);
        let (fill, ink) = SHADES[shade(*count, most)];
        let size = (cell - 20, HIGH - 20);
        picture.bordered(at, size, Fill::Solid(fill), Ink::SOFT);
        let name = if day.day() == 1 {
            format!("{}-{}", day.month(), day.day())
        } else {
            day.day().to_string()
        };
        picture.text((at.0 + 50, at.1 + 130), Anchor::Start, 10, ink, &name);
        let below = (at.0 + cell - 80, at.1 + 250);
        picture.text(below, Anchor::End, 14, ink, &count.to_string());
        bottom = bottom.max(at.1 + HIGH);
    }
    picture.finish(bottom + 10)
}

/// Nothing is white, the most is darkest, the rest in quarters.
fn shade(count: i64, most: i64) -> usize {
    if count <= 0 || most <= 0 {
        return 0;
    }
    let quarter = (i128::from(count) * 4 + i128::from(most) - 1) / i128::from(most);
    usize::try_from(quarter).unwrap_or(4).clamp(1, 4)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_white_and_the_most_is_darkest() {
        assert_eq!(
            [0, 1, 2, 5, 8].map(|count| shade(count, 8)),
            [0, 1, 1, 3, 4]
        );
        assert_eq!(shade(3, 3), 4);
        assert_eq!(shade(0, 0), 0);
    }
}
