//! Open issues that nobody sees to: whoever has them is out of service, or away past the limit.

use super::Known;
use super::limits::{Timeliness, limit_of, standing};
use crate::calendar::{Date, Instant};
use crate::model::policy::LimitKind;
use crate::model::{Issue, IssueIx, Leave, Staff, StaffIx};

/// How many days ahead it is looked for the next time at work.
const DAYS_LOOKED_AT: i32 = 400;

/// Why a member does not see to something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Absence {
    /// In service until this day.
    Left(Date),
    /// In service from this day on.
    Joins(Date),
    /// On leave until this minute, exclusive.
    Leave(Instant),
}

/// An open issue that nobody sees to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unattended {
    /// The issue.
    pub issue: IssueIx,
    /// Who has it.
    pub assignee: StaffIx,
    /// Why they do not see to it.
    pub absence: Absence,
    /// What has to be done next, and until when: an answer, a solution, being on site.
    pub limit: Option<(LimitKind, Instant)>,
}

/// Every such issue at `now`, in the order in which they were raised.
pub fn unattended(known: &Known<'_>) -> Vec<Unattended> {
    let issues = known.issues();
    issues
        .filter_map(|(index, issue)| unattended_issue(known, index, issue))
        .collect()
}

fn unattended_issue(known: &Known<'_>, index: IssueIx, issue: &Issue) -> Option<Unattended> {
    let assignee = issue.assignee?;
    if known.closed_at(issue).is_some() {
        return None;
    }
    let limit = next_limit(known, issue);
    let absence = absence(known, &known.book[assignee], limit.map(|(_, limit)| limit))?;
    Some(Unattended {
        issue: index,
        assignee,
        absence,
        limit,
    })
}

/// The earliest limit of what has not been done yet.
fn next_limit(known: &Known<'_>, issue: &Issue) -> Option<(LimitKind, Instant)> {
    let is_ahead = |kind: &LimitKind| {
        let standing = standing(known, issue, *kind);
        matches!(standing, Some(Timeliness::Pending | Timeliness::Overdue))
    };
    let ahead = LimitKind::ALL.into_iter().filter(is_ahead);
    let limits = ahead.filter_map(|kind| Some((kind, limit_of(known, issue, kind)?)));
    limits.min_by_key(|(kind, limit)| (*limit, *kind))
}

/// Why a member cannot see to something until `limit`: out of service now, or on leave and back only
/// after it.
fn absence(known: &Known<'_>, member: &Staff, limit: Option<Instant>) -> Option<Absence> {
    let today = known.now.date();
    if let Some(left) = member.left.filter(|left| *left < today) {
        return Some(Absence::Left(left));
    }
    if let Some(joined) = member.joined.filter(|joined| *joined > today) {
        return Some(Absence::Joins(joined));
    }
    let limit = limit?;
    let back = back(known, member);
    let until = leave_before(&member.leave, known.now, back)?;
    back.is_none_or(|back| limit < back)
        .then_some(Absence::Leave(until))
}

/// The first minute from now on in which a member is at work.
fn back(known: &Known<'_>, member: &Staff) -> Option<Instant> {
    let (today, usual) = (known.now.date(), &known.book.policy.hours.staff);
    (0..DAYS_LOOKED_AT).find_map(|days| {
        let date = today.plus_days(days);
        let hours = member.hours_on(date, &known.book.almanac.workdays, usual);
        let mut ahead = hours.iter().filter(|(_, to)| date.at(*to) > known.now);
        ahead.next().map(|(from, _)| date.at(*from).max(known.now))
    })
}

/// The end of the last leave between now and the time of being back.
fn leave_before(leave: &[Leave], now: Instant, back: Option<Instant>) -> Option<Instant> {
    let meets = |leave: &&Leave| leave.to > now && back.is_none_or(|back| leave.from < back);
    leave.iter().filter(meets).map(|leave| leave.to).max()
}
