//! The least that is walked by any plan that places the same duties.
//!
//! Some duties are met at the door only. Their units must all be walked to, on no more walks than
//! there are days of those who may go; each walk begins at its first door for nothing, and every
//! further unit is reached from another one. Places are a tree, so the cheapest way to join so
//! many units is to take the shortest joins first.

use std::collections::{BTreeMap, BTreeSet};

use super::groups::Groups;
use super::places::{cells, channels};
use crate::plan::problem::{Duty, Minute, Place, Places, Problem, bit};
use crate::plan::state::{Plan, walked_to};

/// Units that must be walked to, and the days on which somebody may.
type Doors = (BTreeSet<Place>, BTreeSet<u32>);

/// Minutes that every plan walks that places the duties which `plan` places.
pub(crate) fn walk_minutes(plan: &Plan<'_>) -> i64 {
    let problem = plan.problem;
    let doors: Vec<(Place, Vec<u32>)> = (0..problem.parties.len())
        .filter_map(|party| {
            let cells = cells(problem, must_walk(plan, party)?);
            Some((problem.places.of[party], cells))
        })
        .collect();
    let member = |cell: &u32| *cell as usize / problem.days;
    let mut groups = Groups::new(problem.members.len());
    for (_, cells) in &doors {
        groups.join(cells.iter().map(member));
    }
    // Who never goes where another goes walks apart.
    let mut apart: BTreeMap<usize, Doors> = BTreeMap::new();
    for (place, cells) in doors {
        if let Some(first) = cells.first() {
            let (places, days) = apart.entry(groups.of(member(first))).or_default();
            places.insert(place);
            days.extend(cells);
        }
    }
    let shared = joins_areas(&problem.places);
    let joins = apart
        .values()
        .map(|(places, days)| joins(&problem.places, shared, places, days.len()));
    joins.sum()
}

/// A placed duty of a party that can be met at the door only.
fn must_walk<'p>(plan: &Plan<'p>, party: usize) -> Option<&'p Duty> {
    let problem: &'p Problem = plan.problem;
    let placed = plan.share(party).placed & !problem.parties[party].carried;
    let duties = problem.duties_of(party).iter().enumerate();
    let found = duties
        .filter(|(position, _)| placed & bit(*position) != 0)
        .find(|(_, duty)| channels(problem, duty).all(walked_to));
    found.map(|(_, duty)| duty)
}

/// The minutes of joining places to no more than `walks` walks, `shared` telling whether some building
/// lies in two areas.
fn joins(tally: &Places, shared: bool, places: &BTreeSet<Place>, walks: usize) -> i64 {
    let homes = || places.iter().filter(|place| !place.contact);
    let contacts = places.len() - homes().count();
    let units: BTreeSet<_> = homes().map(|place| (place.building, place.unit)).collect();
    let buildings: BTreeSet<_> = homes().map(|place| place.building).collect();
    let areas: BTreeSet<_> = homes().map(|place| place.area).collect();
    // A building of two areas joins them, even where it only lies on the way; then they are not
    // counted at all, to be safe.
    let apart = if shared {
        buildings.len().min(1)
    } else {
        areas.len()
    };
    let building = tally.building.min(tally.area);
    let prices: [(usize, Minute); 3] = [
        (units.len() - buildings.len(), tally.unit.min(building)),
        (buildings.len() - apart, building),
        (usize::MAX, tally.area),
    ];
    let mut left = (units.len() + contacts).saturating_sub(walks);
    let mut minutes = 0;
    for (most, price) in prices {
        let joined = left.min(most);
        minutes += i64::from(price) * i64::try_from(joined).unwrap_or(0);
        left -= joined;
    }
    minutes
}

/// Whether a building lies in two areas.
fn joins_areas(tally: &Places) -> bool {
    let mut area_of = BTreeMap::new();
    let mut homes = tally.of.iter().filter(|place| !place.contact);
    homes.any(|home| *area_of.entry(home.building).or_insert(home.area) != home.area)
}

#[cfg(test)]
mod tests {
    use super::{joins, joins_areas};
    use crate::plan::problem::{Place, Places};

    fn home(area: u32, building: u32, unit: u32) -> Place {
        Place {
            area,
            building,
            unit,
            contact: false,
        }
    }

    #[test]
    fn the_shortest_joins_come_first_and_each_walk_begins_for_nothing() {
        let tally = Places {
            of: Vec::new(),
            rooms: Vec::new(),
            unit: 1,
            building: 4,
            area: 10,
        };
        let places = [home(0, 0, 0), home(0, 0, 1), home(0, 1, 0), home(1, 2, 0)];
        let places = places.into_iter().collect();
        assert_eq!(joins(&tally, false, &places, 4), 0, "a walk for each");
        assert_eq!(joins(&tally, false, &places, 3), 1);
        assert_eq!(joins(&tally, false, &places, 2), 1 + 4);
        assert_eq!(joins(&tally, false, &places, 1), 1 + 4 + 10);
        let through = Places {
            of: vec![home(0, 7, 0), home(1, 7, 0)],
            ..tally
        };
        assert_eq!(
            joins(&through, joins_areas(&through), &places, 1),
            1 + 4 + 4,
            "a building on the way may join the areas"
        );
    }
}
