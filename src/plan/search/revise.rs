//! A second look at whoever is met at a price, outside the hours that suit or by a second channel: what was free when
//! the place was chosen may be worse than what is free now. One look each, so that it is done in the largest
//! community too.

use super::best::best;
use super::fill::{fill_party, is_waiting};
use super::look::Scope;
use super::probe::Grid;
use super::ruin::{Goal, movable};
use crate::plan::state::Plan;

/// No more rounds than this.
const MOST_ROUNDS: usize = 3;

/// Gives those who are met at a price another place where that is better, until nobody gets one.
pub(super) fn revise(plan: &mut Plan<'_>) {
    for _ in 0..MOST_ROUNDS {
        let mut better = false;
        for party in 0..plan.problem.parties.len() {
            let share = plan.share(party);
            if share.outside + share.second > 0 && movable(plan, party, Goal::Effort) {
                better |= look_again(plan, party);
            }
        }
        if !better {
            break;
        }
    }
}

/// Meets a party elsewhere if that is better; tells whether it is.
fn look_again(plan: &mut Plan<'_>, party: usize) -> bool {
    let (mark, before) = (plan.mark(), plan.levels());
    plan.clear_party(party);
    if let Some(visit) = best(plan, party, Scope::ALL) {
        plan.insert(visit);
    }
    if is_waiting(plan, party) {
        fill_party(plan, party, Grid::Five);
    }
    let better = plan.levels() < before;
    if better {
        plan.settle();
    } else {
        plan.roll_back(mark);
    }
    better
}
