//! Complaints: how many were valid, and whether each was revisited (L4, U3 of the rule ledger).

use std::collections::BTreeMap;

use super::Share;
use crate::calendar::{Instant, Period};
use crate::duties::{Duty, Known, State};
use crate::model::{Book, Class, Issue, IssueIx, IssueKind};

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

/// How many of the complaints of [`complaints_revisited`] are revisited or should be by now: one whose
/// revisit has time left is no reproach. `duties` are those that visits of the period can have cleared.
pub fn revisits_due(
    known: &Known<'_>,
    period: &Period,
    revisited: &[bool],
    duties: &[Duty],
) -> u64 {
    let follow_ups = duties
        .iter()
        .filter(|duty| known.book[duty.rule].follows_issue());
    let mut waiting: BTreeMap<IssueIx, bool> = BTreeMap::new();
    for duty in follow_ups {
        if let Some(issue) = duty.issue() {
            let has_time = matches!(duty.state, State::Open | State::Upcoming);
            *waiting.entry(issue).or_default() |= has_time;
        }
    }
    let is_over = period.end() <= known.now;
    let has_time = |index: &IssueIx| waiting.get(index).copied().unwrap_or(!is_over);
    let solved = known.issues().filter(|(_, issue)| {
        let solved = known.resolved_at(issue);
        issue.kind == IssueKind::Complaint && solved.is_some_and(|at| period.holds(at))
    });
    let due = solved.filter(|(index, _)| revisited[index.position()] || !has_time(index));
    due.count() as u64
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
