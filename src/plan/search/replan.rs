//! Planning one party anew, where that makes the plan better.

use super::best::{best_for, may_clear};
use super::fill::{fill_party, is_waiting};
use super::probe::Grid;
use crate::plan::levels::Levels;
use crate::plan::problem::indexes;
use crate::plan::state::Plan;

/// No more orders than these are tried for a party.
const MOST_ORDERS: usize = 8;

/// Plans anew every party that waits or comes late; tells whether that made anything better.
///
/// Room decision: who comes late in a row of the saved plan that could be kept stays there.
pub(crate) fn replan(plan: &mut Plan<'_>) -> bool {
    let mut better = false;
    for party in 0..plan.problem.parties.len() {
        let late = plan.share(party).levels.is_late();
        let proposed = plan.visits_of(party).any(|visit| !visit.is_fixed());
        let kept = plan.visits_of(party).all(|visit| visit.kept);
        if proposed && (late && !kept || is_waiting(plan, party)) {
            better |= replan_party(plan, party, kept);
        }
    }
    better
}

/// Plans one party anew and keeps that only if a level above the last is better; where its rows
/// are the saved plan's, only if more is placed.
fn replan_party(plan: &mut Plan<'_>, party: usize, kept: bool) -> bool {
    let levels = if kept { Levels::LATE } else { Levels::EFFORT };
    let (mark, before) = (plan.mark(), plan.levels());
    let late = plan.share(party).levels.is_late();
    let waiting = plan.open(party);
    plan.clear_party(party);
    let cleared = plan.mark();
    if late || may_clear(plan, party, waiting) {
        // What is best at first need not be in the end: what waits may have few days, others many.
        let orders = std::iter::once(None).chain(indexes(waiting).map(Some));
        let orders = orders.take(MOST_ORDERS);
        for first in orders {
            let visit = first.and_then(|duty| best_for(plan, party, duty));
            if let Some(visit) = visit {
                plan.insert(visit);
            }
            fill_party(plan, party, Grid::Five);
            if plan.levels().0[..levels] < before.0[..levels] {
                return true;
            }
            plan.roll_back(cleared);
        }
    }
    plan.roll_back(mark);
    false
}
