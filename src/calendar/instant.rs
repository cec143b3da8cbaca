//! A minute of the office's wall clock.

use std::fmt;

use super::date::digit;
use super::{Date, TimeOfDay};

/// A minute of local wall time in the office's zone, counted from 1970-01-01T00:00 on that clock.
///
/// Where a daylight-saving change doubles a wall time, the earlier one is meant. Elapsed time is
/// the business of [`Zone`](super::Zone).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Instant(i64);

const DAY: i64 = 1440;

impl Instant {
    /// 0001-01-01T00:00.
    pub const MIN: Self = Self(Date::MIN.day_number_const() * DAY);
    /// 10000-01-01T00:00, the end of everything that can be written.
    pub const MAX: Self = Self((Date::MAX.day_number_const() + 1) * DAY);

    /// The instant so many minutes after 1970-01-01T00:00 on the wall clock, saturating.
    pub fn from_minutes(minutes: i64) -> Self {
        Self(minutes.clamp(Self::MIN.0, Self::MAX.0))
    }

    /// Minutes since 1970-01-01T00:00 on the wall clock.
    pub fn minutes(self) -> i64 {
        self.0
    }

    /// Its day.
    pub fn date(self) -> Date {
        Date::from_day_number(i32::try_from(self.0.div_euclid(DAY)).unwrap_or(i32::MAX))
    }

    /// Its time of day, never 24:00.
    pub fn time(self) -> TimeOfDay {
        let minutes = u16::try_from(self.0.rem_euclid(DAY)).unwrap_or(0);
        TimeOfDay::from_minutes(minutes).unwrap_or(TimeOfDay::MIDNIGHT)
    }

    /// Where it lies on `date`: its time of day, 00:00 where it comes before that day, 24:00 where it
    /// comes after.
    pub fn time_on(self, date: Date) -> TimeOfDay {
        let minutes = self.minutes_since(date.start()).clamp(0, 1440);
        let minutes = u16::try_from(minutes).unwrap_or_default();
        TimeOfDay::from_minutes(minutes).unwrap_or(TimeOfDay::DAY_END)
    }

    /// So many minutes later on the wall clock: for use within a day, not for elapsed time.
    #[must_use]
    pub fn plus_minutes(self, minutes: i64) -> Self {
        Self::from_minutes(self.0.saturating_add(minutes))
    }

    /// Minutes on the wall clock from `earlier` to this instant; negative if it is later.
    pub fn minutes_since(self, earlier: Self) -> i64 {
        self.0 - earlier.0
    }

    /// Whether it is a 00:00, as the exclusive end of a day or a period is.
    pub fn is_midnight(self) -> bool {
        self.0.rem_euclid(DAY) == 0
    }

    /// Read as an exclusive end: the last day on which there is still time, i.e. the day before
    /// a 00:00, else the instant's own day.
    pub fn last_day(self) -> Date {
        self.plus_minutes(-1).date()
    }

    /// Read as an exclusive end and as people are told it: the last day when it is a 00:00, else
    /// the last minute.
    pub fn last(self) -> DateOrInstant {
        if self.is_midnight() {
            DateOrInstant::Date(self.last_day())
        } else {
            DateOrInstant::Instant(self.plus_minutes(-1))
        }
    }
}

impl Date {
    /// This day at a time of day; 24:00 is the next day's 00:00.
    pub fn at(self, time: TimeOfDay) -> Instant {
        Instant::from_minutes(i64::from(self.day_number()) * 1440 + i64::from(time.minutes()))
    }

    /// This day's 00:00.
    pub fn start(self) -> Instant {
        self.at(TimeOfDay::MIDNIGHT)
    }

    /// The next day's 00:00: the exclusive end of this day.
    pub fn end(self) -> Instant {
        self.at(TimeOfDay::DAY_END)
    }
}

impl fmt::Display for Instant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if *self >= Self::MAX {
            return f.pad("10000-01-01T00:00");
        }
        let mut text = [0; 16];
        self.date().write_ascii(&mut text);
        let time = i32::from(self.time().minutes());
        text[10] = b'T';
        text[11] = digit(time / 600);
        text[12] = digit(time / 60);
        text[13] = b':';
        text[14] = digit(time % 60 / 10);
        text[15] = digit(time % 60);
        f.pad(std::str::from_utf8(&text).map_err(|_| fmt::Error)?)
    }
}

impl fmt::Debug for Instant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// A cell that holds either a day or a minute, as `due` of a plan and the dates of a survey do.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum DateOrInstant {
    /// A day, without a time.
    Date(Date),
    /// A minute.
    Instant(Instant),
}

impl DateOrInstant {
    /// The minute at which it begins: a day's 00:00.
    pub fn start(self) -> Instant {
        match self {
            Self::Date(date) => date.start(),
            Self::Instant(instant) => instant,
        }
    }

    /// The exclusive end: a day's next 00:00, an instant's next minute.
    pub fn end(self) -> Instant {
        match self {
            Self::Date(date) => date.end(),
            Self::Instant(instant) => instant.plus_minutes(1),
        }
    }

    /// Its day.
    pub fn date(self) -> Date {
        self.start().date()
    }
}

impl fmt::Display for DateOrInstant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Date(date) => fmt::Display::fmt(date, f),
            Self::Instant(instant) => fmt::Display::fmt(instant, f),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Instant {
        text.parse().unwrap()
    }

    #[test]
    fn shows_and_takes_apart() {
        let instant = at("2026-11-03T19:20");
        assert_eq!(instant.to_string(), "2026-11-03T19:20");
        assert_eq!(instant.date().to_string(), "2026-11-03");
        assert_eq!(instant.time().to_string(), "19:20");
        assert_eq!(at("0001-01-01T00:00"), Instant::MIN);
        assert_eq!(Instant::MAX.to_string(), "10000-01-01T00:00");
    }

    #[test]
    fn before_1970_the_time_of_day_still_counts_upward() {
        assert_eq!(at("1969-12-31T23:59").minutes(), -1);
        assert_eq!(at("1969-12-31T23:59").time().to_string(), "23:59");
    }

    #[test]
    fn an_exclusive_end_is_told_as_the_last_day_or_minute() {
        assert_eq!(at("2026-12-01T00:00").last().to_string(), "2026-11-30");
        assert_eq!(
            at("2026-12-01T09:00").last().to_string(),
            "2026-12-01T08:59"
        );
        assert_eq!(at("2026-12-01T00:00").last().end(), at("2026-12-01T00:00"));
        assert_eq!(at("2026-12-01T09:00").last().end(), at("2026-12-01T09:00"));
    }
}
