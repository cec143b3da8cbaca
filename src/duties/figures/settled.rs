//! How the duties of a month stand, by rule, and which visits cleared one.

use std::collections::BTreeSet;

use super::Share;
use crate::calendar::Period;
use crate::duties::{Duty, Known, State, Window, derive_clearing};
use crate::model::{RuleIx, VisitIx};

/// How many duties of a rule are in each state that is one of the past; open and upcoming ones
/// are in no column.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Cleared before they were due.
    pub done: u64,
    /// Cleared later.
    pub done_late: u64,
    /// Closed and not cleared.
    pub missed: u64,
    /// Due, not cleared, not closed.
    pub overdue: u64,
    /// The party declined.
    pub declined: u64,
    /// Let go.
    pub waived: u64,
}

impl Tally {
    /// Counts a duty in a state.
    pub fn add(&mut self, state: State) {
        let column = match state {
            State::Done => &mut self.done,
            State::DoneLate => &mut self.done_late,
            State::Missed => &mut self.missed,
            State::Overdue => &mut self.overdue,
            State::Declined => &mut self.declined,
            State::Waived => &mut self.waived,
            State::Open | State::Upcoming => return,
        };
        *column += 1;
    }

    /// Of those that are over or late: those done in time. What was declined or let go is no duty that
    /// was missed.
    pub fn in_time(self) -> Share {
        Share {
            n: self.done,
            of: self.done + self.done_late + self.missed + self.overdue,
        }
    }

    /// All columns together.
    pub fn all(self) -> u64 {
        self.done + self.done_late + self.missed + self.overdue + self.declined + self.waived
    }
}

/// Every duty that a visit of the period can have cleared, whatever its state.
pub fn settled(known: &Known<'_>, period: &Period) -> Vec<Duty> {
    derive_clearing(known, &Window::of(period))
}

/// The tally of each rule, in policy order: its duties whose last minute lies in
/// the whole period.
pub fn duties(known: &Known<'_>, period: &Period, duties: &[Duty]) -> Vec<(RuleIx, Tally)> {
    let rules = known.book.policy.indexed_rules();
    let mut tallies: Vec<_> = rules.map(|(rule, _)| (rule, Tally::default())).collect();
    let ending = duties
        .iter()
        .filter(|duty| period.start() < duty.due && duty.due <= period.end());
    for duty in ending {
        tallies[duty.rule.position()].1.add(duty.state);
    }
    tallies
}

/// By rule, in policy order, how many visits of the period cleared a duty of it.
pub fn visits_by_rule(known: &Known<'_>, period: &Period, duties: &[Duty]) -> Vec<(RuleIx, u64)> {
    let cleared = duties.iter().filter_map(|duty| {
        let visit = duty.cleared_by?;
        period
            .holds(known.book[visit].at)
            .then_some((duty.rule, visit))
    });
    let pairs: BTreeSet<(RuleIx, VisitIx)> = cleared.collect();
    let rules = known.book.policy.indexed_rules();
    let mut counts: Vec<_> = rules.map(|(rule, _)| (rule, 0)).collect();
    for (rule, _) in pairs {
        counts[rule.position()].1 += 1;
    }
    counts
}
