//! Roles that rules need and nobody has.

use std::collections::BTreeMap;

use super::scene::Scene;
use crate::diag::{Code, Fault, Place};
use crate::model::{RoleIx, RuleId};

/// Each role without members in service, at the first rule that needs it.
pub(super) fn check(scene: &Scene, faults: &mut Vec<Fault>) {
    if scene.book.staff.is_empty() {
        return;
    }
    for (role, rules) in needed(scene) {
        if scene.members(role).next().is_none() {
            let (rule, place) = rules[0];
            faults.push(
                Fault::new(Code::RoleWithoutMembers, place.clone())
                    .with("role", scene.book[role].name())
                    .with("rule", rule)
                    .with("count", rules.len()),
            );
        }
    }
}

/// The rules that need each role, in policy order, once for each seat. A quota asks of each member: of a
/// role without members it asks nothing.
fn needed<'a>(scene: &Scene<'a>) -> BTreeMap<RoleIx, Vec<(&'a RuleId, &'a Place)>> {
    let mut needed: BTreeMap<RoleIx, Vec<_>> = BTreeMap::new();
    let mut need = |role, rule| needed.entry(role).or_default().push(rule);
    let policy = &scene.book.policy;
    for rule in &policy.rules {
        rule.asks
            .seats()
            .for_each(|seat| need(seat.role, (&rule.id, &rule.place)));
    }
    needed
}
