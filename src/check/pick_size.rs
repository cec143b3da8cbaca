//! Cadences that pick more than there are.

use super::scene::Scene;
use crate::diag::{Code, Fault};
use crate::model::policy::{Demand, RuleKind};

/// `pick` above the number of parties selected. Nobody selected at all is another fault.
pub(super) fn check(scene: &Scene, faults: &mut Vec<Fault>) {
    for rule in &scene.book.policy.rules {
        let RuleKind::Cadence(cadence) = &rule.kind else {
            continue;
        };
        let Demand::Pick(pick) = cadence.demand else {
            continue;
        };
        let count = scene.selected(&cadence.whom);
        if count > 0 && !scene.may_hold_more(&cadence.whom) && pick as usize > count {
            faults.push(
                Fault::new(Code::PickBeyondSelection, rule.place.clone())
                    .cell("pick")
                    .with("rule", &rule.id)
                    .with("pick", pick)
                    .with("count", count),
            );
        }
    }
}
