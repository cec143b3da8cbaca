//! Figures that not every office keeps: gifts and costs, records read by a supervisor, repairs that held
//! (H21, K5, N7 of the rule ledger).

use super::Share;
use super::issues::reopened_ids;
use crate::calendar::{Instant, Period};
use crate::duties::Known;
use crate::model::{IssueKind, Outcome, Visit};

/// What was given and spent at the visits of a period.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Expenses {
    /// Visits at which something was given.
    pub gifts: u64,
    /// What visits cost, in whole units of money.
    pub cost: u64,
}

/// What was given and spent at the visits of a period.
pub fn expenses(known: &Known<'_>, period: &Period) -> Expenses {
    let mut sum = Expenses::default();
    for (_, visit) in known.visits_between(period.start(), period.end()) {
        sum.gifts += u64::from(visit.gift.is_some());
        sum.cost += u64::from(visit.cost.unwrap_or(0));
    }
    sum
}

/// Of the visits made in a period whose record is read or should be by now: those read in time.
///
/// The time is that for recording, from when it was recorded. Of an office that keeps no such reviews it
/// is a share of nothing.
pub fn reviewed(known: &Known<'_>, period: &Period) -> Share {
    let made = |visit: &&Visit| visit.outcome == Outcome::Met;
    let visits = known.visits_between(period.start(), period.end());
    let visits: Vec<&Visit> = visits.map(|(_, visit)| visit).filter(made).collect();
    if visits.iter().all(|visit| review(known, visit).is_none()) {
        return Share::default();
    }
    let counted = visits
        .into_iter()
        .filter_map(|visit| read_in_time(known, visit));
    Share::of_all(counted, |in_time| in_time)
}

/// Whether a visit's record was read in time; `None` while there is time.
pub fn read_in_time(known: &Known<'_>, visit: &Visit) -> Option<bool> {
    let recorded = visit.logged_at.unwrap_or(visit.at);
    let limit = known
        .book
        .almanac
        .plus(recorded, known.book.policy.limits.log_within);
    match review(known, visit) {
        Some(at) => Some(at <= limit),
        None => (limit < known.now).then_some(false),
    }
}

fn review(known: &Known<'_>, visit: &Visit) -> Option<Instant> {
    visit.reviewed_at.filter(|at| *at <= known.now)
}

/// Of the repairs solved in a period: those that nobody had to take up again.
pub fn repairs_held(known: &Known<'_>, period: &Period) -> Share {
    let again = reopened_ids(known);
    let solved = known.issues().filter(|(_, issue)| {
        let solved = known.resolved_at(issue);
        issue.kind == IssueKind::Repair && solved.is_some_and(|at| period.holds(at))
    });
    Share::of_all(solved, |(_, issue)| !again.contains(&issue.id))
}
