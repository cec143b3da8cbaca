//! What stands in the way: the conditions that fail, as values.

use super::cadence::{period_term, whole};
use super::sample::Undrawn;
use super::selection::{Asof, failing};
use super::{Fact, Known, NotOwed, Unmet};
use crate::calendar::{Date, Period};
use crate::model::policy::Selection;
use crate::model::{IssueIx, PartyIx, VisitIx};

/// A condition that fails, with its fact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Obstacle {
    /// The rule does not select it.
    Unmet(Unmet),
    /// It moves in too late, or moved out before.
    NotOwed(NotOwed),
    /// It is not to be disturbed.
    Paused,
    /// Others come first in the pick.
    NotPicked,
    /// It refused in the period, so the pick passes over it.
    Refused(VisitIx),
    /// Its place in the sample is too far behind.
    NotDrawn {
        /// Its place, from 1.
        rank: u32,
        /// Of how many.
        of: u32,
    },
    /// It was met for a rule that the sample leaves out.
    LeftOut(VisitIx),
    /// Nothing the rule follows has happened to it.
    NothingHappened,
    /// An issue happened, but not one that `where` asks for.
    OtherIssue(IssueIx),
    /// It happened, and the rule waits for rain.
    WaitsForRain(Fact),
    /// It happened, and whether the rule draws it is known on this day.
    WaitsForDraw(Fact, Date),
}

impl From<Undrawn> for Obstacle {
    fn from(undrawn: Undrawn) -> Obstacle {
        match undrawn {
            Undrawn::Rank(rank, of) => Obstacle::NotDrawn { rank, of },
            Undrawn::LeftOut(visit) => Obstacle::LeftOut(visit),
        }
    }
}

/// Why a party that may be selected owes nothing for a period.
pub(super) fn of_period(
    known: &Known<'_>,
    selection: &Selection,
    period: &Period,
    party: PartyIx,
) -> Vec<Obstacle> {
    let unmet: Vec<_> = failing(known, selection, party, Asof::period(period))
        .map(Obstacle::Unmet)
        .collect();
    if !unmet.is_empty() {
        return unmet;
    }
    match period_term(known, party, whole(period)) {
        Err(reason) => vec![Obstacle::NotOwed(reason)],
        Ok(term) if term.suspended => vec![Obstacle::Paused],
        Ok(term) if term.cut_at.is_some_and(|end| end <= known.now) => gone(known, party).collect(),
        Ok(_) => Vec::new(),
    }
}

/// The obstacle of having moved out.
pub(super) fn gone(known: &Known<'_>, party: PartyIx) -> impl Iterator<Item = Obstacle> + use<> {
    let moved_out = known.book[party]
        .household()
        .and_then(|household| household.moved_out);
    moved_out
        .map(|date| Obstacle::NotOwed(NotOwed::MovedOut(date)))
        .into_iter()
}

/// Why a pick has no duty of a party that it selects.
pub(super) fn unpicked(known: &Known<'_>, period: &Period, party: PartyIx) -> Obstacle {
    let refusals = known.refusals_of_between(party, period.start(), period.end());
    refusals
        .last()
        .map_or(Obstacle::NotPicked, |&refusal| Obstacle::Refused(refusal))
}
