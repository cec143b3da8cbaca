//! Complaints: how many were valid, and whether each was revisited (L4, U3 of the rule ledger).

use super::Share;
use crate::calendar::{Instant, Period};
use crate::duties::Known;
use crate::model::{Book, Class, Issue, IssueKind};

/// Valid complaints raised in a period, of the households in scope of its coverage.
pub fn valid_complaints(known: &Known<'_>, period: &Period, in_scope: u32) -> Share {
    let valid = known
        .issues()
        .filter(|(_, issue)| issue.class == Some(Class::Valid) && period.holds(issue.raised_at));
    Share {
        n: valid.count() as u64,
        of: in_scope.into(),
    }
}

/// Of the complaints solved in a period: those revisited, as [`crate::duties::revisited`] tells it.
pub fn complaints_revisited(known: &Known<'_>, period: &Period, revisited: &[bool]) -> Share {
    let solved = known.issues().filter(|(_, issue)| {
        let solved = known.resolved_at(issue);
        issue.kind == IssueKind::Complaint && solved.is_some_and(|at| period.holds(at))
    });
    Share::of_all(solved, |(index, _)| revisited[index.position()])
}

/// When the first follow-up of a complaint solved at `from` or later can have opened: visits since
/// then tell which were revisited.
pub fn first_follow_up(book: &Book, from: Instant) -> Option<Instant> {
    let solved = |issue: &&Issue| {
        issue.kind == IssueKind::Complaint && issue.resolved_at.is_some_and(|at| at >= from)
    };
    let opened = book.issues.iter().filter(solved);
    opened.map(|issue| issue.raised_at).min()
}
