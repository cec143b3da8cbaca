//! Two quotas of one role for one kind of period.

use super::scene::Scene;
use crate::diag::{Code, Fault};
use crate::model::policy::Quota;

/// The larger one makes the smaller one idle, and a member's own `quota` replaces both.
pub(super) fn check(scene: &Scene, faults: &mut Vec<Fault>) {
    let quotas = &scene.book.policy.quotas;
    for (position, quota) in quotas.iter().enumerate() {
        let same = |earlier: &&Quota| {
            earlier.role == quota.role
                && earlier.per == quota.per
                && earlier.channels == quota.channels
        };
        if let Some(first) = quotas[..position].iter().find(same) {
            faults.push(
                Fault::new(Code::QuotaTwice, quota.place.clone())
                    .cell("role")
                    .with("rule", &quota.id)
                    .with("other", &first.id)
                    .with("role", scene.book[quota.role].name()),
            );
        }
    }
}
