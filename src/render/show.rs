//! Cells as people read them: masked, escaped, in their language.

use std::borrow::Cow;

use super::{Look, clean, mask_phone, mask_phones_in};
use crate::sheet::{Cell, Row, percent};
use crate::words::vocabulary::Answer;

/// What stands for a share or a mean of nothing.
pub(super) const NOTHING: &str = "–";

/// A box to tick, where it is a character; paper draws it.
pub(super) const TICK: &str = "□";

/// Shows values as one reader may see them.
#[derive(Debug, Clone, Copy)]
pub struct Show<'a> {
    look: &'a Look,
}

impl<'a> Show<'a> {
    /// For the reader of `look`.
    pub fn new(look: &'a Look) -> Self {
        Self { look }
    }

    /// Free text: phone numbers masked unless asked for, then escaped.
    pub fn text(self, text: &str) -> String {
        clean(&self.masked(text)).into_owned()
    }

    /// Free text, masked but not yet escaped: for forms with an escape of their own on top.
    pub(super) fn masked(self, text: &str) -> Cow<'_, str> {
        if self.look.show_contacts {
            Cow::Borrowed(text)
        } else {
            mask_phones_in(text)
        }
    }

    /// A phone number that is a cell of its own.
    pub(super) fn phone(self, phone: &str) -> Cow<'_, str> {
        if self.look.show_contacts {
            Cow::Borrowed(phone)
        } else {
            Cow::Owned(mask_phone(phone))
        }
    }

    /// A cell in one line.
    pub fn cell(self, cell: &Cell) -> String {
        let words = &self.look.words;
        match cell {
            Cell::Empty => String::new(),
            Cell::Text(text) | Cell::Id(text) => self.text(text),
            Cell::Phone(phone) => clean(&self.phone(phone)).into_owned(),
            Cell::Int(number) => number.to_string(),
            Cell::Minutes(minutes) => words.minutes(*minutes),
            Cell::Share { n, of } => share(*n, *of),
            Cell::Mean { sum, count } => mean(*sum, *count),
            Cell::Date(date) => date.to_string(),
            Cell::Instant(instant) => instant.to_string().replace('T', " "),
            Cell::List(items) => {
                let items: Vec<String> = items.iter().map(|item| self.text(item)).collect();
                words.list(&items)
            }
            Cell::Tick => TICK.to_owned(),
            Cell::Flag(flag) => words.term(Answer::of(*flag)).to_owned(),
        }
    }

    /// A row's cells.
    pub(super) fn row(self, row: &Row) -> Vec<String> {
        row.cells.iter().map(|cell| self.cell(cell)).collect()
    }
}

/// `12/15 80%`, or the sign for nothing.
fn share(n: u64, of: u64) -> String {
    percent(n, of).map_or_else(
        || NOTHING.to_owned(),
        |percent| format!("{n}/{of} {percent}"),
    )
}

/// `4.33 (12)`, or the sign for nothing.
fn mean(sum: i64, count: u64) -> String {
    hundredths(sum, count).map_or_else(
        || NOTHING.to_owned(),
        |value| format!("{} ({count})", fixed(value, 2)),
    )
}

/// A fixed-point figure as it is written: with one decimal, 803 is `80.3`.
pub(super) fn fixed(value: i64, decimals: u8) -> String {
    let places = usize::from(decimals.min(9));
    let (unit, size) = (10_u64.pow(u32::from(decimals.min(9))), value.unsigned_abs());
    let sign = if value < 0 { "-" } else { "" };
    if places == 0 {
        format!("{sign}{size}")
    } else {
        format!("{sign}{}.{:0places$}", size / unit, size % unit)
    }
}

/// A mean in hundredths, rounded half away from zero.
pub(super) fn hundredths(sum: i64, count: u64) -> Option<i64> {
    if count == 0 {
        return None;
    }
    let (size, count) = (u128::from(sum.unsigned_abs()), u128::from(count));
    let rounded = i64::try_from((size * 200 + count) / (count * 2)).unwrap_or(i64::MAX);
    Some(if sum < 0 { -rounded } else { rounded })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::{Lang, Words};

    fn shown(cell: &Cell) -> String {
        let look = Look {
            words: Words::new(Lang::En),
            ..Look::default()
        };
        Show::new(&look).cell(cell)
    }

    #[test]
    fn shares_carry_their_counts_and_never_round_up_to_everything() {
        assert_eq!(shown(&Cell::Share { n: 12, of: 15 }), "12/15 80%");
        assert_eq!(shown(&Cell::Share { n: 999, of: 1000 }), "999/1000 99.9%");
        assert_eq!(shown(&Cell::Share { n: 1, of: 1000 }), "1/1000 0.1%");
        assert_eq!(shown(&Cell::Share { n: 0, of: 7 }), "0/7 0%");
        assert_eq!(shown(&Cell::Share { n: 0, of: 0 }), "–");
    }

    #[test]
    fn means_carry_their_count() {
        assert_eq!(shown(&Cell::Mean { sum: 13, count: 3 }), "4.33 (3)");
        assert_eq!(shown(&Cell::Mean { sum: 0, count: 0 }), "–");
    }

    #[test]
    fn fixed_point_figures_are_exact() {
        let said =
            [(803, 1), (-5, 2), (7, 0), (i64::MIN, 0)].map(|(value, places)| fixed(value, places));
        assert_eq!(said, ["80.3", "-0.05", "7", "-9223372036854775808"]);
    }

    #[test]
    fn lengths_of_time_use_the_units_people_use() {
        for (minutes, said) in [
            (0, "0 min"),
            (35, "35 min"),
            (120, "2 h"),
            (65, "1 h 5 min"),
            (1440, "1 d"),
            (1605, "1 d 2 h"),
        ] {
            assert_eq!(shown(&Cell::Minutes(minutes)), said);
        }
    }

    #[test]
    fn phones_are_masked_in_their_cells_and_in_text() {
        assert_eq!(shown(&Cell::Phone("13812345678".into())), "138****5678");
        assert_eq!(
            shown(&Cell::Text("call 13812345678".into())),
            "call 138****5678"
        );
        assert_eq!(
            shown(&Cell::List(vec!["13812345678".into(), "b".into()])),
            "138****5678, b"
        );
        let open = Look {
            show_contacts: true,
            ..Look::default()
        };
        assert_eq!(
            Show::new(&open).cell(&Cell::Phone("13812345678".into())),
            "13812345678"
        );
    }
}
