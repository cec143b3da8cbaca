//! The three instants of a duty.

use crate::calendar::Instant;

/// When a duty opens, is due, and closes; half-open, so `closes` is the minute after the last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Frame {
    /// The first minute in which it can be done.
    pub opens: Instant,
    /// The minute from which on it is late.
    pub due: Instant,
    /// The minute from which on it can be done no more.
    pub closes: Instant,
}

impl Frame {
    /// The same, due and closed no later than `end`.
    #[must_use]
    pub(super) fn cut_at(self, end: Instant) -> Frame {
        Frame {
            due: self.due.min(end),
            closes: self.closes.min(end),
            ..self
        }
    }
}
