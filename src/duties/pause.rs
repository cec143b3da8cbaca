//! Paused: what a household's wish not to be disturbed does to a duty's dates.

use super::{Frame, Rhythm};
use crate::calendar::{Almanac, Date, Instant};
use crate::model::Household;

/// What a pause does to a duty.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Effect {
    /// Nothing.
    None,
    /// It is not owed, unless a visit cleared it.
    Suspends,
    /// It has these dates instead, because of a pause whose last day is this.
    Moves(Frame, Date),
}

/// What the household's pause does to a duty with the dates of `frame`.
pub(super) fn effect(
    household: &Household,
    frame: Frame,
    rhythm: Rhythm,
    almanac: &Almanac,
) -> Effect {
    let rests = |instant: Instant| household.paused_on(instant.date());
    let last_minute_rests = rests(frame.due.plus_minutes(-1));
    if rests(frame.closes.plus_minutes(-1)) || (rhythm == Rhythm::Recurring && last_minute_rests) {
        return Effect::Suspends;
    }
    // Here the duty outlives the pause, so a pause it meets has an end.
    let Some(last_day) = household.pause_until else {
        return Effect::None;
    };
    if rests(frame.opens) {
        Effect::Moves(opened_at(last_day.end(), frame, rhythm, almanac), last_day)
    } else if last_minute_rests {
        Effect::Moves(due_after(last_day, frame), last_day)
    } else {
        Effect::None
    }
}

/// What would open in the pause opens after it: a trigger runs its spans from there, anything else
/// keeps its end.
fn opened_at(opens: Instant, frame: Frame, rhythm: Rhythm, almanac: &Almanac) -> Frame {
    match rhythm {
        Rhythm::Recurring => Frame { opens, ..frame },
        Rhythm::Once { within, expires } => Frame::running(opens, within, expires, almanac),
    }
}

/// What was open before and is due in the pause is due at the end of the day after it, and closes
/// as much later.
fn due_after(last_day: Date, frame: Frame) -> Frame {
    let due = last_day.plus_days(1).end();
    let closes = frame.closes.plus_minutes(due.minutes_since(frame.due));
    Frame {
        due,
        closes,
        ..frame
    }
}
