//! The order of the search: keep, assign, fill, make room, refill, replan, hasten, improve, and top up
//! last. A small community is planned plainly too, and the search goes on from the better of the two.
//!
//! Planning again from a plan just saved changes nothing: what is kept is not improved for effort's
//! sake, and the search begins again from what it has until that changes nothing, so that a second
//! run begins where the first one ended. Top-ups follow from the duties' appointments alone.

use super::assign::assign;
use super::augment::augment;
use super::fill::{fill, fill_first};
use super::floors::order_floors;
use super::hasten::hasten;
use super::keep::keep;
use super::losses::Losses;
use super::outings::share_outings;
use super::plain::replace_by_plain;
use super::refill::Refill;
use super::replan::replan;
use super::revise::revise;
use super::ruin::{improve, polish, polish_top_ups};
use super::top_up::top_up;
use crate::plan::problem::Problem;
use crate::plan::state::Plan;

/// No more rounds than this; a plan that still changes is as good as it gets.
const MOST_ROUNDS: usize = 60;

/// No more often than this is begun again.
const MOST_BEGINNINGS: usize = 8;

/// What bounds a search and decides between equals.
#[derive(Clone, Copy)]
struct Effort {
    /// How many moves it may make.
    moves: u64,
    /// Where its random numbers begin.
    seed: u64,
    /// Whether everybody gets a place one after the other and nothing else is done.
    greedy: bool,
}

/// A good plan for `problem`: `moves` bounds the work, `seed` decides between equals, `watch` is
/// told how many moves were made. A `greedy` search gives everybody a place one after the other.
pub(crate) fn solve<'p>(
    problem: &'p Problem,
    moves: u64,
    seed: u64,
    greedy: bool,
    watch: &dyn Fn(u64, u64),
) -> Plan<'p> {
    let effort = Effort {
        moves,
        seed,
        greedy,
    };
    let mut plan = Plan::new(problem);
    keep(&mut plan);
    search(&mut plan, effort, watch);
    if !greedy && replace_by_plain(&mut plan, moves / 4) {
        search(&mut plan, effort, watch);
    }
    for _ in 0..MOST_BEGINNINGS {
        if greedy || !begin_again(&mut plan, effort) {
            break;
        }
    }
    top_up(&mut plan, None);
    polish_top_ups(&mut plan, moves, seed);
    order_floors(&mut plan);
    plan
}

/// Places what waits, and improves what is not kept.
fn search(plan: &mut Plan<'_>, effort: Effort, watch: &dyn Fn(u64, u64)) {
    let moves = effort.moves;
    let mut refill = Refill::default();
    if !effort.greedy {
        fill_first(plan, moves / 8);
        assign(plan);
    }
    settle(plan, &mut refill, moves);
    hasten(plan, moves / 4);
    if !effort.greedy {
        revise(plan);
    }
    improve(plan, moves, effort.seed, watch);
    if !effort.greedy {
        share_outings(plan);
    }
    polish(plan, moves, effort.seed);
    settle(plan, &mut refill, moves);
}

/// Begins again from what there is, as planning from the saved rows would; tells whether that makes a
/// difference.
fn begin_again(plan: &mut Plan<'_>, effort: Effort) -> bool {
    let before = plan.levels();
    plan.keep_all();
    search(plan, effort, &|_, _| {});
    plan.levels() != before
}

/// Fills, makes room and replans until a whole round changes nothing.
fn settle(plan: &mut Plan<'_>, refill: &mut Refill, moves: u64) {
    for _ in 0..MOST_ROUNDS {
        let filled = fill(plan);
        let losses = Losses::of(plan);
        let placed = augment(plan, &losses, moves / 8);
        // Only where nothing simpler helps.
        let refilled = !(filled || placed) && refill.refill(plan, &losses, moves / 8);
        let better = replan(plan);
        if !(filled || placed || refilled || better) {
            break;
        }
    }
}
