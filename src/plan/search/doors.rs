//! The doors that are walked to on members' days, counted before any clock is looked at.

use crate::plan::problem::{Minute, Place, Places, Problem};

/// How many doors are walked to on members' days: at all, by area, by building.
pub(super) struct Doors {
    /// Areas and buildings are counted in one row: the whole day, then areas, then buildings.
    width: usize,
    areas: usize,
    counts: Vec<Minute>,
}

impl Doors {
    pub(super) fn new(problem: &Problem, cells: usize) -> Doors {
        let homes = || problem.places.of.iter().filter(|place| !place.contact);
        let areas = homes().map(|place| place.area as usize + 1).max();
        let buildings = homes().map(|place| place.building as usize + 1).max();
        let areas = areas.unwrap_or(0);
        let width = 1 + areas + buildings.unwrap_or(0);
        Doors {
            width,
            areas,
            counts: vec![0; cells * width],
        }
    }

    /// Where a day is counted, and a home's area and building in it.
    fn counts_of(&self, cell: usize, place: &Place) -> (usize, Option<[usize; 2]>) {
        let first = cell * self.width;
        let home = || {
            let area = first + 1 + place.area as usize;
            [area, first + 1 + self.areas + place.building as usize]
        };
        (first, (!place.contact).then(home))
    }

    pub(super) fn count(&mut self, cell: usize, place: &Place, sign: Minute) {
        let (day, home) = self.counts_of(cell, place);
        for at in home.into_iter().flatten().chain([day]) {
            self.counts[at] += sign;
        }
    }

    /// How many doors a day has.
    pub(super) fn of_day(&self, cell: usize) -> Minute {
        self.counts[cell * self.width]
    }

    /// The walk to a place from the nearest of the day's doors.
    pub(super) fn walk(&self, cell: usize, place: &Place, places: &Places) -> i64 {
        let (day, home) = self.counts_of(cell, place);
        i64::from(match home {
            _ if self.counts[day] == 0 => 0,
            Some([_, building]) if self.counts[building] > 0 => 0,
            Some([area, _]) if self.counts[area] > 0 => places.building,
            _ => places.area,
        })
    }
}
