//! Why a rule of periods has a duty for a party, or none.

use super::derive::met_elsewhere;
use super::obstacle::Obstacle;
use super::sample::undrawn;
use super::term::recurring_term;
use super::{Duty, Frame, Known, NotOwed, Window, derive_party};
use crate::calendar::{Period, Unit};
use crate::model::policy::{AsOf, Demand, RuleKind};
use crate::model::{PartyIx, RuleIx};

/// The duties of the period before, this one and the next, and what stands in the way of one in this
/// one.
pub(super) fn by_period(
    known: &Known<'_>,
    rule: RuleIx,
    unit: Unit,
    party: PartyIx,
) -> (Vec<Duty>, Vec<Obstacle>) {
    let almanac = &known.book.almanac;
    let period = almanac.period_holding(unit, known.now.date());
    let around = Window::new(
        almanac.previous(&period).start(),
        almanac.next(&period).end(),
    );
    let duties = derive_party(known, rule, party, &around);
    let is_of_period = |duty: &Duty| duty.reason.fact.period() == Some(&period);
    let obstacles = if duties.iter().any(is_of_period) {
        Vec::new()
    } else {
        obstacles(known, rule, &period, party)
    };
    (duties, obstacles)
}

/// Why a party owes nothing for a period.
fn obstacles(known: &Known<'_>, rule: RuleIx, period: &Period, party: PartyIx) -> Vec<Obstacle> {
    let selection = known.book[rule].selection();
    let failing = selection.failing(known, party, AsOf::period(period));
    let unmet: Vec<_> = failing.map(Obstacle::Unmet).collect();
    if !unmet.is_empty() {
        return unmet;
    }
    let validity = known.book[rule].validity;
    let Some(frame) = frame(known, rule, period) else {
        return vec![Obstacle::NoSuchDay];
    };
    if !validity.holds(frame.opens.date()) {
        return vec![Obstacle::NotInForce(validity)];
    }
    let obstacle = match recurring_term(known, party, frame) {
        Err(reason) => Some(Obstacle::NotOwed(reason)),
        Ok(term) if term.suspended => Some(Obstacle::Paused),
        Ok(term) if term.cut_at.is_some_and(|end| end <= known.now) => gone(known, party),
        Ok(_) => passed_over(known, rule, period, party),
    };
    obstacle.into_iter().collect()
}

/// The dates of what a rule asks for in a period; of several visits, all of them together.
fn frame(known: &Known<'_>, rule: RuleIx, period: &Period) -> Option<Frame> {
    match &known.book[rule].kind {
        RuleKind::Cadence(cadence) => Frame::on(period, cadence.on, &known.book.almanac),
        RuleKind::Trigger(_) | RuleKind::Sample(_) => Some(Frame::whole(period)),
    }
}

/// The obstacle of having moved out.
pub(super) fn gone(known: &Known<'_>, party: PartyIx) -> Option<Obstacle> {
    let household = known.book[party].household();
    let moved_out = household.and_then(|household| household.moved_out);
    moved_out.map(|date| Obstacle::NotOwed(NotOwed::MovedOut(date)))
}

/// Why a pick or a sample that selects a party has no duty of it.
fn passed_over(
    known: &Known<'_>,
    rule: RuleIx,
    period: &Period,
    party: PartyIx,
) -> Option<Obstacle> {
    match &known.book[rule].kind {
        RuleKind::Cadence(cadence) if matches!(cadence.demand, Demand::Pick(_)) => {
            let refusals = known.refusals_of_between(party, period.start(), period.end());
            let last = refusals.last().copied();
            Some(last.map_or(Obstacle::NotPicked, Obstacle::Refused))
        }
        RuleKind::Sample(sample) => {
            let elsewhere = |period: &Period| met_elsewhere(known, rule, sample, period, &[]);
            undrawn(known, rule, sample, period, &elsewhere, party)
        }
        RuleKind::Cadence(_) | RuleKind::Trigger(_) => None,
    }
}
