//! How much of a period is over: what grows along it is held against that part, for what is not due
//! yet is no reproach.

use super::Share;
use crate::calendar::{Instant, Period};

/// So many of a period's days are over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pace {
    /// Whole days that are over.
    pub over: u64,
    /// All its days.
    pub of: u64,
}

impl Pace {
    /// All of it.
    pub const WHOLE: Pace = Pace { over: 1, of: 1 };

    /// Of a period at `now`.
    pub fn of(period: &Period, now: Instant) -> Self {
        let days = period.days().max(1);
        let over = now.date().days_since(period.from).clamp(0, days);
        let count = |days: i32| u64::try_from(days).unwrap_or_default();
        Self {
            over: count(over),
            of: count(days),
        }
    }

    /// Whether the period goes on.
    pub fn is_running(self) -> bool {
        self.over < self.of
    }

    /// The share as it would be at the end, went it on like this: what a target is held against.
    /// Before the first day is over it is a share of nothing.
    pub fn held(self, share: Share) -> Share {
        Share {
            n: share.n * self.of,
            of: share.of * self.over,
        }
    }

    /// What of a number asked for the whole period should be there by now.
    pub fn due(self, asked: u64) -> u64 {
        (asked * self.over).div_ceil(self.of)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Decimal;

    fn pace(now: &str) -> Pace {
        let date = |text: &str| text.parse().expect("a date");
        let november = Period::between(date("2026-11-01"), date("2026-11-30"));
        Pace::of(&november, now.parse().expect("an instant"))
    }

    #[test]
    fn days_that_are_over_count_and_the_day_that_runs_does_not() {
        let over = |now| pace(now).over;
        assert_eq!(over("2026-11-01T23:59"), 0);
        assert_eq!(over("2026-11-16T09:00"), 15);
        assert_eq!(over("2026-12-01T00:00"), 30);
        assert_eq!(over("2026-10-01T00:00"), 0, "it has not begun");
        assert!(pace("2026-11-30T23:59").is_running());
        assert!(!pace("2026-12-01T00:00").is_running());
    }

    #[test]
    fn a_target_is_held_against_the_part_that_is_over() {
        let target = Decimal::parse("0.9").expect("a decimal");
        let half = pace("2026-11-16T09:00");
        let reaches = |n| half.held(Share { n, of: 100 }).reaches(target);
        assert_eq!(reaches(45), Some(true), "45 of 100 after half the month");
        assert_eq!(reaches(44), Some(false));
        let first = pace("2026-11-01T09:00");
        assert_eq!(first.held(Share { n: 0, of: 100 }).reaches(target), None);
        assert_eq!(half.due(15), 8, "half a household more is a household");
    }
}
