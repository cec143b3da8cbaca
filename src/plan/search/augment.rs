//! Making room: somebody else's appointment moves so that a waiting party finds a place.
//!
//! An augmenting path through members' days: the waiting party takes a place on a day, whom it
//! displaces looks for another, and so on. Each day is tried once a path, so a search that fails
//! has seen every day that could be freed; those days stay closed to later searches until
//! something changes, for they would fail there too.

use super::best::best;
use super::fill::{fill_party, waiting};
use super::probe::Grid;
use crate::plan::levels::Levels;
use crate::plan::problem::Minute;
use crate::plan::state::Plan;

/// How many appointments one path may displace.
const LONGEST_PATH: u32 = 8;

/// Makes room for waiting parties; tells whether some found a place. `moves` bounds the work.
pub(crate) fn augment(plan: &mut Plan<'_>, moves: u64) -> bool {
    let mut search = Augment {
        tried: vec![false; plan.problem.members.len() * plan.problem.days],
        moves,
    };
    let mut better = false;
    for party in waiting(plan) {
        if search.place(plan, party, LONGEST_PATH) {
            search.tried.fill(false);
            better = true;
        }
    }
    better
}

/// The parties on a member's day that could make room of so many minutes for `party`, by time.
pub(super) fn giving_way(
    plan: &Plan<'_>,
    party: usize,
    cell: usize,
    minutes: Minute,
) -> Vec<usize> {
    let day = plan.day(cell);
    let mut victims: Vec<usize> = Vec::new();
    for entry in &day.entries {
        let visit = &plan[entry.visit];
        let victim = visit.party as usize;
        let enough = day.minutes - visit.minutes + minutes <= plan.problem.settings.per_day;
        if !visit.is_fixed() && enough && victim != party && !victims.contains(&victim) {
            victims.push(victim);
        }
    }
    victims
}

struct Augment {
    tried: Vec<bool>,
    moves: u64,
}

impl Augment {
    /// Places something of a waiting party by displacing others. On failure the plan is as before.
    fn place(&mut self, plan: &mut Plan<'_>, party: usize, longest: u32) -> bool {
        let problem = plan.problem;
        let placed = plan.share(party).placed;
        for offer in &problem.offers[party] {
            let reasons = offer.reasons & !placed;
            if reasons == 0 {
                continue;
            }
            let minutes = problem.shortest(party, reasons, offer.channel);
            for day in (0..problem.days).filter(|day| offer.days & 1 << day != 0) {
                for &member in &offer.crew {
                    if self.free(plan, party, minutes, member, day, longest) {
                        return true;
                    }
                }
            }
        }
        false
    }

    /// Displaces somebody from a member's day, so that `party` fits there.
    fn free(
        &mut self,
        plan: &mut Plan<'_>,
        party: usize,
        minutes: Minute,
        member: u32,
        day: usize,
        longest: u32,
    ) -> bool {
        let cell = plan.problem.cell(member, day);
        if longest == 0 || std::mem::replace(&mut self.tried[cell], true) {
            return false;
        }
        let victims = giving_way(plan, party, cell, minutes);
        victims
            .into_iter()
            .any(|victim| self.displace(plan, party, victim, day, longest))
    }

    /// Puts `party` on `day` in the place of `victim`, who must find another.
    fn displace(
        &mut self,
        plan: &mut Plan<'_>,
        party: usize,
        victim: usize,
        day: usize,
        longest: u32,
    ) -> bool {
        if self.moves == 0 {
            return false;
        }
        self.moves -= 1;
        let (mark, before) = (plan.mark(), plan.levels());
        plan.clear_party(victim);
        if let Some(visit) = best(plan, party, 1 << day, Grid::Five) {
            plan.insert(visit);
            let _ = fill_party(plan, victim, Grid::Five) || self.place(plan, victim, longest - 1);
            // Nothing but what is placed counts, so that a saved plan's rows do not change the
            // outcome.
            if plan.levels().0[..Levels::LATE] < before.0[..Levels::LATE] {
                return true;
            }
        }
        plan.roll_back(mark);
        false
    }
}
