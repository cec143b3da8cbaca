//! The least by which quotas stay short.

use std::collections::BTreeSet;

use super::places::room;
use crate::model::Channel;
use crate::plan::problem::{Party, Problem, QuotaNeed};

/// Level 3 of a plan that no plan beats: a member meets no more households than there are to be
/// met and than the days of the period have room for.
pub(crate) fn quota_short(problem: &Problem) -> i64 {
    let room = room(problem);
    let shortest = shortest(problem);
    let reasons: Vec<bool> = problem.parties.iter().map(has_reason).collect();
    let least = |quota: &QuotaNeed| {
        let most = reachable(problem, quota, &reasons);
        let most = most.min(in_time(problem, quota, &room, shortest));
        (i64::from(quota.need) - most).max(0)
    };
    problem.quotas.iter().map(least).sum()
}

/// The shortest that any appointment can be.
fn shortest(problem: &Problem) -> i64 {
    let duties = problem.duties.iter().flat_map(|duty| duty.minutes);
    let quotas = problem.quotas.iter().flat_map(|quota| quota.minutes);
    duties
        .chain(quotas)
        .filter(|&minutes| minutes > 0)
        .map(i64::from)
        .min()
        .unwrap_or(1)
}

/// Whether a household has duties or rows of its own.
fn has_reason(party: &Party) -> bool {
    party.household && (!party.duties.is_empty() || !party.fixed.is_empty())
}

/// The households that could count: those to which a top-up for any quota of the member may go, and
/// those that have `reasons`.
fn reachable(problem: &Problem, quota: &QuotaNeed, reasons: &[bool]) -> i64 {
    let rows = problem.quotas_of(quota.member);
    let top_ups = rows.flat_map(|row| &problem.quotas[row as usize].candidates);
    let top_ups: BTreeSet<u32> = top_ups
        .copied()
        .filter(|&party| !reasons[party as usize])
        .collect();
    let others = reasons.iter().filter(|&&reason| reason).count();
    i64::try_from(top_ups.len() + others).unwrap_or(i64::MAX)
}

/// The appointments that the member's days have room for.
fn in_time(problem: &Problem, quota: &QuotaNeed, room: &[i64], shortest: i64) -> i64 {
    if quota.channels.contains(&Channel::Meeting) {
        return i64::MAX;
    }
    let days = (quota.first_day..quota.end_day.min(problem.days))
        .filter(|&day| !problem.members[quota.member as usize].spans[day].is_empty());
    let proposed: i64 = days
        .map(|day| room[problem.cell(quota.member, day)] / shortest)
        .sum();
    let agreed = problem
        .fixed
        .iter()
        .filter(|fixed| fixed.crew.contains(&quota.member))
        .count();
    proposed + i64::try_from(agreed).unwrap_or(i64::MAX / 2)
}
