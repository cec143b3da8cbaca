//! A stretch of time that duties are asked for.

use crate::calendar::{Date, Instant, Period};

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

    /// Whether [`opens`, `closes`) meets the window.
    pub fn meets(&self, opens: Instant, closes: Instant) -> bool {
        opens < self.to && self.from < closes && opens < closes
    }

    /// Whether an instant lies in it.
    pub fn holds(&self, instant: Instant) -> bool {
        self.from <= instant && instant < self.to
    }

    /// The first day it touches and the day after the last.
    pub(super) fn dates(&self) -> (Date, Date) {
        let end = self.to.date();
        (
            self.from.date(),
            if self.to.is_midnight() {
                end
            } else {
                end.plus_days(1)
            },
        )
    }
}
