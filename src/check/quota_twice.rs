//! Two quotas of one role for one kind of period.

use std::mem::discriminant;

use super::scene::Scene;
use crate::diag::{Code, Fault};
use crate::model::policy::{Quota, Validity};

/// The larger one makes the smaller one idle, and a member's own `quota` replaces both.
pub(super) fn check(scene: &Scene, faults: &mut Vec<Fault>) {
    let quotas = &scene.book.policy.quotas;
    for (position, quota) in quotas.iter().enumerate() {
        let same = |earlier: &&Quota| {
            earlier.role == quota.role
                && earlier.per == quota.per
                && earlier.channels == quota.channels
                && earlier.whom == quota.whom
                && discriminant(&earlier.amount) == discriminant(&quota.amount)
                && meet(earlier.validity, quota.validity)
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

/// Whether two are in force on some day together.
fn meet(one: Validity, other: Validity) -> bool {
    let ((from, until), (other_from, other_until)) = (one.days(), other.days());
    from <= other_until && other_from <= until
}
