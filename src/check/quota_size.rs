//! Quotas that ask for more households than there are.

use super::scene::Scene;
use crate::diag::{Code, Fault};
use crate::model::policy::{Quota, Rule, RuleKind};
use crate::model::{Staff, StaffIx};

/// More than live in the community, or than live in what is a member's own.
pub(super) fn check(scene: &Scene, faults: &mut Vec<Fault>) {
    let all = scene.lived_in().count();
    if all == 0 || scene.households_left_out() > 0 {
        return;
    }
    for rule in &scene.book.policy.rules {
        let RuleKind::Quota(quota) = &rule.kind else {
            continue;
        };
        if quota.households as usize > all {
            faults.push(beyond_all(rule, quota, all));
        } else {
            faults.extend(
                scene
                    .members(quota.role)
                    .filter_map(|(index, member)| beyond_own(scene, quota, index, member)),
            );
        }
    }
}

fn beyond_all(rule: &Rule, quota: &Quota, all: usize) -> Fault {
    Fault::new(Code::QuotaBeyondHouseholds, rule.place.clone())
        .cell("households")
        .with("rule", &rule.id)
        .with("quota", quota.households)
        .with("count", all)
}

fn beyond_own(scene: &Scene, quota: &Quota, index: StaffIx, member: &Staff) -> Option<Fault> {
    let asked = member.quota.unwrap_or(quota.households);
    let is_own = |h: &&crate::model::Household| {
        member.areas.is_empty()
            || h.butler
                .map_or_else(|| member.owns_area(&h.area), |butler| butler == index)
    };
    let own = scene.lived_in().filter(is_own).count();
    (asked as usize > own).then(|| {
        Fault::new(Code::QuotaBeyondOwnArea, member.place.clone())
            .cell(if member.quota.is_some() {
                "quota"
            } else {
                "areas"
            })
            .with("name", &member.name)
            .with("quota", asked)
            .with("count", own)
    })
}
