//! Whether a party owes a duty, and when: its ordinary dates, with moving in, moving out, a pause
//! and the office's own beginning taken into account.

use super::pause::{self, Effect};
use super::{Frame, Known, Rhythm, moved};
use crate::calendar::{Date, Instant};
use crate::model::PartyIx;

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
    /// The office began only on this day.
    BeforeOffice(Date),
}

/// When a party owes what a period asks of it.
pub(super) fn recurring_term(
    known: &Known<'_>,
    party: PartyIx,
    frame: Frame,
) -> Result<Term, NotOwed> {
    let term = term(known, party, frame, Rhythm::Recurring, true)?;
    let since = known.book.office.since;
    match since.filter(|day| term.frame.due <= day.end()) {
        Some(since) => Err(NotOwed::BeforeOffice(since)),
        None => Ok(term),
    }
}

/// When a party owes a duty whose ordinary dates are `frame`. `selected`: whether the rule selects
/// its party, rather than its anchor naming it; only then the day of moving in is looked at.
pub(super) fn term(
    known: &Known<'_>,
    party: PartyIx,
    frame: Frame,
    rhythm: Rhythm,
    selected: bool,
) -> Result<Term, NotOwed> {
    let clears_from = frame.opens;
    let ordinary = Term {
        frame,
        clears_from,
        suspended: false,
        after_pause: None,
        cut_at: None,
    };
    let Some(household) = known.book[party].household() else {
        return Ok(ordinary);
    };
    let gone = || NotOwed::MovedOut(household.moved_out.unwrap_or(Date::MAX));
    let cut = moved::cut(household, frame).ok_or_else(gone)?;
    let effect = pause::effect(household, cut, rhythm, &known.book.almanac);
    let (suspended, moved, after_pause) = match effect {
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
