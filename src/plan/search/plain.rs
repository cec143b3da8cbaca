//! Plain plans to begin from: duty after duty gets a place, in one order or another.
//!
//! A search that settles who meets whom before any clock can come to a plan that a plain one beats on
//! small days. A small community is planned plainly too, and the better of the two is gone on with.

use super::best::best_alone;
use super::hasten::hasten;
use super::look::Scope;
use crate::plan::problem::{Minute, Problem, bit};
use crate::plan::state::Plan;

/// A plan of more asked duties is not made plainly.
const MOST_ASKED: usize = 80;

/// In which order duties get a place.
#[derive(Clone, Copy)]
enum Order {
    /// By priority, then by due.
    Class,
    /// By due.
    Due,
    /// Those first that have the fewest days.
    Scarce,
}

/// Which place a duty gets.
#[derive(Clone, Copy)]
enum Manner {
    /// The best of the first day on which there is one.
    First,
    /// The best of all.
    Best,
}

/// Puts the best plain plan in the place of a plan that is worse on the first two levels; tells whether it
/// was.
pub(crate) fn replace_by_plain(plan: &mut Plan<'_>, moves: u64) -> bool {
    let mut better = false;
    let asked = plan.problem.duties.iter().filter(|duty| duty.asked).count();
    let is_perfect = |plan: &Plan<'_>| plan.levels().up_to_late().iter().all(|&level| level == 0);
    for order in [Order::Class, Order::Due, Order::Scarce] {
        for manner in [Manner::First, Manner::Best] {
            if asked > MOST_ASKED || is_perfect(plan) {
                return better;
            }
            let mut plain = planned(plan.problem, order, manner);
            hasten(&mut plain, moves);
            if plain.levels().up_to_late() < plan.levels().up_to_late() {
                *plan = plain;
                better = true;
            }
        }
    }
    better
}

/// The plan in which each duty in turn has its place.
fn planned(problem: &Problem, order: Order, manner: Manner) -> Plan<'_> {
    let mut plan = Plan::new(problem);
    for duty in in_order(problem, order) {
        let party = problem.duties[duty].party;
        let position = problem.position(duty);
        if plan.share(party).placed & bit(position) != 0 {
            continue;
        }
        let days = match manner {
            Manner::First => 0..problem.days,
            Manner::Best => 0..1,
        };
        let scope = |day: usize| match manner {
            Manner::First => Scope::on(1 << day),
            Manner::Best => Scope::ALL,
        };
        let mut places = days.map(|day| best_alone(&plan, party, position, scope(day)));
        if let Some(visit) = places.find_map(|place| place) {
            plan.insert(visit);
        }
    }
    plan
}

/// The asked duties in an order.
fn in_order(problem: &Problem, order: Order) -> Vec<usize> {
    let asked = (0..problem.duties.len()).filter(|&duty| problem.duties[duty].asked);
    let mut duties: Vec<usize> = asked.collect();
    duties.sort_by_key(|&duty| {
        let facts = &problem.duties[duty];
        let due = facts.due.max(problem.now);
        let days = Minute::try_from(facts.possible.count_ones()).unwrap_or(Minute::MAX);
        let class = Minute::try_from(facts.class).unwrap_or(Minute::MAX);
        match order {
            Order::Class => (class, due, 0),
            Order::Due => (due, class, 0),
            Order::Scarce => (days, due, class),
        }
    });
    duties
}
