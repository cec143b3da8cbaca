//! Quotas that ask for more households than there are.

use super::scene::Scene;
use crate::diag::{Code, Fault};
use crate::model::policy::{Amount, Quota};
use crate::model::{Household, Staff};

/// More than live in the community, or than live in what is a member's own.
pub(super) fn check(scene: &Scene, faults: &mut Vec<Fault>) {
    if scene.lived_in().next().is_none() || scene.households_left_out() > 0 {
        return;
    }
    for quota in &scene.book.policy.quotas {
        if scene.members(quota.role).next().is_none() {
            continue;
        }
        let Amount::Households(households) = quota.amount else {
            continue;
        };
        let all = counting(scene, quota).count();
        if households as usize > all {
            faults.push(larger_than_community(quota, households, all));
        } else {
            // Who leaves hands over: the quota falls with the households.
            let members = scene.members(quota.role);
            let members = members.filter(|(_, member)| member.left.is_none());
            let own = own(scene, quota);
            faults.extend(members.filter_map(|(index, member)| {
                let own = if member.areas.is_empty() {
                    all
                } else {
                    own[index.position()]
                };
                larger_than_own(households, own, member)
            }));
        }
    }
}

/// The households that may count for a quota.
fn counting<'a>(scene: &Scene<'a>, quota: &'a Quota) -> impl Iterator<Item = &'a Household> {
    let lived_in = scene
        .households()
        .filter(|(_, _, household)| household.status.is_lived_in());
    let counting = lived_in.filter(|(_, party, _)| quota.whom.may_hold(party));
    counting.map(|(_, _, household)| household)
}

/// How many of them are each member's own.
fn own(scene: &Scene, quota: &Quota) -> Vec<usize> {
    let owners = scene.owners(quota.role);
    let mut own = vec![0; scene.book.staff.len()];
    for household in counting(scene, quota) {
        for member in owners.of(household) {
            own[member.position()] += 1;
        }
    }
    own
}

fn larger_than_community(quota: &Quota, households: u32, all: usize) -> Fault {
    Fault::new(Code::QuotaBeyondHouseholds, quota.place.clone())
        .cell("households")
        .with("rule", &quota.id)
        .with("quota", households)
        .with("count", all)
}

fn larger_than_own(households: u32, own: usize, member: &Staff) -> Option<Fault> {
    let asked = member.quota.unwrap_or(households);
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
