//! Rules of the office's own periods whose last one is over.

use super::scene::Scene;
use crate::calendar::Unit;
use crate::diag::{Code, Fault};
use crate::model::policy::{Rule, RuleKind};

/// Next year's periods have not been entered yet.
pub(super) fn check(scene: &Scene, faults: &mut Vec<Fault>) {
    for rule in &scene.book.policy.rules {
        let Some(Unit::Term(place)) = every(rule) else {
            continue;
        };
        let term = &scene.book.policy.terms[usize::from(place)];
        let last = term.periods.last().map(|days| days.last);
        if let Some(last) = last.filter(|_| scene.is_over(last)) {
            faults.push(
                Fault::new(Code::TermOver, rule.place.clone())
                    .cell("every")
                    .with("term", &term.name)
                    .with("rule", &rule.id)
                    .with("date", last),
            );
        }
    }
}

fn every(rule: &Rule) -> Option<Unit> {
    match &rule.kind {
        RuleKind::Cadence(cadence) => Some(cadence.every),
        RuleKind::Sample(sample) => Some(sample.every),
        RuleKind::Trigger(_) => None,
    }
}
