//! Making room: somebody else's appointment moves so that a waiting party finds a place.
//!
//! An augmenting path through members' days: the waiting party takes a place on a day, whom it
//! displaces looks for another, and so on. Each day is tried once a path, so a search that fails
//! has seen every day that could be freed; those days stay closed to later searches until
//! something changes, for they would fail there too.

use super::best::best;
use super::fill::{fill_party, waiting};
use super::probe::Grid;
use super::replan::restore;
use crate::plan::problem::bit;
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

struct Augment {
    tried: Vec<bool>,
    moves: u64,
}

impl Augment {
    /// Places something of a waiting party by displacing others. On failure the plan is as before.
    fn place(&mut self, plan: &mut Plan<'_>, party: usize, longest: u32) -> bool {
        let problem = plan.problem;
        let placed = plan.share(party).placed;
        for (position, duty) in problem.duties_of(party).iter().enumerate() {
            if !duty.asked || placed & bit(position) != 0 {
                continue;
            }
            for day in (0..problem.days).filter(|day| duty.possible & 1 << day != 0) {
                for crew in problem.teams.of(duty.teams.clone()) {
                    for &member in crew {
                        if self.free(plan, party, member, day, longest) {
                            return true;
                        }
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
        member: u32,
        day: usize,
        longest: u32,
    ) -> bool {
        let cell = plan.problem.cell(member, day);
        if longest == 0 || std::mem::replace(&mut self.tried[cell], true) {
            return false;
        }
        let mut victims: Vec<usize> = Vec::new();
        for entry in &plan.day(cell).entries {
            let visit = &plan[entry.visit];
            let victim = visit.party as usize;
            if !visit.is_fixed() && victim != party && !victims.contains(&victim) {
                victims.push(victim);
            }
        }
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
        let before = plan.levels();
        let old = plan.clear_party(victim);
        let Some(visit) = best(plan, party, 1 << day, Grid::Five) else {
            restore(plan, victim, old);
            return false;
        };
        let number = plan.insert(visit);
        let _ = fill_party(plan, victim, Grid::Five) || self.place(plan, victim, longest - 1);
        // Nothing but what is placed counts, so that a saved plan's rows do not change the outcome.
        if plan.levels().0[..4] < before.0[..4] {
            return true;
        }
        plan.remove(number);
        restore(plan, victim, old);
        false
    }
}
