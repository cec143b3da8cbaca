//! A party is left in peace between two appointments (rule 7).

use super::Visit;
use crate::plan::problem::{DutySet, Problem, days_around, indexes};

/// The days too near to a visit or to appointments on the days `others`.
pub(crate) fn near(problem: &Problem, party: usize, others: u64) -> u64 {
    let mut near = problem.parties[party].gap_days;
    let mut days = others;
    while days != 0 {
        near |= problem
            .settings
            .gap_around(days.trailing_zeros().cast_signed());
        days &= days - 1;
    }
    near
}

/// Whether one of the duties is urgent, or could be met on no day outside `near`.
pub(crate) fn exempt(problem: &Problem, party: usize, duties: DutySet, near: u64) -> bool {
    let all = problem.duties_of(party);
    indexes(duties).any(|position| all[position].urgent() || all[position].possible & !near == 0)
}

/// The days of some appointments of a party, messages apart.
pub(crate) fn days_of<'v>(visits: impl Iterator<Item = &'v Visit>) -> u64 {
    let distancing = visits.filter(|visit| visit.distances());
    distancing.fold(0, |days, visit| days | 1_u64 << visit.day())
}

/// The days on which no further appointment of a party may lie, messages apart, whatever it clears.
pub(crate) fn blocked<'v>(
    problem: &Problem,
    party: usize,
    visits: impl Iterator<Item = &'v Visit> + Clone,
) -> u64 {
    let facts = &problem.parties[party];
    let taken = days_of(visits.clone());
    let near_all = near(problem, party, taken);
    let duties = problem.duties_of(party);
    let waits_for = |near: u64| {
        duties
            .iter()
            .any(|duty| duty.urgent() || duty.possible & !near == 0)
    };
    let blocked = taken | facts.booked_days;
    if near_all == 0 || waits_for(near_all) {
        return blocked;
    }
    // An appointment that cannot wait itself lifts the distance to it, perhaps because of the new one.
    let lifts = |visit: &Visit| {
        let (start, day) = (visit.start, i32::try_from(visit.day()).unwrap_or(0));
        let others = days_of(visits.clone().filter(move |other| other.start != start));
        let around = days_around(day, 2 * problem.settings.gap_days - 1);
        let near = near(problem, party, others) | around;
        !visit.is_fixed() && exempt(problem, party, visit.duties, near)
    };
    let binding = visits
        .clone()
        .filter(|visit| visit.distances() && !lifts(visit));
    blocked | near(problem, party, days_of(binding))
}

/// Whether appointments of a party keep their distance: one a day, which nothing lifts, and none too
/// near to a visit or to another one, unless one of the two has a duty that cannot wait. Only
/// proposed ones are asked, and lift it.
pub(crate) fn apart<'v>(
    problem: &Problem,
    party: usize,
    visits: impl Iterator<Item = &'v Visit> + Clone,
) -> bool {
    let facts = &problem.parties[party];
    let others = |visit: &Visit| {
        let start = visit.start;
        days_of(visits.clone().filter(move |other| other.start != start))
    };
    let lifts = |visit: &Visit| {
        let near = near(problem, party, others(visit));
        !visit.is_fixed() && exempt(problem, party, visit.duties, near)
    };
    let tolerated = |visit: &Visit| {
        let today = 1_u64 << visit.day();
        if (others(visit) | facts.booked_days) & today != 0 {
            return false;
        }
        if near(problem, party, others(visit)) & today == 0 || lifts(visit) {
            return true;
        }
        let start = visit.start;
        let mut binding = visits
            .clone()
            .filter(|other| other.distances() && other.start != start && !lifts(other));
        facts.gap_days & today == 0
            && !binding.any(|other| {
                let around = problem
                    .settings
                    .gap_around(other.day().try_into().unwrap_or(0));
                around & today != 0
            })
    };
    let proposed = visits
        .clone()
        .filter(|visit| !visit.is_fixed() && visit.distances());
    proposed.clone().all(tolerated)
}
