//! Evenings out: one with a door or two is given up for others, and where evenings are crowded another one is
//! opened. Neither is found door by door: the first door of an evening costs more than one too many elsewhere.

use smallvec::SmallVec;

use super::best::best;
use super::fill::{fill_party, is_waiting};
use super::look::Scope;
use super::probe::Grid;
use super::ruin::{Goal, movable};
use crate::plan::problem::NOWHERE;
use crate::plan::state::{Entry, Plan};

/// An outing of more doors than these is not given up.
const FEW: usize = 3;

/// No more doors than these are taken to a new outing.
const MOST: usize = 8;

/// After so many days to which doors could be taken but that made nothing better no other is tried.
const PATIENCE: usize = 4;

/// Gives up outings and opens others while that lowers the effort and nothing else gets worse.
pub(super) fn share_outings(plan: &mut Plan<'_>) {
    for member in 0..plan.problem.members.len() {
        open_outings(plan, member);
        give_up_outings(plan, member);
    }
}

/// Takes doors of a member's crowded days to days on which nobody is met.
fn open_outings(plan: &mut Plan<'_>, member: usize) {
    let mut failed = 0;
    let first = member * plan.problem.days;
    for day in 0..plan.problem.days {
        let (_, crowded) = plan.calm_and_crowded(member);
        if crowded == 0 || failed >= PATIENCE {
            return;
        }
        let works = !plan.problem.members[member].spans[day].is_empty();
        if works && plan.day(first + day).stays_in() {
            failed += usize::from(open_outing(plan, member, day) == Opened::InVain);
        }
    }
}

/// What an attempt to open an outing came to.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Opened {
    Better,
    InVain,
    /// Nobody could be met then.
    Never,
}

/// Takes doors of the most crowded days to one day, as many as are best.
fn open_outing(plan: &mut Plan<'_>, member: usize, day: usize) -> Opened {
    let begin = plan.mark();
    let (mut least, mut best_mark) = (plan.levels(), begin);
    let mut opened = Opened::Never;
    for _ in 0..MOST {
        let Some(party) = from_crowded(plan, member, day) else {
            break;
        };
        let mark = plan.mark();
        plan.clear_party(party);
        let visit = best(plan, party, Scope::on(1 << day));
        let Some(visit) = visit else {
            plan.roll_back(mark);
            break;
        };
        opened = Opened::InVain;
        plan.insert(visit);
        fill_party(plan, party, Grid::Five);
        let levels = plan.levels();
        if levels < least {
            (least, best_mark) = (levels, plan.mark());
        }
    }
    plan.roll_back(best_mark);
    if best_mark == begin {
        return opened;
    }
    plan.settle();
    Opened::Better
}

/// Somebody met on a crowded day of a member who could be met on another day: of the most crowded one the last.
fn from_crowded(plan: &Plan<'_>, member: usize, day: usize) -> Option<usize> {
    let problem = plan.problem;
    let (calm, _) = plan.calm_and_crowded(member);
    let first = member * problem.days;
    let mut crowded: SmallVec<[usize; 32]> = (0..problem.days)
        .filter(|&other| other != day && plan.day(first + other).minutes > calm)
        .collect();
    crowded.sort_by_key(|&other| (std::cmp::Reverse(plan.day(first + other).minutes), other));
    let could_be = |&party: &usize| {
        let offers = problem.offers[party].iter();
        let mut there = offers.filter(|offer| offer.days & 1 << day != 0);
        movable(plan, party, Goal::Effort)
            && there.any(|offer| offer.crew.iter().any(|&other| other as usize == member))
    };
    let met = crowded.into_iter().flat_map(|other| {
        let entries = plan.day(first + other).entries.iter().rev();
        entries.filter(|entry| entry.place != NOWHERE)
    });
    met.map(|entry| plan[entry.visit].party as usize)
        .find(could_be)
}

/// Takes the doors of a member's small outings elsewhere.
fn give_up_outings(plan: &mut Plan<'_>, member: usize) {
    let first = member * plan.problem.days;
    for day in 0..plan.problem.days {
        let doors = doors(&plan.day(first + day).entries);
        let few = !doors.is_empty() && doors.len() <= FEW;
        let parties: SmallVec<[usize; FEW]> = doors
            .iter()
            .map(|&visit| plan[visit].party as usize)
            .collect();
        if few
            && parties
                .iter()
                .all(|&party| movable(plan, party, Goal::Effort))
        {
            give_up(plan, &parties, day);
        }
    }
}

/// The appointments of a day to which somebody goes.
fn doors(entries: &[Entry]) -> SmallVec<[u32; 8]> {
    let doors = entries.iter().filter(|entry| entry.place != NOWHERE);
    doors.map(|entry| entry.visit).collect()
}

/// Meets some parties on another day, if that is better.
fn give_up(plan: &mut Plan<'_>, parties: &[usize], day: usize) {
    let (mark, before) = (plan.mark(), plan.levels());
    for &party in parties {
        plan.clear_party(party);
    }
    for &party in parties {
        if let Some(visit) = best(plan, party, Scope::on(!(1 << day))) {
            plan.insert(visit);
        }
        if is_waiting(plan, party) {
            fill_party(plan, party, Grid::Five);
        }
    }
    if plan.levels() < before {
        plan.settle();
    } else {
        plan.roll_back(mark);
    }
}
