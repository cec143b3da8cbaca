//! Every duty of a stretch of time.

use super::{Duty, Known, Scope, Window, cadence, draw, sample, trigger};
use crate::calendar::Period;
use crate::model::policy::{RuleKind, Sample};
use crate::model::{PartyIx, RuleIx, VisitIx};

/// Every duty whose [`opens`, `closes`) meets the window, in every state.
///
/// In policy order, then by party, then by opening, then by id. The same book and the same `now`
/// give the same list.
pub fn derive(known: &Known<'_>, window: &Window) -> Vec<Duty> {
    let rules = known.book.policy.indexed_rules();
    let all = rules.flat_map(|(rule, _)| shown(known, rule, window, Scope::All));
    sorted(all.collect())
}

/// The duties of one rule, as [`derive()`] gives them.
pub fn derive_rule(known: &Known<'_>, rule: RuleIx, window: &Window) -> Vec<Duty> {
    sorted(shown(known, rule, window, Scope::All))
}

/// The duties of one party under one rule, as [`derive()`] gives them.
pub fn derive_party(known: &Known<'_>, rule: RuleIx, party: PartyIx, window: &Window) -> Vec<Duty> {
    sorted(shown(known, rule, window, Scope::One(party)))
}

/// Every duty that a visit of the window may clear, in every state, in the order of [`derive()`]. A
/// pause can make the time in which visits clear a duty begin before the duty opens.
pub fn derive_clearing(known: &Known<'_>, window: &Window) -> Vec<Duty> {
    let rules = known.book.policy.indexed_rules();
    let all = rules.flat_map(|(rule, _)| of_rule(known, rule, window, Scope::All));
    sorted(all.collect())
}

/// The duties of a rule that meet the window by the dates they show.
fn shown(known: &Known<'_>, rule: RuleIx, window: &Window, scope: Scope) -> Vec<Duty> {
    let mut duties = of_rule(known, rule, window, scope);
    duties.retain(|duty| window.meets(duty.opens, duty.closes));
    duties
}

/// The duties of a rule that meet the window by the time in which visits clear them.
pub(super) fn of_rule(known: &Known<'_>, rule: RuleIx, window: &Window, scope: Scope) -> Vec<Duty> {
    let mut duties = unforgiven(known, rule, window, scope, &[]);
    duties.retain(|duty| !is_forgiven(known, duty));
    duties
}

/// The duties of a rule, those of the office's first periods included. `around` are the samples
/// being drawn around this one, so that two that leave out each other's parties come to an end.
fn unforgiven(
    known: &Known<'_>,
    rule: RuleIx,
    window: &Window,
    scope: Scope,
    around: &[RuleIx],
) -> Vec<Duty> {
    match &known.book[rule].kind {
        RuleKind::Cadence(cadence) => cadence::duties(known, rule, cadence, window, scope),
        RuleKind::Trigger(trigger) => match trigger.draw {
            Some(draw) => draw::duties(known, rule, trigger, draw, window, scope),
            None => trigger::duties(known, rule, trigger, window, scope),
        },
        RuleKind::Sample(sample) => {
            let elsewhere = |period: &Period| met_elsewhere(known, rule, sample, period, around);
            sample::duties(known, rule, sample, window, scope, &elsewhere)
        }
    }
}

/// For each party the first visit of a period that cleared a duty of a rule that the sample `rule`
/// leaves out.
pub(super) fn met_elsewhere(
    known: &Known<'_>,
    rule: RuleIx,
    sample: &Sample,
    period: &Period,
    around: &[RuleIx],
) -> Vec<Option<VisitIx>> {
    let around: Vec<RuleIx> = around.iter().copied().chain([rule]).collect();
    let mut first: Vec<Option<VisitIx>> = vec![None; known.book.parties.len()];
    let others = sample.leave_out_met_for.iter();
    for &other in others.filter(|other| !around.contains(other)) {
        for duty in unforgiven(known, other, &Window::of(period), Scope::All, &around) {
            let in_period = |visit: &VisitIx| period.holds(known.book[*visit].at);
            let Some(visit) = duty.cleared_by.filter(in_period) else {
                continue;
            };
            let slot = &mut first[duty.party.position()];
            *slot = Some(slot.map_or(visit, |earlier| earlier.min(visit)));
        }
    }
    first
}

/// Whether a duty of a period that began before the office did was let pass: nothing is held against
/// an office for the time before it began.
fn is_forgiven(known: &Known<'_>, duty: &Duty) -> bool {
    let begun = known.counts_from();
    let before = |period: &Period| period.start() < begun;
    let is_over = duty.closes <= known.now && duty.cleared_by.is_none();
    is_over && duty.reason.fact.period().is_some_and(before)
}

fn sorted(mut duties: Vec<Duty>) -> Vec<Duty> {
    duties.sort_by(|one, other| {
        let key = |duty: &Duty| (duty.rule, duty.party, duty.opens);
        key(one)
            .cmp(&key(other))
            .then_with(|| one.id.cmp(&other.id))
    });
    duties.dedup_by(|next, first| next.rule == first.rule && next.id == first.id);
    duties
}
