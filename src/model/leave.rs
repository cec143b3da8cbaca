//! Leave of a member of staff: whole days, or hours of a day.

use std::fmt;
use std::str::FromStr;

use crate::calendar::{DateFault, DateRange, DateRangeFault, Instant, Interval};

/// A time in which a member of staff is away.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Leave {
    /// Its first minute.
    pub from: Instant,
    /// The minute after its last.
    pub to: Instant,
}

impl Leave {
    /// The days it touches.
    pub fn days(self) -> DateRange {
        DateRange {
            first: self.from.date(),
            last: self.to.plus_minutes(-1).date(),
        }
    }
}

impl From<DateRange> for Leave {
    fn from(days: DateRange) -> Leave {
        Leave {
            from: days.first.start(),
            to: days.last.end(),
        }
    }
}

impl FromStr for Leave {
    type Err = DateRangeFault;

    /// Reads days, `2026-11-10/2026-11-12` or `2026-11-20`, both ends included, and hours,
    /// `2026-11-24T14:00/2026-11-24T18:00`.
    fn from_str(text: &str) -> Result<Leave, DateRangeFault> {
        if !text.contains('T') {
            return text.parse::<DateRange>().map(Leave::from);
        }
        let Interval { from, to } = Interval::parse(text, str::parse)?;
        let to = to.ok_or_else(|| DateRangeFault::Date {
            piece: text.to_owned(),
            fault: DateFault::Unreadable { suggestion: None },
        })?;
        Ok(Leave { from, to })
    }
}

impl fmt::Display for Leave {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.from.is_midnight() && self.to.is_midnight() {
            self.days().fmt(formatter)
        } else {
            write!(formatter, "{}/{}", self.from, self.to)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Leave;

    #[test]
    fn days_and_hours_are_written_as_they_are_read() {
        for text in [
            "2026-11-10/2026-11-12",
            "2026-11-20",
            "2026-11-24T14:00/2026-11-24T18:00",
        ] {
            assert_eq!(text.parse::<Leave>().unwrap().to_string(), text);
        }
        for text in [
            "2026-11-24T14:00/",
            "2026-11-24T14:00",
            "2026-11-24T18:00/2026-11-24T14:00",
        ] {
            assert!(text.parse::<Leave>().is_err(), "{text}");
        }
    }
}
