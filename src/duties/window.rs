//! A stretch of time that duties are asked for.

use crate::calendar::{Date, DateRange, Instant, Period};

/// From one instant up to, not including, a later one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Window {
    /// The first minute.
    pub from: Instant,
    /// The minute after the last.
    pub to: Instant,
}

impl Window {
    /// From `from` up to, not including, `to`.
    pub fn new(from: Instant, to: Instant) -> Window {
        Window { from, to }
    }

    /// All of a period.
    pub fn of(period: &Period) -> Window {
        Window::new(period.start(), period.end())
    }

    /// The single minute `now`.
    pub fn minute(now: Instant) -> Window {
        Window::new(now, now.plus_minutes(1))
    }

    /// Everything up to `now`, that minute included.
    pub fn until(now: Instant) -> Window {
        Window::new(Instant::MIN, now.plus_minutes(1))
    }

    /// Everything from `now` on.
    pub fn since(now: Instant) -> Window {
        Window::new(now, Instant::MAX)
    }

    /// All there is.
    pub fn always() -> Window {
        Window::new(Instant::MIN, Instant::MAX)
    }

    /// Whether [`opens`, `closes`) meets the window.
    pub fn meets(&self, opens: Instant, closes: Instant) -> bool {
        opens < self.to && self.from < closes && opens < closes
    }

    /// The part that lies in `other` too; empty where they do not meet.
    #[must_use]
    pub fn within(&self, other: &Window) -> Window {
        Window::new(self.from.max(other.from), self.to.min(other.to))
    }

    /// Whether no minute lies in it.
    pub fn is_empty(&self) -> bool {
        self.to <= self.from
    }

    /// The days it touches.
    pub fn days(&self) -> DateRange {
        DateRange {
            first: self.from.date(),
            last: self.to.plus_minutes(-1).date(),
        }
    }

    /// The first day it touches and the day after the last.
    pub(super) fn dates(&self) -> (Date, Date) {
        let DateRange { first, last } = self.days();
        (first, last.plus_days(1))
    }
}
