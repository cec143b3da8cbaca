//! Rules that send the member whose own a household is, where it is nobody's own.

use std::collections::{BTreeMap, BTreeSet};

use super::scene::Scene;
use super::staff_area::areas;
use super::typo::typo;
use crate::diag::{Code, Fault};
use crate::model::policy::{Area, Rule};
use crate::model::{Party, RoleIx};

/// For each role that leads or goes along by area: the areas it leaves out, or that it has none.
pub(super) fn check(scene: &Scene, faults: &mut Vec<Fault>) {
    if scene.households().next().is_none() {
        return;
    }
    for (role, rules) in rules_by_own_role(scene) {
        if scene.members(role).next().is_none() {
            continue;
        }
        let missing = areas_of_nobody(scene, role);
        if missing.len() == areas(scene).len() {
            let rule = rules[0];
            faults.push(
                Fault::new(Code::NobodysOwn, rule.place.clone())
                    .with("rule", &rule.id)
                    .with("role", scene.book[role].name()),
            );
            continue;
        }
        for (area, (first, count)) in missing {
            faults.push(
                Fault::new(Code::AreaWithoutOwn, first.place.clone())
                    .cell("area")
                    .with("value", area)
                    .with("role", scene.book[role].name())
                    .with("count", count),
            );
        }
    }
}

/// The rules that ask for the own member of a role, by role.
fn rules_by_own_role<'a>(scene: &Scene<'a>) -> BTreeMap<RoleIx, Vec<&'a Rule>> {
    let mut found: BTreeMap<RoleIx, Vec<&Rule>> = BTreeMap::new();
    for rule in &scene.book.policy.rules {
        let own = rule.asks.seats().filter(|seat| seat.area == Area::Own);
        if !rule.selection().selects_contacts() {
            let roles = own.filter_map(|seat| seat.role);
            roles.for_each(|role| found.entry(role).or_default().push(rule));
        }
    }
    found
}

/// Areas none of whose households is the own of a member of the role, with the first household and
/// their number; not those that a typo in staff.toml explains.
fn areas_of_nobody<'a>(scene: &Scene<'a>, role: RoleIx) -> BTreeMap<&'a str, (&'a Party, usize)> {
    let mut missing: BTreeMap<&str, (&Party, usize)> = BTreeMap::new();
    let mut held = BTreeSet::new();
    let owners = scene.owners(role);
    for (_, party, household) in scene.households() {
        let area = &*household.area;
        if owners.of(household).next().is_some() {
            held.insert(area);
            continue;
        }
        let entry = missing.entry(area).or_insert((party, 0));
        entry.1 += 1;
        if party.place < entry.0.place {
            entry.0 = party;
        }
    }
    let all = areas(scene);
    let typos: BTreeSet<&str> = scene
        .members(role)
        .flat_map(|(_, member)| &member.areas)
        .filter(|area| !all.contains(&***area))
        .filter_map(|area| typo(area, all.iter().copied()))
        .collect();
    missing.retain(|area, _| !held.contains(area) && !typos.contains(area));
    missing
}
