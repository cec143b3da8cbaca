//! Planning one party anew, where that makes the plan better: its duties together or apart, in every order.

use super::best::best_alone;
use super::fill::{fill_party, is_waiting};
use super::look::Scope;
use super::probe::Grid;
use crate::plan::levels::Levels;
use crate::plan::problem::indexes;
use crate::plan::state::Plan;

/// No more orders than these are tried for a party.
const MOST_ORDERS: usize = 24;

/// Plans anew every party that waits or comes late; tells whether that made anything better.
pub(crate) fn replan(plan: &mut Plan<'_>) -> bool {
    let mut better = false;
    for party in 0..plan.problem.parties.len() {
        let late = plan.share(party).levels.is_late();
        let proposed = plan.visits_of(party).any(|visit| !visit.is_fixed());
        if proposed && (late || is_waiting(plan, party)) {
            better |= replan_party(plan, party);
        }
    }
    better
}

/// Plans one party anew and keeps that only if a level above the last is better; where its rows are the
/// saved plan's, only if that is before the rows moved.
fn replan_party(plan: &mut Plan<'_>, party: usize) -> bool {
    let kept = plan.visits_of(party).all(|visit| visit.kept);
    let levels = if kept { Levels::MOVED } else { Levels::EFFORT };
    let (mark, before) = (plan.mark(), plan.levels());
    plan.clear_party(party);
    let cleared = plan.mark();
    let open = kinds(plan, party);
    // What is best at first need not be in the end: one duty may have three days and another thirty, and
    // what is late need not wait to ride along.
    for order in orders(&open) {
        for &duty in &order {
            if plan.share(party).placed & 1 << duty == 0 {
                let visit = best_alone(plan, party, duty, Scope::ALL);
                if let Some(visit) = visit {
                    plan.insert(visit);
                }
            }
        }
        fill_party(plan, party, Grid::Five);
        if plan.levels().0[..levels] < before.0[..levels] {
            return true;
        }
        plan.roll_back(cleared);
    }
    plan.roll_back(mark);
    false
}

/// Of the open duties of a party that are alike one each: the others go with it anyway.
fn kinds(plan: &Plan<'_>, party: usize) -> Vec<usize> {
    let duties = plan.problem.duties_of(party);
    let kind = |position: usize| {
        let duty = &duties[position];
        (duty.rule, duty.opens, duty.due, duty.closes)
    };
    let mut kinds: Vec<usize> = Vec::new();
    for position in indexes(plan.open(party)) {
        if !kinds.iter().any(|&other| kind(other) == kind(position)) {
            kinds.push(position);
        }
    }
    kinds
}

/// The orders in which duties are placed each by itself, what is left together: none, then each first, then
/// all in each order.
fn orders(open: &[usize]) -> Vec<Vec<usize>> {
    let mut orders: Vec<Vec<usize>> = vec![Vec::new()];
    let mut from = 0;
    // One duty has no order.
    while open.len() > 1 && from < orders.len() && orders.len() < MOST_ORDERS {
        let until = orders.len();
        for number in from..until {
            for &duty in open {
                if !orders[number].contains(&duty) && orders.len() < MOST_ORDERS {
                    let mut longer = orders[number].clone();
                    longer.push(duty);
                    orders.push(longer);
                }
            }
        }
        from = until;
    }
    orders
}
