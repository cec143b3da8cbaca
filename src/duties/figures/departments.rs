//! The figures of each department (H20 of the rule ledger).

use std::collections::BTreeMap;

use super::issues::open_at;
use super::{Share, answer_counts};
use crate::calendar::Period;
use crate::duties::Known;
use crate::duties::limits::{Timeliness, standing};
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
    /// Solved in the period.
    pub resolved: u64,
    /// Not closed at its end.
    pub open: u64,
    /// Of those, past a limit now.
    pub overdue: u64,
    /// Minutes from raising to solving, of those solved in the period together.
    pub minutes: u64,
}

/// The departments that have issues in a period, by name.
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
    named.filter(|of| !of.is_empty()).collect()
}

fn count(of: &mut Department, known: &Known<'_>, period: &Period, issue: &Issue) {
    of.raised += u64::from(period.holds(issue.raised_at));
    if let Some(on_time) = answer_counts(known, period, issue) {
        of.answers_on_time.add(on_time);
    }
    if let Some(resolved) = known.resolved_at(issue).filter(|at| period.holds(*at)) {
        of.resolved += 1;
        of.minutes += u64::try_from(resolved.minutes_since(issue.raised_at)).unwrap_or(0);
    }
    if open_at(known, issue, period.end()) {
        of.open += 1;
        of.overdue += u64::from(is_late(known, issue));
    }
}

fn is_late(known: &Known<'_>, issue: &Issue) -> bool {
    let mut limits = LimitKind::ALL.into_iter();
    limits.any(|limit| standing(known, issue, limit) == Some(Timeliness::Overdue))
}

impl Department {
    fn is_empty(&self) -> bool {
        self.raised + self.answers_on_time.of + self.resolved + self.open == 0
    }

    /// Tenths of a day from raising to solving, on the mean; none where nothing was solved.
    pub fn mean_tenths_of_days(&self) -> Option<u64> {
        let day = 1440 * self.resolved;
        (self.resolved > 0).then(|| (self.minutes * 20 + day) / (day * 2))
    }
}
