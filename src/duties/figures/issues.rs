//! What was raised, what was solved of it, what is open (G3 of the rule ledger).

use super::Share;
use crate::calendar::{Instant, Period};
use crate::duties::Known;
use crate::model::Issue;

/// The issues of a period.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Raised {
    /// Raised in the period.
    pub raised: u64,
    /// Of these, solved by now.
    pub resolved: Share,
    /// Raised by the period's end, whenever, and not closed then.
    pub open: u64,
}

/// What was raised in a period, what is solved of it, and what is open at its end.
pub fn issues(known: &Known<'_>, period: &Period) -> Raised {
    let raised = known
        .issues()
        .filter(|(_, issue)| period.holds(issue.raised_at));
    let resolved = Share::of_all(raised, |(_, issue)| known.resolved_at(issue).is_some());
    let open = known
        .issues()
        .filter(|(_, issue)| open_at(known, issue, period.end()));
    Raised {
        raised: resolved.of,
        resolved,
        open: open.count() as u64,
    }
}

/// Whether an issue is raised and not closed at the exclusive `end` of a period, or by now where
/// that is earlier.
pub fn open_at(known: &Known<'_>, issue: &Issue, end: Instant) -> bool {
    let closed = known.closed_at(issue).is_some_and(|closed| closed < end);
    issue.raised_at < end && !closed
}
