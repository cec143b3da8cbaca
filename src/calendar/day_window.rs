//! Days inside a period: `first saturday`, `last working day`, `1..10`.

use std::fmt;
use std::str::FromStr;

use super::{Date, Period, Weekday, Workdays};

/// Some days of each period.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum DayWindow {
    /// The n-th such day, from 1: `second friday`.
    Nth(u8, DayKind),
    /// The last such day.
    Last(DayKind),
    /// From one day of the period to another, both counted from 1 and included: `1..10`.
    Days(u16, u16),
}

/// Which days are counted.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum DayKind {
    /// Those of a weekday.
    Weekday(Weekday),
    /// Working days.
    WorkingDay,
}

const ORDINALS: [&str; 5] = ["first", "second", "third", "fourth", "fifth"];

const WEEKDAYS: [&str; 7] = [
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
];

const WORKING_DAY: &str = "working day";

impl DayWindow {
    /// Its first day in a period and the day after its last; `None` where the period has no such day.
    pub fn in_period(self, period: &Period, workdays: &Workdays) -> Option<(Date, Date)> {
        let is_kind = |kind: DayKind| {
            move |date: &Date| match kind {
                DayKind::Weekday(weekday) => date.weekday() == weekday,
                DayKind::WorkingDay => workdays.is_working_day(*date),
            }
        };
        let single = |date: Date| (date, date.plus_days(1));
        match self {
            Self::Nth(number, kind) => {
                let mut days = period.dates().filter(is_kind(kind));
                days.nth(usize::from(number.max(1) - 1)).map(single)
            }
            Self::Last(kind) => period.dates().rev().find(is_kind(kind)).map(single),
            Self::Days(first, last) => {
                let from = period.from.plus_days(i32::from(first) - 1);
                let to = period.from.plus_days(i32::from(last)).min(period.to);
                (from < to).then_some((from, to))
            }
        }
    }
}

impl fmt::Display for DayKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Weekday(weekday) => f.write_str(WEEKDAYS[weekday.index()]),
            Self::WorkingDay => f.write_str(WORKING_DAY),
        }
    }
}

impl fmt::Display for DayWindow {
    /// As policies write it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Nth(number, kind) => {
                let ordinal = ORDINALS.get(usize::from(*number).saturating_sub(1));
                write!(f, "{} {kind}", ordinal.unwrap_or(&"last"))
            }
            Self::Last(kind) => write!(f, "last {kind}"),
            Self::Days(first, last) => write!(f, "{first}..{last}"),
        }
    }
}

/// A text that names no days of a period.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct NotADayWindow;

impl FromStr for DayWindow {
    type Err = NotADayWindow;

    /// Reads `first saturday`, `last working day`, `1..10`; `15` is the 15th day alone.
    fn from_str(text: &str) -> Result<Self, NotADayWindow> {
        days(text).or_else(|| counted(text)).ok_or(NotADayWindow)
    }
}

fn days(text: &str) -> Option<DayWindow> {
    let (first, last) = text.split_once("..").unwrap_or((text, text));
    let (first, last) = (first.parse().ok()?, last.parse().ok()?);
    (1 <= first && first <= last && last <= 366).then_some(DayWindow::Days(first, last))
}

fn counted(text: &str) -> Option<DayWindow> {
    let (which, kind) = text.split_once(' ')?;
    let weekday = || {
        let place = WEEKDAYS.iter().position(|name| *name == kind)?;
        Some(DayKind::Weekday(Weekday::ALL[place]))
    };
    let kind = if kind == WORKING_DAY {
        DayKind::WorkingDay
    } else {
        weekday()?
    };
    if which == "last" {
        return Some(DayWindow::Last(kind));
    }
    let place = ORDINALS.iter().position(|name| *name == which)?;
    Some(DayWindow::Nth(u8::try_from(place + 1).ok()?, kind))
}

#[cfg(test)]
mod tests {
    use super::{DayWindow, NotADayWindow};
    use crate::calendar::Workdays;
    use crate::calendar::almanac::tests::almanac;

    fn days(period: &str, window: &str) -> String {
        let period = almanac("Asia/Shanghai", 1).parse_period(period).unwrap();
        let window: DayWindow = window.parse().unwrap();
        match window.in_period(&period, &Workdays::default()) {
            Some((from, to)) => format!("{from}/{}", to.plus_days(-1)),
            None => String::new(),
        }
    }

    #[test]
    fn days_of_a_month_and_of_longer_and_shorter_periods() {
        for (period, window, expected) in [
            ("2026-11", "first saturday", "2026-11-07/2026-11-07"),
            ("2026-11", "last friday", "2026-11-27/2026-11-27"),
            ("2026-11", "fifth sunday", "2026-11-29/2026-11-29"),
            ("2026-12", "fifth sunday", ""),
            ("2026-11", "first working day", "2026-11-02/2026-11-02"),
            ("2026-11", "last working day", "2026-11-30/2026-11-30"),
            ("2026-11", "1..10", "2026-11-01/2026-11-10"),
            ("2026-11", "25..31", "2026-11-25/2026-11-30"),
            ("2026-11", "31", ""),
            ("2026-W45", "3..4", "2026-11-04/2026-11-05"),
            ("2026Q4", "1..10", "2026-10-01/2026-10-10"),
        ] {
            assert_eq!(days(period, window), expected, "{period} {window}");
        }
    }

    #[test]
    fn it_is_written_as_it_is_read() {
        for text in [
            "first saturday",
            "last working day",
            "1..10",
            "fifth monday",
        ] {
            assert_eq!(text.parse::<DayWindow>().unwrap().to_string(), text);
        }
        for text in [
            "",
            "saturday",
            "sixth monday",
            "first day",
            "0..3",
            "10..1",
            "1..400",
            "1-10",
        ] {
            assert_eq!(text.parse::<DayWindow>(), Err(NotADayWindow), "{text}");
        }
    }
}
