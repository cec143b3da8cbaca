//! A calendar: one box a day, a row a week, darker where more happened, with the number in it.

use super::canvas::{Anchor, Canvas, WIDTH};
use crate::calendar::{Date, Weekday};
use crate::render::Look;

const CELL: i64 = (WIDTH * 10 - 20) / 7;
const HIGH: i64 = 340;
const HEAD: i64 = 200;
/// From nothing to most: fill, and whether the number on it must be white.
const SHADES: [(&str, bool); 5] = [
    ("#fff", false),
    ("#dbe7f2", false),
    ("#a9c4de", false),
    ("#5b8cbb", true),
    ("#1f4e79", true),
];

/// Weeks from the first day to the last; days that are absent stay blank.
pub(super) fn draw(days: &[(Date, i64)], title: &str, look: &Look) -> String {
    let mut canvas = Canvas::default();
    for (at, weekday) in Weekday::ALL.iter().enumerate() {
        let name = look.words.weekday(weekday.index());
        let x = 10 + CELL * i64::try_from(at).unwrap_or(0) + CELL / 2;
        canvas.text((x, HEAD - 60), Anchor::Middle, 12, "soft", name);
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
        let at = (10 + offset % 7 * CELL, HEAD + offset / 7 * HIGH);
        let (fill, white) = SHADES[shade(*count, most)];
        canvas.rect(at, (CELL - 20, HIGH - 20), fill, "#5b6570");
        let ink = if white { "#fff" } else { "#1c2024" };
        let name = if day.day() == 1 {
            format!("{}-{}", day.month(), day.day())
        } else {
            day.day().to_string()
        };
        label(
            &mut canvas,
            (at.0 + 50, at.1 + 130),
            "start",
            10,
            ink,
            &name,
        );
        label(
            &mut canvas,
            (at.0 + CELL - 80, at.1 + 250),
            "end",
            14,
            ink,
            &count.to_string(),
        );
        bottom = bottom.max(at.1 + HIGH);
    }
    canvas.finish(bottom + 10, title)
}

fn label(canvas: &mut Canvas, at: (i64, i64), anchor: &str, size: u8, ink: &str, text: &str) {
    use super::canvas::Px;
    canvas.push(format_args!(
        "<text x=\"{}\" y=\"{}\" font-size=\"{size}\" text-anchor=\"{anchor}\" style=\"fill:{ink}\">{text}</text>",
        Px(at.0), Px(at.1)
    ));
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
