//! Where parties live, as numbers.

use std::collections::BTreeMap;

use crate::model::{Book, Household, Party};
use crate::plan::problem::{Minute, Place, Places};

/// The places of all parties, numbered in the order of their texts.
pub(super) fn places(book: &Book) -> Places {
    let walk = book.policy.visit.walk_minutes;
    let minutes = |minutes: u32| Minute::try_from(minutes).unwrap_or(Minute::MAX / 4);
    let households = || book.parties.iter().filter_map(Party::household);
    let areas = numbers(households().map(|household| &*household.area));
    let buildings = numbers(households().map(Household::building_key));
    let units = numbers(households().map(Household::unit_key));
    let place = |party: &Party| match party.household() {
        Some(household) => Place {
            area: areas[&*household.area],
            building: buildings[household.building_key()],
            unit: units[household.unit_key()],
            contact: false,
        },
        None => Place {
            area: u32::MAX,
            building: u32::MAX,
            unit: u32::MAX,
            contact: true,
        },
    };
    Places {
        of: book.parties.iter().map(place).collect(),
        unit: minutes(walk.unit),
        building: minutes(walk.building),
        area: minutes(walk.area),
    }
}

/// Numbers texts in their order.
fn numbers<'a>(texts: impl Iterator<Item = &'a str>) -> BTreeMap<&'a str, u32> {
    let mut numbers: BTreeMap<&str, u32> = texts.map(|text| (text, 0)).collect();
    for (place, number) in numbers.values_mut().zip(0..) {
        *place = number;
    }
    numbers
}
