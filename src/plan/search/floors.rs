//! Within a unit a day's doors are taken from the top floor down, where hours allow: walking costs
//! nothing there, so that any order would do for the score.

use super::probe::{Ask, Grid, fits};
use crate::model::Channel;
use crate::plan::problem::{Minute, Problem};
use crate::plan::state::{Plan, Visit};

/// Exchanges doors of a unit that the same people knock at on the same day, as long as the higher comes
/// after the lower and nothing gets worse by exchanging them.
pub(crate) fn order_floors(plan: &mut Plan<'_>) {
    let problem = plan.problem;
    for cell in 0..problem.members.len() * problem.days {
        let mut again = true;
        while again {
            again = false;
            for (upper, lower) in inverted(plan, cell) {
                again |= exchange(plan, &lower, &upper);
            }
        }
    }
}

/// The pairs of doors of a day, the later one first, in which the later one lies higher, with no door of
/// their unit in between.
fn inverted(plan: &Plan<'_>, cell: usize) -> Vec<(Visit, Visit)> {
    let problem = plan.problem;
    let lead = u32::try_from(cell / problem.days).unwrap_or(u32::MAX);
    let doors: Vec<&Visit> = plan
        .day(cell)
        .entries
        .iter()
        .map(|entry| &plan[entry.visit])
        .filter(|visit| visit.channel == Channel::Door && visit.lead == lead && !visit.is_fixed())
        .collect();
    let mut pairs = Vec::new();
    for (position, first) in doors.iter().enumerate() {
        let places = &problem.places;
        let mut later = doors[position + 1..]
            .iter()
            .filter(|later| places.share_a_unit(later.party, first.party));
        let next = later.next().filter(|next| {
            next.crew == first.crew
                && places.rooms[next.party as usize] > places.rooms[first.party as usize]
        });
        pairs.extend(next.map(|next| ((*next).clone(), (*first).clone())));
    }
    pairs
}

/// Exchanges two appointments of a day, `first` and a later one; tells whether nothing got worse by it.
fn exchange(plan: &mut Plan<'_>, first: &Visit, second: &Visit) -> bool {
    let (mark, before) = (plan.mark(), plan.levels());
    // An earlier exchange may have moved one of them.
    let stands = |plan: &Plan<'_>, visit: &Visit| {
        let mut visits = plan.visits_of(visit.party as usize);
        visits.any(|other| other.start == visit.start)
    };
    if !stands(plan, first) || !stands(plan, second) {
        return false;
    }
    let upper = moved(second, first.start);
    let lower = moved(first, second.end() - first.minutes);
    let done = plan.withdraw(first) && plan.withdraw(second) && {
        let placed = |plan: &mut Plan<'_>, visit: Visit| place(plan, visit);
        placed(plan, upper) && placed(plan, lower)
    };
    let better = done && plan.levels() <= before;
    if !better {
        plan.roll_back(mark);
    }
    better
}

/// An appointment at another time.
fn moved(visit: &Visit, start: Minute) -> Visit {
    Visit {
        start,
        ..visit.clone()
    }
}

/// Makes an appointment if it fits and may be made.
fn place(plan: &mut Plan<'_>, mut visit: Visit) -> bool {
    let ask = Ask {
        party: visit.party as usize,
        crew: &visit.crew.clone(),
        channel: visit.channel,
        minutes: visit.minutes,
        any_hour: true,
        from: plan.problem.from,
        until: end_of(plan.problem),
        grid: Grid::One,
    };
    let sound = fits(plan, ask, visit.start).is_some() && plan.judge(&mut visit).is_some();
    if sound {
        plan.insert(visit);
    }
    sound
}

fn end_of(problem: &Problem) -> Minute {
    Minute::try_from(problem.days).unwrap_or(0) * crate::plan::problem::DAY
}
