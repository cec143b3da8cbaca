//! The figures of each department (H20 of the rule ledger).

use std::collections::BTreeMap;

use super::issues::open_at;
use super::{Share, answer_counts};
use crate::calendar::Period;
use crate::duties::Known;
use crate::duties::limits::{Timeliness, answer, promise, resolution, standing};
use crate::model::Issue;
use crate::model::policy::LimitKind;

/// The issues of a department.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Department {
    /// Its name, as issues write it.
    pub name: String,
    /// Raised in the period.
    pub raised: u64,
    /// Answers in time.
    pub answers_on_time: Share,
    /// Of those raised in the period, solved by now.
    pub raised_resolved: u64,
    /// Solved in the period, whenever they were raised.
    pub resolved: u64,
    /// Raised by its end and not closed then.
    pub open: u64,
    /// Of those, past a limit now.
    pub open_overdue: u64,
    /// Past the limit of an answer, a promise or a solution now, whenever they were raised.
    pub overdue: u64,
    /// Minutes from raising to solving, of those solved in the period together.
    pub minutes: i64,
}

/// The departments that have issues, by name.
pub fn departments(known: &Known<'_>, period: &Period) -> Vec<Department> {
    let mut all: BTreeMap<&str, Department> = BTreeMap::new();
    for (_, issue) in known.issues() {
        let of = all.entry(&issue.department).or_default();
        count(of, known, period, issue);
    }
    let named = all.into_iter().map(|(name, of)| Department {
        name: name.to_owned(),
        ..of
    });
    named.collect()
}

fn count(of: &mut Department, known: &Known<'_>, period: &Period, issue: &Issue) {
    let resolved = known.resolved_at(issue);
    if period.holds(issue.raised_at) {
        of.raised += 1;
        of.raised_resolved += u64::from(resolved.is_some());
    }
    if let Some(on_time) = answer_counts(known, period, issue) {
        of.answers_on_time.add(on_time);
    }
    if let Some(resolved) = resolved.filter(|at| period.holds(*at)) {
        let zone = &known.book.almanac.zone;
        of.resolved += 1;
        of.minutes += zone.elapsed_minutes(issue.raised_at, resolved);
    }
    let late = |standing| standing == Some(Timeliness::Overdue);
    if open_at(known, issue, period.end()) {
        let mut limits = LimitKind::ALL.into_iter();
        of.open += 1;
        of.open_overdue += u64::from(limits.any(|limit| late(standing(known, issue, limit))));
    }
    let mut asked = [answer, promise, resolution].into_iter();
    of.overdue += u64::from(asked.any(|standing| late(standing(known, issue))));
}

impl Department {
    /// Whether nothing of it concerns the period.
    pub fn is_empty(&self) -> bool {
        self.raised + self.answers_on_time.of + self.resolved + self.open == 0
    }

    /// Tenths of a day from raising to solving, on the mean; none where nothing was solved.
    pub fn mean_tenths_of_days(&self) -> Option<u64> {
        let day = 1440 * self.resolved;
        let minutes = u64::try_from(self.minutes).unwrap_or(0);
        (self.resolved > 0).then(|| (minutes * 20 + day) / (day * 2))
    }
}
