//! Limits of issues: until when somebody is to be on site, until when they are to be answered and
//! solved, and whether they were (W11, H10, B3 of the rule ledger).

use super::Known;
use crate::calendar::{Instant, Span};
use crate::model::Issue;
use crate::model::policy::LimitKind;

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
    limit(known, issue, LimitKind::Resolve)
}

/// Until when somebody is to be on site. None for an issue of which that is not asked, or that was
/// raised before the office began.
pub fn arrive_limit(known: &Known<'_>, issue: &Issue) -> Option<Instant> {
    limit(known, issue, LimitKind::Arrive)
}

/// A limit of any kind.
pub fn limit_of(known: &Known<'_>, issue: &Issue, kind: LimitKind) -> Option<Instant> {
    match kind {
        LimitKind::Answer => answer_limit(known, issue),
        LimitKind::Resolve => resolve_limit(known, issue),
        LimitKind::Arrive => arrive_limit(known, issue),
    }
}

/// How it stands with its answer. Solved but not answered is still unanswered.
pub fn answer(known: &Known<'_>, issue: &Issue) -> Option<Timeliness> {
    standing(known, issue, LimitKind::Answer)
}

/// How it stands with its solution.
pub fn resolution(known: &Known<'_>, issue: &Issue) -> Option<Timeliness> {
    standing(known, issue, LimitKind::Resolve)
}

/// How it stands with a limit of any kind. Where it was solved, somebody had been on site by then.
pub fn standing(known: &Known<'_>, issue: &Issue, kind: LimitKind) -> Option<Timeliness> {
    let limit = limit_of(known, issue, kind)?;
    let done = match kind {
        LimitKind::Answer => known.answered_at(issue),
        LimitKind::Resolve => known.resolved_at(issue),
        LimitKind::Arrive => known.arrived_at(issue).or(known.resolved_at(issue)),
    };
    Some(timeliness(known, issue, done, limit))
}

/// How it stands with a promise later than its limit.
pub fn promise(known: &Known<'_>, issue: &Issue) -> Option<Timeliness> {
    let promised = late_promise(known, issue)?;
    Some(timeliness(known, issue, known.answered_at(issue), promised))
}

fn stated_answer_limit(known: &Known<'_>, issue: &Issue) -> Option<Instant> {
    limit(known, issue, LimitKind::Answer)
}

/// So long after an issue was raised, moved by the time it was on hold meanwhile.
fn limit(known: &Known<'_>, issue: &Issue, kind: LimitKind) -> Option<Instant> {
    if issue.raised_at < known.counts_from() {
        return None;
    }
    let span = known.book.policy.limits.span(kind, issue)?;
    let unmoved = known.book.almanac.plus(issue.raised_at, span);
    let moved = known.holds(issue).fold(unmoved, |limit, (from, to)| {
        if from > limit {
            limit
        } else {
            moved(known, limit, span, from, to)
        }
    });
    Some(moved)
}

/// A limit moved by a hold: by the time that passed, or, where it runs in working hours, by as much of
/// them.
fn moved(known: &Known<'_>, limit: Instant, span: Span, from: Instant, to: Instant) -> Instant {
    let almanac = &known.book.almanac;
    if let Span::WorkingHours(_) = span {
        almanac.plus_worked_minutes(limit, almanac.worked_minutes(from, to))
    } else {
        let held = almanac.zone.elapsed_minutes(from, to);
        almanac.zone.plus_minutes(limit, held)
    }
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
