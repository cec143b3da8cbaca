//! The eight states of a duty.

use super::Frame;
use crate::calendar::Instant;
pub use crate::words::vocabulary::State;

impl State {
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
