//! Which step an issue can take next, and why not.

use crate::calendar::Instant;
use crate::model::{Issue, IssueKind, Outcome, Visit};

/// Why a step cannot be: the key of its sentence under `issue.cannot`, and the time that stands
/// against it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Obstacle {
    pub(super) key: &'static str,
    pub(super) at: Option<Instant>,
}

fn obstacle(key: &'static str, at: Option<Instant>) -> Result<(), Obstacle> {
    Err(Obstacle { key, at })
}

/// Whether an answer may be noted at `at`.
pub(super) fn answer(issue: &Issue, at: Instant) -> Result<(), Obstacle> {
    match (issue.answered_at, issue.closed_at) {
        (Some(answered), _) => obstacle("answered-already", Some(answered)),
        (_, Some(closed)) => obstacle("closed-already", Some(closed)),
        _ => after_raised(issue, at),
    }
}

/// Whether a time for the answer may be promised.
pub(super) fn promise(issue: &Issue, promised: Instant) -> Result<(), Obstacle> {
    match (issue.answered_at, issue.closed_at) {
        (Some(answered), _) => obstacle("answered-already", Some(answered)),
        (_, Some(closed)) => obstacle("closed-already", Some(closed)),
        _ => after_raised(issue, promised),
    }
}

/// Whether it may be solved at `at`.
pub(super) fn resolve(issue: &Issue, at: Instant) -> Result<(), Obstacle> {
    match (issue.resolved_at, issue.closed_at) {
        (Some(resolved), _) => obstacle("resolved-already", Some(resolved)),
        (_, Some(closed)) => obstacle("closed-already", Some(closed)),
        _ => after_raised(issue, at),
    }
}

/// Whether it may be passed up at `at`.
pub(super) fn escalate(issue: &Issue, at: Instant) -> Result<(), Obstacle> {
    match (issue.escalated_at, issue.closed_at) {
        (Some(escalated), _) => obstacle("escalated-already", Some(escalated)),
        (_, Some(closed)) => obstacle("closed-already", Some(closed)),
        _ => after_raised(issue, at),
    }
}

/// Whether `visit` may be the one that checked the result.
pub(super) fn revisit(issue: &Issue, visit: &Visit) -> Result<(), Obstacle> {
    let Some(resolved) = issue.resolved_at else {
        return obstacle("not-resolved", None);
    };
    if issue
        .revisit
        .as_ref()
        .is_some_and(|named| *named != visit.id)
    {
        return obstacle("revisited-already", None);
    }
    if visit.party != issue.party {
        return obstacle("visit-of-another", None);
    }
    if visit.outcome != Outcome::Met {
        return obstacle("visit-not-met", None);
    }
    if visit.at < resolved {
        return obstacle("visit-too-early", Some(resolved));
    }
    Ok(())
}

/// Whether it may be given a class: complaints alone have one (N1 of the rule ledger).
pub(super) fn classify(issue: &Issue) -> Result<(), Obstacle> {
    match issue.kind {
        IssueKind::Complaint => Ok(()),
        _ => obstacle("no-complaint", None),
    }
}

/// Whether it may be closed at `at`.
pub(super) fn close(issue: &Issue, at: Instant) -> Result<(), Obstacle> {
    if let Some(closed) = issue.closed_at {
        return obstacle("closed-already", Some(closed));
    }
    let Some(answered) = issue.answered_at else {
        return obstacle("not-answered", None);
    };
    if at < answered {
        return obstacle("before-answer", Some(answered));
    }
    match issue.resolved_at {
        Some(resolved) if at < resolved => obstacle("before-solution", Some(resolved)),
        _ => after_raised(issue, at),
    }
}

fn after_raised(issue: &Issue, at: Instant) -> Result<(), Obstacle> {
    if at < issue.raised_at {
        return obstacle("before-raised", Some(issue.raised_at));
    }
    Ok(())
}
