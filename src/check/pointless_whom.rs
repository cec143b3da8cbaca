//! `whom` on triggers that follow a fact of one party: it selects nothing there.

use super::scene::Scene;
use crate::diag::{Code, Fault};
use crate::model::policy::{RuleKind, Selection};

/// Only events without a party, festivals, birthdays and areas taken over leave open which owners
/// are meant.
pub(super) fn check(scene: &Scene, faults: &mut Vec<Fault>) {
    for rule in &scene.book.policy.rules {
        let RuleKind::Trigger(trigger) = &rule.kind else {
            continue;
        };
        if trigger.on.names_party() && trigger.whom != Selection::default() {
            faults.push(
                Fault::new(Code::PointlessKey, rule.place.clone())
                    .cell("whom")
                    .with("key", "whom")
                    .with("table", "trigger"),
            );
        }
    }
}
