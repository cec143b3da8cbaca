//! The best next appointment for a party that still has asked duties open.

use smallvec::SmallVec;

use super::look::{Chance, Scope, Search};
use super::probe::Grid;
use crate::plan::problem::{Minute, bit};
use crate::plan::state::{Plan, Visit};

/// The appointment of `party` that improves the score most, for one of its open asked duties; `None`
/// where there is none.
pub(crate) fn best(plan: &Plan<'_>, party: usize, scope: Scope) -> Option<Visit> {
    let search = Search::new(plan, party, scope);
    let chances = search.chances();
    search.best_of(chances)
}

/// The appointment of `party` that is best for one of its open asked duties, told by its position, as if it
/// had no other.
pub(crate) fn best_alone(
    plan: &Plan<'_>,
    party: usize,
    duty: usize,
    scope: Scope,
) -> Option<Visit> {
    let search = Search::for_duty(plan, party, duty, scope);
    let chances = search.chances_for(duty);
    search.best_of(chances)
}

/// The best appointment by each of the party's offers on one day that clears one of its duties, told by
/// its position.
pub(crate) fn each_for(plan: &Plan<'_>, party: usize, duty: usize, day: usize) -> Vec<Visit> {
    let scope = Scope {
        grid: Grid::One,
        ..Scope::on(1 << day)
    };
    let search = || Search::new(plan, party, scope);
    let chances = search().chances_for(duty).into_iter();
    let visits = chances.filter_map(|chance| search().best_of(vec![chance]));
    visits
        .filter(|visit| visit.duties & bit(duty) != 0)
        .collect()
}

/// The same by one of the party's offers on one day.
pub(crate) fn best_by(plan: &Plan<'_>, party: usize, offer: usize, day: usize) -> Option<Visit> {
    let search = Search::new(plan, party, Scope::on(1 << day));
    let mut chances = search.chances();
    chances.retain(|chance| chance.number == offer);
    search.best_of(chances)
}

/// The best appointment of `party` on a day among those that take the fewest minutes.
pub(crate) fn shortest(plan: &Plan<'_>, party: usize, day: usize) -> Option<Visit> {
    let search = || Search::new(plan, party, Scope::on(1 << day));
    let chances = search().chances();
    let mut lengths: SmallVec<[Minute; 4]> =
        chances.iter().map(|chance| chance.least.minutes).collect();
    lengths.sort_unstable();
    lengths.dedup();
    lengths.into_iter().find_map(|minutes| {
        let of_length = |chance: &&Chance<'_>| chance.least.minutes == minutes;
        search().best_of(chances.iter().filter(of_length).cloned().collect())
    })
}

/// Every way to meet a party on each of `days` with room, roughly weighed.
pub(crate) fn chances<'p>(plan: &Plan<'p>, party: usize, days: u64) -> Vec<Chance<'p>> {
    Search::new(plan, party, Scope::on(days)).chances()
}
