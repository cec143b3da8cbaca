//! Whether an appointment of a saved plan was kept: never stored, it follows from the visit log.

use super::{Duty, Known};
use crate::model::{Booking, BookingRule, Outcome, VisitIx};

/// How an appointment stands at `now`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kept {
    /// The party was met on its day, by this visit.
    Done(VisitIx),
    /// On its day somebody tried, and this came of it.
    Tried(VisitIx),
    /// What it was for was done on an earlier day, by this visit.
    Settled(VisitIx),
    /// Its day is over, or its time, and nothing is recorded.
    Passed,
    /// It lies ahead.
    Ahead,
}

impl Kept {
    /// The word of the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Kept::Done(_) => "done",
            Kept::Tried(_) => "tried",
            Kept::Settled(_) => "settled",
            Kept::Passed => "passed",
            Kept::Ahead => "ahead",
        }
    }

    /// The visit that says so.
    pub fn visit(self) -> Option<VisitIx> {
        match self {
            Kept::Done(visit) | Kept::Tried(visit) | Kept::Settled(visit) => Some(visit),
            Kept::Passed | Kept::Ahead => None,
        }
    }
}

/// How an appointment stands; `duties` are those of its party.
pub fn kept(known: &Known<'_>, row: &Booking, duties: &[&Duty]) -> Kept {
    let visits = known.visits_of_between(row.party, row.date.start(), row.date.end());
    let clears = |visit: VisitIx| duties.iter().any(|duty| duty.cleared_by == Some(visit));
    let is_done = |visit: &&VisitIx| known.book[**visit].outcome == Outcome::Met || clears(**visit);
    if let Some(&visit) = visits.iter().find(is_done) {
        return Kept::Done(visit);
    }
    // The call at which this very time was agreed on is no attempt at it.
    let starts_at = row.starts_at();
    let tried = |visit: &&VisitIx| known.book[**visit].next_at != Some(starts_at);
    if let Some(&visit) = visits.iter().rev().find(tried) {
        return Kept::Tried(visit);
    }
    if let Some(visit) = settled_by(known, row, duties) {
        return Kept::Settled(visit);
    }
    if row.starts_at() < known.now {
        Kept::Passed
    } else {
        Kept::Ahead
    }
}

/// The duties that an appointment would clear at its start, of those of its party.
pub fn served<'d>(row: &Booking, duties: &[&'d Duty]) -> Vec<&'d Duty> {
    let start = row.starts_at();
    let serves = |duty: &&&Duty| {
        let named = row.rules.contains(&BookingRule::Rule(duty.rule));
        named && duty.clears_from <= start && start < duty.closes
    };
    duties.iter().filter(serves).copied().collect()
}

/// The visit that did, before its day, the last of what an appointment was for.
fn settled_by(known: &Known<'_>, row: &Booking, duties: &[&Duty]) -> Option<VisitIx> {
    let served = served(row, duties);
    let cleared: Option<Vec<VisitIx>> = served.iter().map(|duty| duty.cleared_by).collect();
    let last = cleared?.into_iter().max()?;
    let only_duties = row
        .rules
        .iter()
        .all(|rule| matches!(rule, BookingRule::Rule(_)));
    (only_duties && known.book[last].at < row.date.start()).then_some(last)
}
