//! Which step an issue can take next, and why not.

use crate::calendar::Instant;
use crate::model::{Issue, IssueKind, Outcome, Visit};

/// Why a step cannot be, with the time that stands against it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Obstacle {
    AnsweredAlready(Instant),
    ResolvedAlready(Instant),
    EscalatedAlready(Instant),
    ClosedAlready(Instant),
    RevisitedAlready,
    NotAnswered,
    NotResolved,
    NoComplaint,
    BeforeRaised(Instant),
    BeforeAnswer(Instant),
    BeforeSolution(Instant),
    VisitOfAnother,
    VisitNotMet,
    VisitTooEarly(Instant),
}

/// Whether an answer may be noted at `at`.
pub(super) fn answer(issue: &Issue, at: Instant) -> Result<(), Obstacle> {
    match (issue.answered_at, issue.closed_at) {
        (Some(answered), _) => Err(Obstacle::AnsweredAlready(answered)),
        (_, Some(closed)) => Err(Obstacle::ClosedAlready(closed)),
        _ => after_raised(issue, at),
    }
}

/// Whether a time for the answer may be promised.
pub(super) fn promise(issue: &Issue, promised: Instant) -> Result<(), Obstacle> {
    match (issue.answered_at, issue.closed_at) {
        (Some(answered), _) => Err(Obstacle::AnsweredAlready(answered)),
        (_, Some(closed)) => Err(Obstacle::ClosedAlready(closed)),
        _ => after_raised(issue, promised),
    }
}

/// Whether it may be solved at `at`.
pub(super) fn resolve(issue: &Issue, at: Instant) -> Result<(), Obstacle> {
    match (issue.resolved_at, issue.closed_at) {
        (Some(resolved), _) => Err(Obstacle::ResolvedAlready(resolved)),
        (_, Some(closed)) => Err(Obstacle::ClosedAlready(closed)),
        _ => after_raised(issue, at),
    }
}

/// Whether it may be passed up at `at`.
pub(super) fn escalate(issue: &Issue, at: Instant) -> Result<(), Obstacle> {
    match (issue.escalated_at, issue.closed_at) {
        (Some(escalated), _) => Err(Obstacle::EscalatedAlready(escalated)),
        (_, Some(closed)) => Err(Obstacle::ClosedAlready(closed)),
        _ => after_raised(issue, at),
    }
}

/// Whether `visit` may be the one that checked the result.
pub(super) fn revisit(issue: &Issue, visit: &Visit) -> Result<(), Obstacle> {
    let Some(resolved) = issue.resolved_at else {
        return Err(Obstacle::NotResolved);
    };
    if issue
        .revisit
        .as_ref()
        .is_some_and(|named| *named != visit.id)
    {
        return Err(Obstacle::RevisitedAlready);
    }
    if visit.party != issue.party {
        return Err(Obstacle::VisitOfAnother);
    }
    if visit.outcome != Outcome::Met {
        return Err(Obstacle::VisitNotMet);
    }
    if visit.at < resolved {
        return Err(Obstacle::VisitTooEarly(resolved));
    }
    Ok(())
}

/// Whether it may be given a class: complaints alone have one (N1 of the rule ledger).
pub(super) fn classify(issue: &Issue) -> Result<(), Obstacle> {
    match issue.kind {
        IssueKind::Complaint => Ok(()),
        _ => Err(Obstacle::NoComplaint),
    }
}

/// Whether it may be closed at `at`.
pub(super) fn close(issue: &Issue, at: Instant) -> Result<(), Obstacle> {
    if let Some(closed) = issue.closed_at {
        return Err(Obstacle::ClosedAlready(closed));
    }
    let Some(answered) = issue.answered_at else {
        return Err(Obstacle::NotAnswered);
    };
    if at < answered {
        return Err(Obstacle::BeforeAnswer(answered));
    }
    match issue.resolved_at {
        Some(resolved) if at < resolved => Err(Obstacle::BeforeSolution(resolved)),
        _ => after_raised(issue, at),
    }
}

fn after_raised(issue: &Issue, at: Instant) -> Result<(), Obstacle> {
    if at < issue.raised_at {
        return Err(Obstacle::BeforeRaised(issue.raised_at));
    }
    Ok(())
}
