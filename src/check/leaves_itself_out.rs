//! Samples that leave out those met for the sample itself.

use super::scene::Scene;
use crate::diag::{Code, Fault};
use crate::model::policy::RuleKind;

/// `leave_out.met_for` names its own rule: it would change under the visitors' feet.
pub(super) fn check(scene: &Scene, faults: &mut Vec<Fault>) {
    for (index, rule) in scene.book.policy.indexed_rules() {
        let RuleKind::Sample(sample) = &rule.kind else {
            continue;
        };
        if sample.leave_out_met_for.contains(&index) {
            faults.push(
                Fault::new(Code::LeavesItselfOut, rule.place.clone())
                    .cell("leave_out")
                    .with("rule", &rule.id),
            );
        }
    }
}
