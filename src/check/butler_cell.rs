//! The `butler` cell of a household: somebody who can be it, and who is still there.

use std::collections::BTreeSet;

use super::scene::Scene;
use crate::diag::{Code, Fault};
use crate::model::RoleIx;
use crate::model::policy::Area;

/// A name in the cell that no rule about the own can use, or of somebody who has left.
pub(super) fn check(scene: &Scene, faults: &mut Vec<Fault>) {
    let roles = owning_roles(scene);
    for (_, party, household) in scene.households() {
        let Some(index) = household.butler else {
            continue;
        };
        let member = &scene.book[index];
        let fault = |code| {
            Fault::new(code, party.place.clone())
                .cell("butler")
                .with("value", &member.id)
                .with("name", &member.name)
        };
        if !roles.is_empty() && !roles.contains(&member.role) {
            faults
                .push(fault(Code::ButlerWithoutRole).with("role", scene.book[member.role].name()));
        } else if let Some(left) = member.left.filter(|_| scene.is_over(member.left)) {
            faults.push(fault(Code::ButlerLeft).with("left", left));
        }
    }
}

/// The roles by which a household can be somebody's own.
fn owning_roles(scene: &Scene) -> BTreeSet<RoleIx> {
    let seats = scene
        .book
        .policy
        .rules
        .iter()
        .flat_map(|rule| rule.asks.seats());
    let own = seats
        .filter(|seat| seat.area == Area::Own)
        .filter_map(|seat| seat.role);
    own.chain(scene.book.policy.coverage.by_role).collect()
}
