//! Filling: whoever has an asked duty open gets the best place that is left.

use super::augment::make_room;
use super::best::best;
use super::look::Scope;
use super::losses::Losses;
use super::probe::Grid;
use super::strain::strain;
use crate::plan::problem::{Duty, Minute, Place, Problem, indexes};
use crate::plan::state::Plan;

/// The class of high priority.
pub(super) const HIGH: usize = 1;

/// How pressing a duty is: its rank, its due, how few days it has.
type Pressing = (usize, Minute, u32);

/// What decides who comes first: the most pressing open duty, then the place, so that neighbours
/// follow one another.
type Turn = (Pressing, Place, usize);

/// The parties with an asked duty open, the most pressing first.
pub(crate) fn waiting(plan: &Plan<'_>) -> Vec<usize> {
    let parties = 0..plan.problem.parties.len();
    let mut turns: Vec<Turn> = parties.filter_map(|party| turn(plan, party)).collect();
    turns.sort_unstable();
    turns.into_iter().map(|turn| turn.2).collect()
}

/// Where a party stands in the queue, if it stands there.
pub(crate) fn turn(plan: &Plan<'_>, party: usize) -> Option<Turn> {
    let problem: &Problem = plan.problem;
    let pressing = open(plan, party)
        .map(|duty| pressing(problem, duty))
        .min()?;
    Some((pressing, problem.places.of[party], party))
}

/// The asked duties of a party that are not placed.
fn open<'p>(plan: &Plan<'p>, party: usize) -> impl Iterator<Item = &'p Duty> + use<'p> {
    let duties = plan.problem.duties_of(party);
    indexes(plan.open(party)).map(|position| &duties[position])
}

/// What is urgent first, then what is late already, then by class and due.
fn pressing(problem: &Problem, duty: &Duty) -> Pressing {
    let rank = if duty.urgent() {
        0
    } else if duty.due <= problem.now {
        1
    } else {
        1 + duty.class
    };
    (rank, duty.due.max(problem.now), duty.possible.count_ones())
}

/// Whether a party has an asked duty open.
pub(crate) fn is_waiting(plan: &Plan<'_>, party: usize) -> bool {
    open(plan, party).next().is_some()
}

/// Gives a party appointments until nothing more of it finds a place; tells whether all did.
pub(crate) fn fill_party(plan: &mut Plan<'_>, party: usize, grid: Grid) -> bool {
    while is_waiting(plan, party) {
        let Some(visit) = best(plan, party, Scope::at(grid)) else {
            return false;
        };
        plan.insert(visit);
    }
    true
}

/// Gives those whose duties come before all others what there is, one after the other: urgent and
/// high ones. They are few, often need a team, and nothing else may take their place.
///
/// Where not all of them can be met, those are whose visitors are asked for less by others.
pub(crate) fn fill_first(plan: &mut Plan<'_>, moves: u64) {
    let waiting = waiting(plan);
    let comes_first = |plan: &Plan<'_>, party: usize| {
        let possible = !plan.problem.offers[party].is_empty();
        possible && open(plan, party).any(|duty| duty.class <= HIGH)
    };
    let in_time: Vec<usize> = waiting
        .iter()
        .copied()
        .filter(|&party| comes_first(plan, party))
        .collect();
    let mark = plan.mark();
    fill_in_turn(plan, &in_time, Grid::Five);
    if !in_time.iter().any(|&party| comes_first(plan, party)) {
        return;
    }
    let enough = plan.levels();
    plan.roll_back(mark);
    let strain = strain(plan, &waiting, HIGH);
    let mut with_ease = in_time.clone();
    with_ease.sort_by_key(|&party| strain[party]);
    // What giving way would cost stays the same until something is placed.
    let mut losses = (plan.levels(), Losses::of(plan));
    for party in with_ease {
        if !fill_party(plan, party, Grid::Five) {
            if losses.0 != plan.levels() {
                losses = (plan.levels(), Losses::of(plan));
            }
            make_room(plan, party, &losses.1, moves);
        }
    }
    if plan.levels().0[..=HIGH] > enough.0[..=HIGH] {
        plan.roll_back(mark);
        fill_in_turn(plan, &in_time, Grid::Five);
    }
}

fn fill_in_turn(plan: &mut Plan<'_>, parties: &[usize], grid: Grid) {
    for &party in parties {
        fill_party(plan, party, grid);
    }
}

/// Gives every waiting party in turn what there is, on the coarser grid and then on the finer;
/// tells whether anything was placed.
pub(crate) fn fill(plan: &mut Plan<'_>) -> bool {
    let before = plan.levels();
    for grid in Grid::ALL {
        fill_in_turn(plan, &waiting(plan), grid);
    }
    plan.levels() != before
}
