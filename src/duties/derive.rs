//! Every duty of a stretch of time.

use super::{Duty, Known, Scope, Window, cadence, sample, trigger};
use crate::model::policy::RuleKind;
use crate::model::{PartyIx, RuleIx};

/// Every duty whose [`opens`, `closes`) meets the window, in every state.
///
/// In policy order, then by party, then by opening, then by id. The same book and the same `now`
/// give the same list.
pub fn derive(known: &Known<'_>, window: &Window) -> Vec<Duty> {
    let rules = known.book.policy.indexed_rules();
    sorted(
        rules
            .flat_map(|(rule, _)| shown(known, rule, window, Scope::All))
            .collect(),
    )
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
    sorted(
        rules
            .flat_map(|(rule, _)| of_rule(known, rule, window, Scope::All, &[]))
            .collect(),
    )
}

/// The duties of a rule that meet the window by the dates they show.
fn shown(known: &Known<'_>, rule: RuleIx, window: &Window, scope: Scope) -> Vec<Duty> {
    let mut duties = of_rule(known, rule, window, scope, &[]);
    duties.retain(|duty| window.meets(duty.opens, duty.closes));
    duties
}

/// The duties of a rule that meet the window by the time in which visits clear them.
pub(super) fn of_rule(
    known: &Known<'_>,
    rule: RuleIx,
    window: &Window,
    scope: Scope,
    drawing: &[RuleIx],
) -> Vec<Duty> {
    match &known.book[rule].kind {
        RuleKind::Quota(_) => Vec::new(),
        RuleKind::Cadence(cadence) => cadence::duties(known, rule, cadence, window, scope),
        RuleKind::Trigger(trigger) => trigger::duties(known, rule, trigger, window, scope),
        RuleKind::Sample(sample) => sample::duties(known, rule, sample, window, scope, drawing),
    }
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
