//! Two rules that ask the same of the same people: copied, and not changed.

use super::scene::Scene;
use crate::diag::{Code, Fault};
use crate::model::policy::{Asks, Rule, RuleKind};

/// Alike in everything but id, title and priority.
pub(super) fn check(scene: &Scene, faults: &mut Vec<Fault>) {
    let rules = &scene.book.policy.rules;
    for (position, rule) in rules.iter().enumerate() {
        if let Some(first) = rules[..position]
            .iter()
            .find(|earlier| alike(earlier, rule))
        {
            faults.push(
                Fault::new(Code::RuleTwice, rule.place.clone())
                    .cell("id")
                    .with("rule", &rule.id)
                    .with("other", &first.id),
            );
        }
    }
}

fn alike(one: &Rule, two: &Rule) -> bool {
    same_asks(&one.asks, &two.asks)
        && one.validity == two.validity
        && match (&one.kind, &two.kind) {
            (RuleKind::Cadence(a), RuleKind::Cadence(b)) => {
                a.whom == b.whom && a.every == b.every && a.on == b.on && a.demand == b.demand
            }
            (RuleKind::Trigger(a), RuleKind::Trigger(b)) => {
                a.on == b.on
                    && a.filter == b.filter
                    && a.whom == b.whom
                    && a.after == b.after
                    && a.wait_for_rain == b.wait_for_rain
                    && (a.at_most, a.in_a_row) == (b.at_most, b.in_a_row)
                    && a.series == b.series
            }
            (RuleKind::Sample(a), RuleKind::Sample(b)) => a.from == b.from && a.every == b.every,
            _ => false,
        }
}

fn same_asks(one: &Asks, two: &Asks) -> bool {
    one.by == two.by && one.with == two.with && one.channels == two.channels
}
