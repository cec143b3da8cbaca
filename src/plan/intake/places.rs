//! Where parties live, as numbers.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Book, Household, Party, natural};
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
        rooms: rooms(book),
        unit: minutes(walk.unit),
        building: minutes(walk.building),
        area: minutes(walk.area),
    }
}

/// Numbers the rooms of all parties in natural order; whoever has none comes first.
fn rooms(book: &Book) -> Vec<u32> {
    let room = |party: &Party| {
        let room = party
            .household()
            .and_then(|household| household.room.as_deref());
        natural(room.unwrap_or_default())
    };
    let rooms: Vec<_> = book.parties.iter().map(room).collect();
    let order: Vec<_> = rooms.iter().collect::<BTreeSet<_>>().into_iter().collect();
    let number = |room| order.binary_search(&room).unwrap_or(0);
    rooms
        .iter()
        .map(|room| u32::try_from(number(room)).unwrap_or(u32::MAX))
        .collect()
}

/// Numbers texts in their order.
fn numbers<'a>(texts: impl Iterator<Item = &'a str>) -> BTreeMap<&'a str, u32> {
    let mut numbers: BTreeMap<&str, u32> = texts.map(|text| (text, 0)).collect();
    for (place, number) in numbers.values_mut().zip(0..) {
        *place = number;
    }
    numbers
}
