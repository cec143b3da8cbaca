//! Whether a party owes a duty, and when: its ordinary dates, with moving in, moving out and a
//! pause taken into account.

use super::pause::{self, Effect};
use super::{Frame, moved};
use crate::calendar::{Almanac, Date, Instant, Within};
use crate::model::Party;

/// How a duty's dates come about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Rhythm {
    /// By a period: a cadence's, a pick's, a sample's.
    Recurring,
    /// From an anchor on: a trigger's.
    Once {
        /// Due this long after it opened; absent: when it closes.
        within: Option<Within>,
        /// Closed this long after it opened.
        expires: Within,
    },
}

/// When a party owes a duty.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Term {
    /// When it opens, is due and closes.
    pub(super) frame: Frame,
    /// From when on a visit clears it: its ordinary opening, even where a pause opens it later.
    pub(super) clears_from: Instant,
    /// Whether it is owed only if a visit cleared it, because of a pause.
    pub(super) suspended: bool,
    /// The last day of the pause that gave it other dates.
    pub(super) after_pause: Option<Date>,
    /// The end of the day of moving out, where that cut it short.
    pub(super) cut_at: Option<Instant>,
}

/// Why a party owes no such duty.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotOwed {
    /// It moves in too late.
    MovedIn(Date),
    /// It moved out before.
    MovedOut(Date),
}

impl Frame {
    /// The dates of a trigger that opens at `opens`. Never due after it closes.
    pub(super) fn running(
        opens: Instant,
        within: Option<Within>,
        expires: Within,
        almanac: &Almanac,
    ) -> Frame {
        let closes = almanac.end_within(opens, expires);
        let due = within.map_or(closes, |within| {
            almanac.end_within(opens, within).min(closes)
        });
        Frame { opens, due, closes }
    }
}

/// When `party` owes a duty whose ordinary dates are `frame`. `selected`: whether the rule selects
/// its party, rather than its anchor naming it; only then the day of moving in is looked at.
pub(super) fn term(
    party: &Party,
    frame: Frame,
    rhythm: Rhythm,
    selected: bool,
    almanac: &Almanac,
) -> Result<Term, NotOwed> {
    let clears_from = frame.opens;
    let ordinary = Term {
        frame,
        clears_from,
        suspended: false,
        after_pause: None,
        cut_at: None,
    };
    let Some(household) = party.household() else {
        return Ok(ordinary);
    };
    let gone = || NotOwed::MovedOut(household.moved_out.unwrap_or(Date::MAX));
    let cut = moved::cut(household, frame).ok_or_else(gone)?;
    let (suspended, moved, after_pause) = match pause::effect(household, cut, rhythm, almanac) {
        Effect::None => (false, frame, None),
        Effect::Suspends => (true, frame, None),
        Effect::Moves(moved, last_day) => (false, moved, Some(last_day)),
    };
    let uncut = frame.closes.max(moved.closes);
    let cut_at = moved::leaves(household).filter(|&end| end < uncut);
    let frame = moved::cut(household, moved).ok_or_else(gone)?;
    if let Some(date) = moved::moves_in_too_late(household, frame.due).filter(|_| selected) {
        return Err(NotOwed::MovedIn(date));
    }
    Ok(Term {
        frame,
        suspended,
        after_pause,
        cut_at,
        ..ordinary
    })
}
