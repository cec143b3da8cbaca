//! Limits of issues: until when they are to be answered and solved, and whether they were (W11,
//! H10, B3 of the rule ledger).

use super::Known;
use crate::calendar::Instant;
use crate::model::{Book, Issue};

/// How an issue stands with one of its limits. An instant equal to the limit is in time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Timeliness {
    /// Done at the limit or before.
    OnTime,
    /// Done after it.
    Late,
    /// Not done, and the limit has passed.
    Overdue,
    /// Not done, and there is time.
    Pending,
    /// Not done, but closed: never overdue.
    Closed,
}

/// Until when the owner is to be told the solution: so long after it was raised, or the time
/// promised where that is earlier.
pub fn answer_limit(book: &Book, issue: &Issue) -> Instant {
    let limit = stated_answer_limit(book, issue);
    issue
        .promised_at
        .map_or(limit, |promised| promised.min(limit))
}

/// The time promised, where it is later than the limit: it extends nothing, and is chased too.
pub fn late_promise(book: &Book, issue: &Issue) -> Option<Instant> {
    issue
        .promised_at
        .filter(|&promised| promised > stated_answer_limit(book, issue))
}

/// Until when it is to be solved.
pub fn resolve_limit(book: &Book, issue: &Issue) -> Instant {
    book.almanac.plus(
        issue.raised_at,
        book.policy.limits.resolve.of(issue.severity),
    )
}

/// How it stands with its answer. Solved but not answered is still unanswered.
pub fn answer(known: &Known<'_>, issue: &Issue) -> Timeliness {
    timeliness(
        known,
        issue,
        known.answered_at(issue),
        answer_limit(known.book, issue),
    )
}

/// How it stands with its solution.
pub fn resolution(known: &Known<'_>, issue: &Issue) -> Timeliness {
    timeliness(
        known,
        issue,
        known.resolved_at(issue),
        resolve_limit(known.book, issue),
    )
}

/// How it stands with a promise later than its limit; `None` where none was made.
pub fn promise(known: &Known<'_>, issue: &Issue) -> Option<Timeliness> {
    let promised = late_promise(known.book, issue)?;
    Some(timeliness(known, issue, known.answered_at(issue), promised))
}

fn stated_answer_limit(book: &Book, issue: &Issue) -> Instant {
    book.almanac.plus(
        issue.raised_at,
        book.policy.limits.answer.of(issue.severity),
    )
}

fn timeliness(
    known: &Known<'_>,
    issue: &Issue,
    done: Option<Instant>,
    limit: Instant,
) -> Timeliness {
    match done {
        Some(at) if at <= limit => Timeliness::OnTime,
        Some(_) => Timeliness::Late,
        None if known.closed_at(issue).is_some() => Timeliness::Closed,
        None if known.now > limit => Timeliness::Overdue,
        None => Timeliness::Pending,
    }
}
