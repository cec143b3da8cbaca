//! A time of day on the wall clock.

use std::fmt;
use std::str::FromStr;

/// Minutes since 00:00, 0 to 1440; 24:00 can be written as the end of a range of hours.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TimeOfDay(u16);

impl TimeOfDay {
    /// 00:00.
    pub const MIDNIGHT: Self = Self(0);
    /// 24:00.
    pub const DAY_END: Self = Self(1440);

    /// So many minutes after 00:00; `None` past 24:00.
    pub fn from_minutes(minutes: u16) -> Option<Self> {
        (minutes <= 1440).then_some(Self(minutes))
    }

    /// An hour and a minute; `None` past 24:00.
    pub fn from_hm(hour: u16, minute: u16) -> Option<Self> {
        (hour <= 24 && minute <= 59)
            .then(|| hour * 60 + minute)
            .and_then(Self::from_minutes)
    }

    /// Minutes since 00:00.
    pub fn minutes(self) -> u16 {
        self.0
    }
}

impl fmt::Display for TimeOfDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&format!("{:02}:{:02}", self.0 / 60, self.0 % 60))
    }
}

impl fmt::Debug for TimeOfDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// A text that is no time of day.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct NotATime;

impl FromStr for TimeOfDay {
    type Err = NotATime;

    /// Reads `9:00`, `09:00`, and up to `24:00`.
    fn from_str(text: &str) -> Result<Self, NotATime> {
        let (hour, minute) = text.split_once(':').ok_or(NotATime)?;
        if !(1..=2).contains(&hour.len()) || minute.len() != 2 {
            return Err(NotATime);
        }
        Self::from_hm(number(hour)?, number(minute)?).ok_or(NotATime)
    }
}

/// A number of ASCII digits alone: `u16::from_str` would take a sign too.
fn number(text: &str) -> Result<u16, NotATime> {
    if !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(NotATime);
    }
    text.parse().map_err(|_| NotATime)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_both_spellings_and_shows_one() {
        for (text, shown) in [("9:00", "09:00"), ("09:00", "09:00"), ("24:00", "24:00")] {
            assert_eq!(text.parse::<TimeOfDay>().unwrap().to_string(), shown);
        }
    }

    #[test]
    fn refuses_what_no_clock_shows() {
        for text in [
            "24:01", "25:00", "9:60", "9", "9:0", "+9:00", "9：00", "", ":", "009:00",
        ] {
            assert!(text.parse::<TimeOfDay>().is_err(), "{text}");
        }
    }
}
