//! Moved in, moved out: from when and until when a household owes a duty.

use super::Frame;
use crate::calendar::{Date, Instant};
use crate::model::{Household, Status};

/// The end of the day on which the household moved out; nothing opens after it.
pub(super) fn leaves(household: &Household) -> Option<Instant> {
    household.moved_out.map(Date::end)
}

/// The frame cut at the end of the day of moving out; `None` where it would open after it.
pub(super) fn cut(household: &Household, frame: Frame) -> Option<Frame> {
    match leaves(household) {
        Some(end) if end <= frame.opens => None,
        Some(end) => Some(frame.cut_at(end)),
        None => Some(frame),
    }
}

/// The day of moving in, if a duty due at `due` comes too early for it. A household that is said
/// not to have moved in is asked for as it is, whatever its date.
pub(super) fn moves_in_too_late(household: &Household, due: Instant) -> Option<Date> {
    let moved_in = household
        .moved_in
        .filter(|_| household.status != Status::NotMovedIn)?;
    (due <= moved_in.end()).then_some(moved_in)
}
