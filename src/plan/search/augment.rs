//! Making room: somebody else's appointment moves so that a waiting party finds a place.
//!
//! An augmenting path through members' days: the waiting party takes a place on a day, whom it
//! displaces looks for another, and so on. Each day is tried once a path, so a search that fails
//! has seen every day that could be freed; days on which there was room for the party, but nowhere
//! for whom it displaced, stay closed to later searches until something changes.

use super::best::shortest;
use super::fill::{fill_party, waiting};
use super::losses::Losses;
use super::probe::Grid;
use super::worth::worth;
use crate::model::Channel;
use crate::plan::problem::Minute;
use crate::plan::state::Plan;

/// How many appointments one path may displace.
const LONGEST_PATH: u32 = 8;

/// Makes room for waiting parties, of which `losses` tells what giving way would cost; tells whether
/// some found a place. `moves` bounds the work.
pub(crate) fn augment(plan: &mut Plan<'_>, losses: &Losses, moves: u64) -> bool {
    let mut search = Augment::new(plan, losses, moves);
    let mut better = false;
    for party in waiting(plan) {
        if search.place(plan, party, LONGEST_PATH) {
            search.tried.fill(false);
            better = true;
        }
    }
    better
}

/// The same for one party.
pub(super) fn make_room(plan: &mut Plan<'_>, party: usize, losses: &Losses, moves: u64) -> bool {
    Augment::new(plan, losses, moves).place(plan, party, LONGEST_PATH)
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
        let enough = day.minutes - visit.minutes + minutes <= plan.per_day;
        if !visit.is_fixed() && enough && victim != party && !victims.contains(&victim) {
            victims.push(victim);
        }
    }
    victims
}

/// Whether some of those who could meet `party` on a day have minutes enough without `victim`.
fn leaves_room(plan: &Plan<'_>, party: usize, victim: usize, day: usize) -> bool {
    let problem = plan.problem;
    let leaving = |member: u32| {
        let met = plan.visits_of(victim).filter(|visit| visit.day() == day);
        let met = met.filter(|visit| !visit.is_fixed() && visit.crew.contains(&member));
        met.map(|visit| visit.minutes).sum::<Minute>()
    };
    let open = plan.open(party);
    let ways = problem.offers[party].iter();
    let mut ways = ways.filter(|way| way.days & 1 << day != 0 && way.reasons & open != 0);
    ways.any(|way| {
        let minutes = problem.shortest(party, way.reasons & open, way.channel);
        let has_room = |&member: &u32| {
            let taken = plan.day(problem.cell(member, day)).minutes - leaving(member);
            taken + minutes <= plan.per_day
        };
        way.channel == Channel::Meeting || way.crew.iter().all(has_room)
    })
}

struct Augment<'l> {
    losses: &'l Losses,
    tried: Vec<bool>,
    moves: u64,
}

impl<'l> Augment<'l> {
    fn new(plan: &Plan<'_>, losses: &'l Losses, moves: u64) -> Augment<'l> {
        Augment {
            losses,
            tried: vec![false; plan.problem.members.len() * plan.problem.days],
            moves,
        }
    }

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
        let mut entered = false;
        let gain = worth(plan, party, plan.open(party));
        let mut victims = giving_way(plan, party, cell, minutes);
        // Where minutes are not missing, somebody may stay on the day at another time.
        let has_minutes = plan.day(cell).minutes + minutes <= plan.per_day;
        victims.retain(|&victim| has_minutes || self.losses.least(victim) < gain);
        for victim in victims {
            match self.displace(plan, party, victim, day, longest) {
                Some(true) => return true,
                Some(false) => entered = true,
                None => {}
            }
        }
        // Where this party cannot be met whoever goes, another perhaps can.
        self.tried[cell] = entered;
        false
    }

    /// Puts `party` on `day` in the place of `victim`, who must find another; tells whether that
    /// worked, `None` where the party finds no place even so.
    fn displace(
        &mut self,
        plan: &mut Plan<'_>,
        party: usize,
        victim: usize,
        day: usize,
        longest: u32,
    ) -> Option<bool> {
        if self.moves == 0 || !leaves_room(plan, party, victim, day) {
            return None;
        }
        let (mark, before) = (plan.mark(), plan.levels());
        plan.clear_party(victim);
        // A visit where a call will do may leave no time for the one it displaces.
        let Some(visit) = shortest(plan, party, day) else {
            plan.roll_back(mark);
            return None;
        };
        self.moves -= 1;
        plan.insert(visit);
        let _ = fill_party(plan, victim, Grid::Five) || self.place(plan, victim, longest - 1);
        // Nothing but what is placed counts, so that a saved plan's rows do not change the
        // outcome.
        let better = plan.levels().unplaced() < before.unplaced();
        if !better {
            plan.roll_back(mark);
        }
        Some(better)
    }
}
