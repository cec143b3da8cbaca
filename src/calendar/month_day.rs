//! A day of every year: birthdays.

use std::fmt;
use std::str::FromStr;

use super::scan::fixed_number;
use super::{Date, DateFault, LunarDay};

/// A month and a day, `02-29` included.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct MonthDay {
    month: u32,
    day: u32,
}

impl MonthDay {
    /// A month (1 to 12) and a day that it has in some year.
    pub fn new(month: u32, day: u32) -> Option<Self> {
        Date::from_ymd(2000, month, day).map(Self::from)
    }

    /// The day it falls on in a year: 29 February on the 28th in common years.
    pub fn in_year(self, year: i32) -> Date {
        let january = year.clamp(0, 10_000) * 12;
        Date::in_month_index(
            january + self.month.cast_signed() - 1,
            self.day.cast_signed(),
        )
    }
}

impl From<Date> for MonthDay {
    fn from(date: Date) -> Self {
        Self {
            month: date.month(),
            day: date.day(),
        }
    }
}

impl fmt::Display for MonthDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}-{:02}", self.month, self.day)
    }
}

impl FromStr for MonthDay {
    type Err = DateFault;

    /// Reads `MM-DD`.
    fn from_str(text: &str) -> Result<Self, DateFault> {
        let unreadable = DateFault::Unreadable { suggestion: None };
        let (month, day) = text.split_once('-').ok_or_else(|| unreadable.clone())?;
        match (fixed_number(month, 2), fixed_number(day, 2)) {
            (Some(month), Some(day)) => {
                Self::new(month.cast_unsigned(), day.cast_unsigned()).ok_or(DateFault::NoSuchDay)
            }
            _ => Err(unreadable),
        }
    }
}

/// A birthday cell: the year may be known or not.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Birthday {
    /// A full date of birth.
    Date(Date),
    /// A day of the year alone.
    MonthDay(MonthDay),
    /// A day of the lunar year.
    Lunar(LunarDay),
}

impl Birthday {
    /// The days of a year on which it is kept: one, but for the lunar days that a year has twice or
    /// not at all.
    pub fn in_year(self, year: i32) -> Vec<Date> {
        match self {
            Self::Date(date) => vec![MonthDay::from(date).in_year(year)],
            Self::MonthDay(day) => vec![day.in_year(year)],
            Self::Lunar(day) => day.in_year(year),
        }
    }

    /// Whether it is kept on a day.
    pub fn is_on(self, date: Date) -> bool {
        self.in_year(date.year()).contains(&date)
    }

    /// How many years old somebody is on a day; unknown where the year is.
    pub fn age_on(self, date: Date) -> Option<u32> {
        let Self::Date(born) = self else {
            return None;
        };
        let is_ahead = date < MonthDay::from(born).in_year(date.year());
        let years = date.year() - born.year() - i32::from(is_ahead);
        u32::try_from(years).ok()
    }
}

impl fmt::Display for Birthday {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Date(date) => date.fmt(f),
            Self::MonthDay(day) => day.fmt(f),
            Self::Lunar(day) => day.fmt(f),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn leap_days_are_kept_on_the_28th_in_common_years() {
        let day: MonthDay = "02-29".parse().unwrap();
        assert_eq!(day.in_year(2026).to_string(), "2026-02-28");
        assert_eq!(day.in_year(2028).to_string(), "2028-02-29");
        assert_eq!(day.to_string(), "02-29");
    }

    #[test]
    fn ages_grow_on_the_birthday() {
        let born = Birthday::Date("1946-11-03".parse().unwrap());
        let on = |text: &str| born.age_on(text.parse().unwrap());
        assert_eq!(on("2026-11-02"), Some(79));
        assert_eq!(on("2026-11-03"), Some(80));
        assert_eq!(on("1946-11-02"), None, "not born yet");
        let day = Birthday::MonthDay("11-03".parse().unwrap());
        assert_eq!(day.age_on("2026-11-03".parse().unwrap()), None);
    }

    #[test]
    fn refuses_days_no_year_has() {
        for text in ["02-30", "13-01", "00-10", "11-31"] {
            assert_eq!(
                text.parse::<MonthDay>(),
                Err(DateFault::NoSuchDay),
                "{text}"
            );
        }
        for text in ["2-3", "0203", "", "aa-bb", "+1-02"] {
            assert!(
                matches!(text.parse::<MonthDay>(), Err(DateFault::Unreadable { .. })),
                "{text}"
            );
        }
    }
}
