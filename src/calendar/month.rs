//! A calendar month: what data files are named after.

use std::fmt;
use std::str::FromStr;

use super::Date;
use super::scan::fixed_number;

/// A month of the calendar, `2026-11`; the office's own months are [`Period`](super::Period)s.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Month {
    /// Months since January of year 0.
    index: i32,
}

impl Month {
    /// A year (1 to 9999) and a month (1 to 12).
    pub fn new(year: i32, month: u32) -> Option<Self> {
        Date::from_ymd(year, month, 1).map(Self::of)
    }

    /// The calendar month in which a day lies.
    pub fn of(date: Date) -> Self {
        Self {
            index: date.year() * 12 + date.month().cast_signed() - 1,
        }
    }

    /// A month counted from January of year 0, not checked.
    pub(super) fn from_index(index: i32) -> Self {
        Self { index }
    }

    /// Months since January of year 0.
    pub(super) fn index(self) -> i32 {
        self.index
    }

    /// The year.
    pub fn year(self) -> i32 {
        self.index.div_euclid(12)
    }

    /// The month, 1 to 12.
    pub fn month(self) -> u32 {
        (self.index.rem_euclid(12) + 1).cast_unsigned()
    }

    /// Its first day.
    pub fn first(self) -> Date {
        Date::in_month_index(self.index, 1)
    }

    /// Its last day.
    pub fn last(self) -> Date {
        Date::in_month_index(self.index, 31)
    }

    /// The month after.
    #[must_use]
    pub fn next(self) -> Self {
        Self {
            index: self.index + 1,
        }
    }

    /// The month before.
    #[must_use]
    pub fn previous(self) -> Self {
        Self {
            index: self.index - 1,
        }
    }

    /// Every month from this one to `last`, both included.
    pub fn through(self, last: Self) -> impl DoubleEndedIterator<Item = Self> {
        (self.index..=last.index).map(Self::from_index)
    }
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&format!("{:04}-{:02}", self.year(), self.month()))
    }
}

/// A text that is no month.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct NotAMonth;

impl FromStr for Month {
    type Err = NotAMonth;

    /// Reads `2026-11`, and nothing else.
    fn from_str(text: &str) -> Result<Self, NotAMonth> {
        let (year, month) = text.split_once('-').ok_or(NotAMonth)?;
        let year = fixed_number(year, 4).ok_or(NotAMonth)?;
        let month = fixed_number(month, 2).ok_or(NotAMonth)?;
        Self::new(year, month.cast_unsigned()).ok_or(NotAMonth)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_shows_and_steps() {
        let month: Month = "2026-12".parse().unwrap();
        assert_eq!(month.to_string(), "2026-12");
        assert_eq!(month.next().to_string(), "2027-01");
        assert_eq!(month.next().previous(), month);
        assert_eq!(month.last().to_string(), "2026-12-31");
        assert_eq!(
            "2028-02".parse::<Month>().unwrap().last().to_string(),
            "2028-02-29"
        );
    }

    #[test]
    fn refuses_other_spellings() {
        for text in [
            "2026-13", "2026-1", "2026-00", "26-01", "2026", "2026-+1", "0000-01",
        ] {
            assert!(text.parse::<Month>().is_err(), "{text}");
        }
    }
}
