//! Picks: some of a selection, those longest not met first.

use std::sync::Arc;

use super::clearing::is_clearing;
use super::settle::settle_one;
use super::term::recurring_term;
use super::{Claim, Duty, Fact, Frame, Known, Scope};
use crate::calendar::{Period, Unit};
use crate::model::policy::{AsOf, Cadence};
use crate::model::{Book, PartyIx, RuleIx, Visit, VisitIx};

/// The duties of a pick of `count` for a period.
///
/// First those with a clearing visit in the period, in its order; then those whose last visit
/// before the period that would have cleared it lies furthest back, never first, then by id,
/// passing over who refused in the period.
pub(super) fn picked(
    known: &Known<'_>,
    rule: RuleIx,
    cadence: &Cadence,
    period: &Arc<Period>,
    count: u32,
) -> Vec<Duty> {
    let owed = owed(known, rule, cadence, period);
    let (mut met, mut open): (Vec<_>, Vec<_>) = owed
        .into_iter()
        .partition(|(duty, _)| duty.cleared_by.is_some());
    met.sort_by_key(|(duty, _)| duty.cleared_by);
    open.retain(|(duty, _)| !refused(known, duty.party, period));
    open.sort_by_key(|(duty, last)| (last.map(|visit| known.book[visit].at), duty.party));
    met.into_iter()
        .chain(open)
        .take(count as usize)
        .map(|(duty, _)| duty)
        .collect()
}

/// What each of the selection would owe, with its last visit before the period that would have
/// cleared it.
fn owed(
    known: &Known<'_>,
    rule: RuleIx,
    cadence: &Cadence,
    period: &Arc<Period>,
) -> Vec<(Duty, Option<VisitIx>)> {
    let as_of = AsOf::period(period);
    let validity = known.book[rule].validity;
    let frame = Frame::on(period, cadence.on, &known.book.almanac);
    let Some(frame) = frame.filter(|frame| validity.holds(frame.opens.date())) else {
        return Vec::new();
    };
    let selected = Scope::All
        .parties(known.book)
        .filter(|&party| cadence.whom.holds(known, party, as_of));
    selected
        .filter_map(|party| {
            let term = recurring_term(known, party, frame).ok()?;
            let fact = |last| Fact::Pick {
                period: Arc::clone(period),
                last,
            };
            let last = last_before(known, rule, party, period);
            let claim = Claim::new(known, rule, party, term, fact(last));
            Some((settle_one(known, claim)?, last))
        })
        .collect()
}

fn last_before(
    known: &Known<'_>,
    rule: RuleIx,
    party: PartyIx,
    period: &Arc<Period>,
) -> Option<VisitIx> {
    let visits = known.visits_of(party);
    let before = visits.partition_point(|&visit| known.book[visit].at < period.start());
    let mut latest = visits[..before].iter().rev().copied();
    latest.find(|&visit| is_of(known.book, rule, period, &known.book[visit]))
}

/// Whether a visit before a period would have cleared the pick of a rule in its own.
pub(super) fn is_of(book: &Book, rule: RuleIx, period: &Arc<Period>, visit: &Visit) -> bool {
    let unit = period.unit.unwrap_or(Unit::Month);
    // Whether somebody stood in is asked of the period in which the visit was made.
    let own = book.almanac.period_holding(unit, visit.at.date());
    let fact = Fact::Pick {
        period: Arc::clone(period),
        last: None,
    };
    is_clearing(book, rule, &fact, visit, own.end())
}

/// Whether the party refused in the period.
fn refused(known: &Known<'_>, party: PartyIx, period: &Period) -> bool {
    let refusals = known.refusals_of_between(party, period.start(), period.end());
    !refusals.is_empty()
}
