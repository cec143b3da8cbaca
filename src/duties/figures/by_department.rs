//! How each department stands with what was raised (G of the rule ledger).

use std::collections::BTreeMap;

use super::on_time::answer_counts;
use super::{Share, open_at};
use crate::calendar::Period;
use crate::duties::Known;
use crate::duties::limits::{Timeliness, answer, promise, resolution};
use crate::model::Issue;

/// The issues of a department.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct OfDepartment {
    /// Raised in the period.
    pub raised: u64,
    /// Answered in time, of those whose limit for it lies in the period.
    pub answered_on_time: Share,
    /// Of those raised in the period, solved by now.
    pub resolved: u64,
    /// Raised by the period's end and not closed then.
    pub open: u64,
    /// Past a limit now, whenever they were raised.
    pub overdue: u64,
    /// From being raised to being solved, added up over those solved in the period, in minutes.
    pub resolve_minutes: i64,
    /// How many were solved in the period.
    pub resolved_in: u64,
}

/// The issues of each department that has any, by department.
pub fn by_department<'a>(known: &Known<'a>, period: &Period) -> BTreeMap<&'a str, OfDepartment> {
    let mut found: BTreeMap<&str, OfDepartment> = BTreeMap::new();
    for (_, issue) in known.issues() {
        count(
            known,
            period,
            issue,
            found.entry(&issue.department).or_default(),
        );
    }
    found
}

fn count(known: &Known<'_>, period: &Period, issue: &Issue, of: &mut OfDepartment) {
    let resolved = known.resolved_at(issue);
    if period.holds(issue.raised_at) {
        of.raised += 1;
        of.resolved += u64::from(resolved.is_some());
    }
    if let Some(on_time) = answer_counts(known, period, issue) {
        of.answered_on_time.add(on_time);
    }
    if let Some(resolved) = resolved.filter(|at| period.holds(*at)) {
        let zone = &known.book.almanac.zone;
        of.resolve_minutes += zone.elapsed_minutes(issue.raised_at, resolved);
        of.resolved_in += 1;
    }
    of.open += u64::from(open_at(known, issue, period.end()));
    of.overdue += u64::from(is_overdue(known, issue));
}

fn is_overdue(known: &Known<'_>, issue: &Issue) -> bool {
    let standings = [
        answer(known, issue),
        promise(known, issue),
        resolution(known, issue),
    ];
    standings.contains(&Some(Timeliness::Overdue))
}
