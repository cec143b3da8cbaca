//! Ladders that no issue ever comes to.

use super::scene::Scene;
use crate::diag::{Code, Fault};
use crate::model::policy::Escalation;

/// A step that goes by a limit which the policy sets for no issue.
pub(super) fn check(scene: &Scene, faults: &mut Vec<Fault>) {
    let limits = &scene.book.policy.limits;
    let is_set = |escalation: &&Escalation| {
        let special = limits.special.iter().map(|special| &special.limits);
        let mut all = std::iter::once(&limits.usual).chain(special);
        all.any(|limits| limits.of(escalation.limit).spans().next().is_some())
    };
    let escalations = scene.book.policy.escalations.iter();
    for escalation in escalations.filter(|escalation| !is_set(escalation)) {
        faults.push(
            Fault::new(Code::LadderWithoutLimit, escalation.place.clone())
                .cell("after")
                .with("limit", escalation.limit.as_str())
                .with("role", scene.book[escalation.to].name()),
        );
    }
}
