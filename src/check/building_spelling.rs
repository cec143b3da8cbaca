//! One building spelt in two ways: `3` and `3栋`.

use std::collections::BTreeMap;

use super::scene::Scene;
use crate::diag::{Code, Fault};
use crate::model::Party;

/// Each spelling that is not the usual one of its building, at its first household.
pub(super) fn check(scene: &Scene, faults: &mut Vec<Fault>) {
    for spellings in by_building(scene).values() {
        let Some(usual) = usual(spellings) else {
            continue;
        };
        for (spelling, households) in spellings.iter().filter(|(spelling, _)| **spelling != usual) {
            let first = households.iter().map(|party| &party.place).min();
            faults.extend(first.map(|place| {
                Fault::new(Code::BuildingSpeltTwice, place.clone())
                    .cell("building")
                    .with("value", spelling)
                    .with("count", households.len())
                    .with("near", usual)
                    .near(Some(usual))
            }));
        }
    }
}

/// The households of each building by the way it is spelt.
type Spellings<'a> = BTreeMap<&'a str, Vec<&'a Party>>;

fn by_building<'a>(scene: &Scene<'a>) -> BTreeMap<&'a str, Spellings<'a>> {
    let mut buildings: BTreeMap<&str, Spellings<'_>> = BTreeMap::new();
    for (_, party, household) in scene.households() {
        let spelling = &*household.building;
        let building = buildings.entry(household.building_key()).or_default();
        building.entry(spelling).or_default().push(party);
    }
    buildings
}

/// The spelling of most households, the first in byte order of several; `None` where there is one.
fn usual<'a>(spellings: &Spellings<'a>) -> Option<&'a str> {
    let most = spellings
        .iter()
        .rev()
        .max_by_key(|(_, households)| households.len());
    most.filter(|_| spellings.len() > 1)
        .map(|(spelling, _)| *spelling)
}
