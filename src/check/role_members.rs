//! Roles that rules need and nobody has.

use std::collections::BTreeMap;

use super::scene::{Scene, seats};
use crate::diag::{Code, Fault};
use crate::model::RoleIx;
use crate::model::policy::{Rule, RuleKind};

/// Each role without members in service, at the first rule that needs it.
pub(super) fn check(scene: &Scene, faults: &mut Vec<Fault>) {
    if scene.book.staff.is_empty() {
        return;
    }
    let mut needed: BTreeMap<RoleIx, Vec<&Rule>> = BTreeMap::new();
    for rule in &scene.book.policy.rules {
        for role in roles(rule) {
            needed.entry(role).or_default().push(rule);
        }
    }
    for (role, rules) in needed {
        if scene.members(role).next().is_none() {
            faults.push(
                Fault::new(Code::RoleWithoutMembers, rules[0].place.clone())
                    .with("role", scene.book[role].name())
                    .with("rule", &rules[0].id)
                    .with("count", rules.len()),
            );
        }
    }
}

fn roles(rule: &Rule) -> Vec<RoleIx> {
    match &rule.kind {
        RuleKind::Quota(quota) => vec![quota.role],
        _ => rule
            .asks()
            .into_iter()
            .flat_map(seats)
            .map(|seat| seat.role)
            .collect(),
    }
}
