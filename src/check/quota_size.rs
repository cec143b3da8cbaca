//! Quotas that ask for more households than there are.

use super::scene::Scene;
use crate::diag::{Code, Fault};
use crate::model::policy::Quota;
use crate::model::{Staff, StaffIx};

/// More than live in the community, or than live in what is a member's own.
pub(super) fn check(scene: &Scene, faults: &mut Vec<Fault>) {
    let all = scene.lived_in().count();
    if all == 0 || scene.households_left_out() > 0 {
        return;
    }
    for quota in &scene.book.policy.quotas {
        if scene.members(quota.role).next().is_none() {
            continue;
        }
        if quota.households as usize > all {
            faults.push(larger_than_community(quota, all));
        } else {
            let members = scene.members(quota.role);
            faults.extend(
                members.filter_map(|(index, member)| larger_than_own(scene, quota, index, member)),
            );
        }
    }
}

fn larger_than_community(quota: &Quota, all: usize) -> Fault {
    Fault::new(Code::QuotaBeyondHouseholds, quota.place.clone())
        .cell("households")
        .with("rule", &quota.id)
        .with("quota", quota.households)
        .with("count", all)
}

fn larger_than_own(scene: &Scene, quota: &Quota, index: StaffIx, member: &Staff) -> Option<Fault> {
    let asked = member.quota.unwrap_or(quota.households);
    let days = scene.days_ahead();
    let own = scene.lived_in().filter(|household| {
        member.areas.is_empty() || scene.book.own(household, quota.role, days).contains(&index)
    });
    let own = own.count();
    (asked as usize > own).then(|| {
        let stated = if member.quota.is_some() {
            "quota"
        } else {
            "areas"
        };
        Fault::new(Code::QuotaBeyondOwnArea, member.place.clone())
            .cell(stated)
            .with("name", &member.name)
            .with("quota", asked)
            .with("count", own)
    })
}
