//! Two quotas of one role for one kind of period.

use super::scene::Scene;
use crate::diag::{Code, Fault};

/// The larger one makes the smaller one idle, and a member's own `quota` replaces both.
pub(super) fn check(scene: &Scene, faults: &mut Vec<Fault>) {
    let quotas: Vec<_> = scene.book.policy.quotas().collect();
    for (position, (index, quota)) in quotas.iter().enumerate() {
        let same = |(_, earlier): &&(_, &crate::model::policy::Quota)| {
            earlier.role == quota.role
                && earlier.per == quota.per
                && earlier.channels == quota.channels
        };
        if let Some((first, _)) = quotas[..position].iter().find(same) {
            let rule = &scene.book[*index];
            faults.push(
                Fault::new(Code::QuotaTwice, rule.place.clone())
                    .cell("role")
                    .with("rule", &rule.id)
                    .with("other", &scene.book[*first].id)
                    .with("role", scene.book[quota.role].name()),
            );
        }
    }
}
