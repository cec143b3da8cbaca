//! Roles that rules need and nobody has.

use std::collections::BTreeMap;

use super::scene::Scene;
use crate::diag::{Code, Fault, Place};
use crate::model::RoleIx;

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
fn needed<'a>(scene: &Scene<'a>) -> BTreeMap<RoleIx, Vec<(&'a str, &'a Place)>> {
    let mut needed: BTreeMap<RoleIx, Vec<_>> = BTreeMap::new();
    let mut need = |role, rule| needed.entry(role).or_default().push(rule);
    let policy = &scene.book.policy;
    for rule in &policy.rules {
        let seats = rule.asks.seats().filter_map(|seat| seat.role);
        let roles = seats.chain(rule.asks.stand_in);
        roles.for_each(|role| need(role, (rule.id.as_str(), &rule.place)));
    }
    // A ladder has no id: it is told by what it is.
    for escalation in &policy.escalations {
        need(escalation.to, ("escalate", &escalation.place));
    }
    needed
}
