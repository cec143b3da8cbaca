//! Pulling forward whoever comes late, in the place of somebody who can wait.

use std::cmp::Reverse;

use super::augment::giving_way;
use super::best::best;
use super::fill::fill_party;
use super::look::Scope;
use super::probe::Grid;
use crate::plan::levels::Levels;
use crate::plan::state::Plan;

/// Lets parties that come late change places with others, the latest first; `moves` bounds the
/// work.
///
pub(crate) fn hasten(plan: &mut Plan<'_>, moves: u64) {
    let mut left = moves;
    let mut better = true;
    while better {
        better = false;
        for party in late(plan) {
            better |= hasten_party(plan, party, &mut left);
        }
    }
}

/// Who comes late, the latest first.
fn late(plan: &Plan<'_>) -> Vec<usize> {
    let late = |party: &usize| plan.share(*party).levels.is_late();
    let mut late: Vec<usize> = (0..plan.problem.parties.len()).filter(late).collect();
    late.sort_by_key(|&party| Reverse(lateness(plan, party)));
    late
}

/// How late a party's duties are, by class.
fn lateness(plan: &Plan<'_>, party: usize) -> [i64; 4] {
    let levels = &plan.share(party).levels;
    [0, 1, 2, 3].map(|class| levels.late()[class])
}

/// Finds somebody who gives way to a party on an earlier day; tells whether somebody did.
fn hasten_party(plan: &mut Plan<'_>, party: usize, left: &mut u64) -> bool {
    if *left == 0 {
        return false;
    }
    let problem = plan.problem;
    let (mark, before) = (plan.mark(), plan.levels());
    let last = plan
        .visits_of(party)
        .map(crate::plan::state::Visit::day)
        .max();
    let earlier = last.map_or(0, |day| (1_u64 << day) - 1);
    let mine = lateness(plan, party);
    plan.clear_party(party);
    let placed = plan.share(party).placed;
    for offer in &problem.offers[party] {
        let reasons = offer.reasons & !placed;
        let minutes = problem.shortest(party, reasons, offer.channel);
        let days = if reasons == 0 {
            0
        } else {
            offer.days & earlier
        };
        for day in (0..problem.days).filter(|day| days & 1 << day != 0) {
            for &member in &offer.crew {
                for victim in giving_way(plan, party, problem.cell(member, day), minutes) {
                    if *left == 0 {
                        break;
                    }
                    let waits = lateness(plan, victim) < mine;
                    if waits && exchange(plan, party, victim, day, before, left) {
                        plan.settle();
                        return true;
                    }
                }
            }
        }
    }
    plan.roll_back(mark);
    false
}

/// Puts a party on a day in the place of `victim`, who finds another; keeps that if it is better
/// up to the lateness.
fn exchange(
    plan: &mut Plan<'_>,
    party: usize,
    victim: usize,
    day: usize,
    before: Levels,
    left: &mut u64,
) -> bool {
    *left -= 1;
    let mark = plan.mark();
    plan.clear_party(victim);
    if let Some(visit) = best(plan, party, Scope::on(1 << day)) {
        plan.insert(visit);
        let placed = fill_party(plan, party, Grid::Five) & fill_party(plan, victim, Grid::Five);
        if placed && plan.levels().up_to_late() < before.up_to_late() {
            return true;
        }
    }
    plan.roll_back(mark);
    false
}
