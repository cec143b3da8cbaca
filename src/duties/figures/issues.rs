//! What was raised, what was solved of it, what is open (G3 of the rule ledger).

use std::collections::BTreeSet;

use super::Share;
use crate::calendar::{Instant, Period};
use crate::duties::{Known, limits};
use crate::model::{Issue, IssueId};

/// The issues of a period.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Raised {
    /// Raised in the period.
    pub raised: u64,
    /// Of these, solved by now, for good.
    pub resolved: Share,
    /// Of these, solved by now or past their limit for it.
    pub due: u64,
    /// Raised by the period's end, whenever, and not closed then.
    pub open: u64,
    /// Raised in the period to take up another one again, of those solved in it.
    pub reopened: Share,
}

/// What was raised in a period, what is solved of it, and what is open at its end.
pub fn issues(known: &Known<'_>, period: &Period) -> Raised {
    let raised = || {
        let issues = known.issues();
        issues.filter(|(_, issue)| period.holds(issue.raised_at))
    };
    let is_late =
        |issue: &Issue| limits::resolve_limit(known, issue).is_some_and(|limit| limit < known.now);
    let is_due = |issue: &Issue| known.resolved_at(issue).is_some() || is_late(issue);
    let due = raised().filter(|(_, issue)| is_due(issue)).count();
    let again = reopened_ids(known);
    let resolved = Share::of_all(raised(), |(_, issue)| {
        known.resolved_at(issue).is_some() && !again.contains(&issue.id)
    });
    let open = known
        .issues()
        .filter(|(_, issue)| open_at(known, issue, period.end()));
    Raised {
        raised: resolved.of,
        resolved,
        due: due as u64,
        open: open.count() as u64,
        reopened: reopened(known, period),
    }
}

/// The issues that a later one takes up again: what was solved did not hold.
pub(super) fn reopened_ids<'a>(known: &Known<'a>) -> BTreeSet<&'a IssueId> {
    let issues = known.issues();
    issues
        .filter_map(|(_, issue)| issue.reopens.as_ref())
        .collect()
}

fn reopened(known: &Known<'_>, period: &Period) -> Share {
    let again = |issue: &Issue| issue.reopens.is_some() && period.holds(issue.raised_at);
    let solved = |issue: &Issue| known.resolved_at(issue).is_some_and(|at| period.holds(at));
    let count = |counts: &dyn Fn(&Issue) -> bool| {
        let counted = known.issues().filter(|(_, issue)| counts(issue));
        counted.count() as u64
    };
    Share {
        n: count(&again),
        of: count(&solved),
    }
}

/// Whether an issue is raised and not closed at the exclusive `end` of a period, or by now where
/// that is earlier.
pub fn open_at(known: &Known<'_>, issue: &Issue, end: Instant) -> bool {
    let closed = known.closed_at(issue).is_some_and(|closed| closed < end);
    issue.raised_at < end && !closed
}
