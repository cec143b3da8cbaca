//! Limits of issues: until when they are to be answered and solved, and whether they were (W11,
//! H10, B3 of the rule ledger).

use super::Known;
use crate::calendar::{Instant, Span};
use crate::model::Issue;

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
/// promised where that is earlier. None for an issue raised before the office began.
pub fn answer_limit(known: &Known<'_>, issue: &Issue) -> Option<Instant> {
    let limit = stated_answer_limit(known, issue)?;
    let promised = issue.promised_at.unwrap_or(limit);
    Some(promised.min(limit))
}

/// The time promised, where it is later than the limit: it extends nothing, and is chased too.
pub fn late_promise(known: &Known<'_>, issue: &Issue) -> Option<Instant> {
    let limit = stated_answer_limit(known, issue).unwrap_or(known.counts_from());
    issue.promised_at.filter(|&promised| promised > limit)
}

/// Until when it is to be solved. None for an issue raised before the office began.
pub fn resolve_limit(known: &Known<'_>, issue: &Issue) -> Option<Instant> {
    let resolve = &known.book.policy.limits.resolve;
    limit(known, issue, resolve.of(issue.severity))
}

/// How it stands with its answer. Solved but not answered is still unanswered.
pub fn answer(known: &Known<'_>, issue: &Issue) -> Option<Timeliness> {
    let limit = answer_limit(known, issue)?;
    Some(timeliness(known, issue, known.answered_at(issue), limit))
}

/// How it stands with its solution.
pub fn resolution(known: &Known<'_>, issue: &Issue) -> Option<Timeliness> {
    let limit = resolve_limit(known, issue)?;
    Some(timeliness(known, issue, known.resolved_at(issue), limit))
}

/// How it stands with a promise later than its limit.
pub fn promise(known: &Known<'_>, issue: &Issue) -> Option<Timeliness> {
    let promised = late_promise(known, issue)?;
    Some(timeliness(known, issue, known.answered_at(issue), promised))
}

fn stated_answer_limit(known: &Known<'_>, issue: &Issue) -> Option<Instant> {
    let answer = &known.book.policy.limits.answer;
    limit(known, issue, answer.of(issue.severity))
}

/// So long after an issue was raised, moved by the time it was on hold meanwhile.
fn limit(known: &Known<'_>, issue: &Issue, span: Span) -> Option<Instant> {
    if issue.raised_at < known.counts_from() {
        return None;
    }
    let zone = &known.book.almanac.zone;
    let unmoved = known.book.almanac.plus(issue.raised_at, span);
    let moved = known.holds(issue).fold(unmoved, |limit, (from, to)| {
        if from > limit {
            return limit;
        }
        zone.plus_minutes(limit, zone.elapsed_minutes(from, to))
    });
    Some(moved)
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
