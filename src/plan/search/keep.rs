//! Keeping what the saved plan proposed, as far as it is still possible.

use super::probe::{Ask, Grid, fits};
use crate::plan::problem::{Crew, Minute, Problem, Wish};
use crate::plan::state::{Origin, Plan, Visit};

/// Makes every appointment of the saved plan that still has a reason and still fits.
pub(crate) fn keep(plan: &mut Plan<'_>) {
    let problem = plan.problem;
    for wish in problem.wishes.iter().filter(|wish| wish.alive) {
        if let Some(visit) = kept(plan, wish) {
            plan.insert(visit);
        }
    }
}

/// The appointment a row wishes for, if it may be made.
fn kept(plan: &Plan<'_>, wish: &Wish) -> Option<Visit> {
    let problem = plan.problem;
    let placed = plan.share(wish.party).placed;
    for (position, duty) in problem.duties_of(wish.party).iter().enumerate() {
        if !duty.asked || placed & 1 << position != 0 || !duty.allows(wish.channel) {
            continue;
        }
        let crews = problem.teams.of(duty.teams.clone());
        let Some(crew) = crews.iter().find(|crew| same(crew, &wish.crew)) else {
            continue;
        };
        for minutes in lengths(problem, wish) {
            let mut visit = Visit {
                party: u32::try_from(wish.party).ok()?,
                crew: crew.clone(),
                lead: crew[0],
                channel: wish.channel,
                start: wish.start,
                minutes,
                duties: 0,
                origin: Origin::Duty(u32::try_from(position).ok()?),
                kept: true,
            };
            if fitting(plan, &visit) && plan.judge(&mut visit).is_some() {
                return Some(visit);
            }
        }
    }
    None
}

/// Whether there is room for it, in the channel's hours or outside them.
fn fitting(plan: &Plan<'_>, visit: &Visit) -> bool {
    let ask = Ask {
        party: visit.party as usize,
        crew: &visit.crew,
        channel: visit.channel,
        minutes: visit.minutes,
        any_hour: true,
        from: plan.problem.from,
        until: Minute::MAX,
        grid: Grid::One,
    };
    visit.start >= plan.problem.from && fits(plan, ask, visit.start).is_some()
}

/// Whether two crews are the same people.
fn same(one: &Crew, other: &Crew) -> bool {
    one.len() == other.len() && one.iter().all(|member| other.contains(member))
}

/// The lengths an appointment of the party may have, shortest first.
fn lengths(problem: &Problem, wish: &Wish) -> Vec<Minute> {
    let duties = problem.duties_of(wish.party).iter();
    let mut lengths: Vec<Minute> = duties
        .map(|duty| duty.minutes[wish.channel as usize])
        .filter(|&minutes| minutes > 0)
        .collect();
    lengths.sort_unstable();
    lengths.dedup();
    lengths
}
