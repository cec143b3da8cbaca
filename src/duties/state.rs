//! The eight states of a duty.

use std::fmt;

use super::Frame;
use crate::calendar::Instant;

/// How a duty stands at `now`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    /// Not open yet.
    Upcoming,
    /// Open, and not due yet.
    Open,
    /// Due, not closed, not cleared.
    Overdue,
    /// Cleared before it was due.
    Done,
    /// Cleared when it was due already.
    DoneLate,
    /// Closed and not cleared.
    Missed,
    /// Let go, with a reason.
    Waived,
    /// The party declined politely.
    Declined,
}

impl State {
    /// Every state, in the order in which they are told.
    pub const ALL: &[State] = &[
        State::Upcoming,
        State::Open,
        State::Overdue,
        State::Done,
        State::DoneLate,
        State::Missed,
        State::Waived,
        State::Declined,
    ];

    /// The word of the wire and of `--state`.
    pub fn as_str(self) -> &'static str {
        match self {
            State::Upcoming => "upcoming",
            State::Open => "open",
            State::Overdue => "overdue",
            State::Done => "done",
            State::DoneLate => "done_late",
            State::Missed => "missed",
            State::Waived => "waived",
            State::Declined => "declined",
        }
    }

    /// The state written exactly `word`.
    pub fn parse(word: &str) -> Option<State> {
        State::ALL
            .iter()
            .copied()
            .find(|state| state.as_str() == word)
    }

    /// Whether somebody still has to come: upcoming, open or overdue.
    pub fn is_pending(self) -> bool {
        matches!(self, State::Upcoming | State::Open | State::Overdue)
    }

    /// The state of a duty that nothing has ended, by the clock alone.
    pub(super) fn by_clock(now: Instant, frame: Frame) -> State {
        if now < frame.opens {
            State::Upcoming
        } else if now >= frame.closes {
            State::Missed
        } else if now >= frame.due {
            State::Overdue
        } else {
            State::Open
        }
    }
}

impl fmt::Display for State {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(self.as_str())
    }
}
