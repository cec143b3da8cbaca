//! A party is left in peace between two appointments.

use crate::plan::problem::{DutySet, Problem, indexes};

/// Whether an appointment with these duties may lie on `day` although the party has others on the
/// days `others`, or was met around then. One a day is a limit nothing lifts.
pub(crate) fn gap_allows(
    problem: &Problem,
    party: usize,
    day: usize,
    duties: DutySet,
    others: u64,
) -> bool {
    let facts = &problem.parties[party];
    let today = 1_u64 << day;
    if (others | facts.booked_days) & today != 0 {
        return false;
    }
    let near = near(problem, party, others);
    near & today == 0 || exempt(problem, party, duties, near)
}

/// The days too near to another appointment or a visit.
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
