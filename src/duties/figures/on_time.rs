//! What was answered, repaired and kept in time (W11, N6, B3 of the rule ledger).

use super::Share;
use super::issues::reopened_ids;
use crate::calendar::{Instant, Period};
use crate::duties::Known;
use crate::duties::limits::{Timeliness, answer, answer_limit, resolution, resolve_limit};
use crate::model::{Issue, IssueIx, IssueKind};

/// Of the issues whose answer limit lies in the period and that are answered or past it: those
/// answered in time.
pub fn answers_on_time(known: &Known<'_>, period: &Period) -> Share {
    share(
        known
            .issues()
            .filter_map(|(_, issue)| answer_counts(known, period, issue)),
    )
}

/// Whether an issue's answer was in time; `None` where it does not count in the period.
pub fn answer_counts(known: &Known<'_>, period: &Period, issue: &Issue) -> Option<bool> {
    let limit = answer_limit(known, issue)?;
    in_time(known, period, limit, answer(known, issue)?)
}

/// Of the repairs whose limit for the solution lies in the period and that are solved or past it:
/// those solved in time, for good.
pub fn repairs_on_time(known: &Known<'_>, period: &Period) -> Share {
    let reopened = reopened_ids(known);
    let repairs = known
        .issues()
        .filter(|(_, issue)| issue.kind == IssueKind::Repair);
    share(repairs.filter_map(|(_, issue)| {
        let limit = resolve_limit(known, issue)?;
        let in_time = in_time(known, period, limit, resolution(known, issue)?)?;
        Some(in_time && !reopened.contains(&issue.id))
    }))
}

/// Of the promises that fell due in the period and by now: those kept, answered by the time
/// promised.
pub fn promises_kept(known: &Known<'_>, period: &Period) -> Share {
    share(
        known
            .issues()
            .filter_map(|(_, issue)| promise_counts(known, period, issue)),
    )
}

/// Whether the promise made for an issue was kept; `None` where none counts in the period.
fn promise_counts(known: &Known<'_>, period: &Period, issue: &Issue) -> Option<bool> {
    let promised = issue.promised_at?;
    let counts = period.holds(promised) && promised <= known.now;
    counts.then(|| {
        known
            .answered_at(issue)
            .is_some_and(|answered| answered <= promised)
    })
}

/// The issues that are missing to [`answers_on_time`], oldest first.
pub fn late_answers(known: &Known<'_>, period: &Period) -> Vec<IssueIx> {
    let late = known
        .issues()
        .filter(|(_, issue)| answer_counts(known, period, issue) == Some(false));
    late.map(|(index, _)| index).collect()
}

/// The issues that are missing to [`promises_kept`], oldest first.
pub fn broken_promises(known: &Known<'_>, period: &Period) -> Vec<IssueIx> {
    let broken = known
        .issues()
        .filter(|(_, issue)| promise_counts(known, period, issue) == Some(false));
    broken.map(|(index, _)| index).collect()
}

/// The issues closed in the period and by now without a solution, oldest first (G6 of the rule ledger).
pub fn closed_unsolved(known: &Known<'_>, period: &Period) -> Vec<IssueIx> {
    let given_up = known.issues().filter(|(_, issue)| {
        let closed = known.closed_at(issue);
        closed.is_some_and(|at| period.holds(at)) && known.resolved_at(issue).is_none()
    });
    given_up.map(|(index, _)| index).collect()
}

fn in_time(
    known: &Known<'_>,
    period: &Period,
    limit: Instant,
    standing: Timeliness,
) -> Option<bool> {
    let counts = match standing {
        Timeliness::OnTime | Timeliness::Late | Timeliness::Overdue => true,
        Timeliness::Pending => false,
        Timeliness::Closed => limit < known.now,
    };
    (counts && period.holds(limit)).then_some(standing == Timeliness::OnTime)
}

fn share(counted: impl Iterator<Item = bool>) -> Share {
    Share::of_all(counted, |on_time| on_time)
}
