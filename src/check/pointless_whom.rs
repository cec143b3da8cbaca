//! `whom` on triggers that follow a fact of one party: it selects nothing there.

use super::scene::Scene;
use crate::diag::{Code, Fault};
use crate::model::policy::{Anchor, RuleKind, Selection};

/// Only events without a party, festivals and birthdays leave open which owners are meant.
pub(super) fn check(scene: &Scene, faults: &mut Vec<Fault>) {
    for rule in &scene.book.policy.rules {
        let RuleKind::Trigger(trigger) = &rule.kind else {
            continue;
        };
        let selects = matches!(
            trigger.on,
            Anchor::Event(_) | Anchor::Festival(_) | Anchor::Birthday
        );
        if !selects && trigger.whom != Selection::default() {
            faults.push(
                Fault::new(Code::PointlessKey, rule.place.clone())
                    .cell("whom")
                    .with("key", "whom")
                    .with("table", "trigger"),
            );
        }
    }
}
