//! What is past its limit: answers, promises, solutions, revisits, duties, worst first.

use super::ladder::{Rung, roles, rungs};
use super::limits::{Timeliness, late_promise, limit_of, promise, standing};
use super::{Duty, Known, State, Window, derive};
use crate::calendar::Instant;
use crate::model::policy::LimitKind;
use crate::model::{Issue, IssueIx, PartyIx, RoleIx, StaffIx};

/// What is late.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum OverdueKind {
    /// An answer.
    Answer,
    /// A time promised that is later than the answer's limit.
    Promise,
    /// A solution.
    Resolve,
    /// Being on site.
    Arrive,
    /// A duty that follows an issue.
    Revisit,
    /// Any other duty.
    Duty,
}

impl OverdueKind {
    /// Every kind, in order.
    pub const ALL: &[OverdueKind] = &[
        OverdueKind::Answer,
        OverdueKind::Promise,
        OverdueKind::Resolve,
        OverdueKind::Arrive,
        OverdueKind::Revisit,
        OverdueKind::Duty,
    ];

    /// The word of the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            OverdueKind::Answer => "answer",
            OverdueKind::Promise => "promise",
            OverdueKind::Resolve => "resolve",
            OverdueKind::Arrive => "arrive",
            OverdueKind::Revisit => "revisit",
            OverdueKind::Duty => "duty",
        }
    }
}

/// Something late.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OverdueItem {
    /// What.
    pub kind: OverdueKind,
    /// The issue's id, or the duty's.
    pub id: String,
    /// Whose.
    pub party: PartyIx,
    /// The issue, where there is one.
    pub issue: Option<IssueIx>,
    /// The duty, where it is one.
    pub duty: Option<Duty>,
    /// The issue's assignee, with who took it in until it is taken over; or the duty's eligible leads, by
    /// id.
    pub staff: Vec<StaffIx>,
    /// What has passed: the last instant in time of an issue, the `due` of a duty.
    pub limit: Instant,
    /// Minutes that have gone by since; of a warning, those that are left, below zero.
    pub late_minutes: i64,
    /// The roles on whose lists it stands beside.
    pub escalated_to: Vec<RoleIx>,
    /// Since when the issue is on hold, if it is: somebody else is waited for.
    pub held_since: Option<Instant>,
}

/// What is late at `now`: longest late first, then by kind, then by id.
pub fn items(known: &Known<'_>) -> Vec<OverdueItem> {
    let mut items: Vec<_> = known
        .issues()
        .flat_map(|(index, issue)| of_issue(known, index, issue))
        .collect();
    let open = derive(known, &Window::minute(known.now));
    let late = open.into_iter().filter(|duty| duty.state == State::Overdue);
    items.extend(late.map(|duty| of_duty(known, duty)));
    items.sort_by(|one, other| {
        let longest = other.late_minutes.cmp(&one.late_minutes);
        longest
            .then(one.kind.cmp(&other.kind))
            .then_with(|| one.id.cmp(&other.id))
    });
    items
}

/// What is not late yet, and stands on somebody's list because it soon will be: the first limit first,
/// then by kind, then by id.
pub fn warnings(known: &Known<'_>) -> Vec<OverdueItem> {
    let mut items: Vec<_> = known
        .issues()
        .flat_map(|(index, issue)| warnings_of(known, index, issue))
        .collect();
    items.sort_by(|one, other| {
        (one.limit, one.kind, &one.id).cmp(&(other.limit, other.kind, &other.id))
    });
    items
}

fn warnings_of(known: &Known<'_>, index: IssueIx, issue: &Issue) -> Vec<OverdueItem> {
    let mut rungs = rungs(known, issue);
    rungs.retain(|rung| rung.is_early(known));
    let pressing = LimitKind::ALL.into_iter().filter_map(|limit| {
        let rung = rungs.iter().find(|rung| rung.limit == limit)?;
        Some(item(known, index, issue, kind_of(limit), rung.at, &rungs))
    });
    pressing.collect()
}

/// How many duties are missed and closed in the month before the one that holds `now`.
pub fn missed_last_month(known: &Known<'_>) -> usize {
    let almanac = &known.book.almanac;
    let month = almanac.previous(&almanac.month_of(known.now.date()));
    let closed = |duty: &Duty| month.start() < duty.closes && duty.closes <= month.end();
    let duties = derive(known, &Window::of(&month));
    duties
        .iter()
        .filter(|duty| duty.state == State::Missed && closed(duty))
        .count()
}

fn of_issue(known: &Known<'_>, index: IssueIx, issue: &Issue) -> Vec<OverdueItem> {
    let mut limits: Vec<_> = LimitKind::ALL
        .into_iter()
        .map(|kind| {
            let (standing, limit) = (standing(known, issue, kind), limit_of(known, issue, kind));
            (kind_of(kind), standing, limit)
        })
        .collect();
    let promised = (promise(known, issue), late_promise(known, issue));
    limits.push((OverdueKind::Promise, promised.0, promised.1));
    limits.retain(|(_, standing, _)| *standing == Some(Timeliness::Overdue));
    if limits.is_empty() {
        return Vec::new();
    }
    let rungs = rungs(known, issue);
    limits
        .into_iter()
        .filter_map(|(kind, _, limit)| Some(item(known, index, issue, kind, limit?, &rungs)))
        .collect()
}

fn kind_of(limit: LimitKind) -> OverdueKind {
    match limit {
        LimitKind::Answer => OverdueKind::Answer,
        LimitKind::Resolve => OverdueKind::Resolve,
        LimitKind::Arrive => OverdueKind::Arrive,
    }
}

fn limit_kind(kind: OverdueKind) -> Option<LimitKind> {
    LimitKind::ALL
        .into_iter()
        .find(|limit| kind_of(*limit) == kind)
}

fn item(
    known: &Known<'_>,
    index: IssueIx,
    issue: &Issue,
    kind: OverdueKind,
    limit: Instant,
    rungs: &[Rung],
) -> OverdueItem {
    OverdueItem {
        kind,
        id: issue.id.to_string(),
        party: issue.party,
        issue: Some(index),
        duty: None,
        staff: in_charge(known, issue),
        limit,
        late_minutes: late_minutes(known, limit),
        escalated_to: roles(
            rungs
                .iter()
                .filter(|rung| Some(rung.limit) == limit_kind(kind)),
        ),
        held_since: known.held_since(issue),
    }
}

/// Who answers for an issue: its assignee, and until that member took it over who took it in (G4 of the
/// rule ledger).
fn in_charge(known: &Known<'_>, issue: &Issue) -> Vec<StaffIx> {
    let first = issue
        .received_by
        .filter(|_| known.accepted_at(issue).is_none());
    let mut members: Vec<StaffIx> = issue.assignee.into_iter().chain(first).collect();
    members.dedup();
    members
}

fn of_duty(known: &Known<'_>, duty: Duty) -> OverdueItem {
    let follows = known.book[duty.rule].follows_issue();
    OverdueItem {
        kind: if follows {
            OverdueKind::Revisit
        } else {
            OverdueKind::Duty
        },
        id: duty.id.clone(),
        party: duty.party,
        issue: duty.issue(),
        staff: duty.leads.clone(),
        limit: duty.due,
        late_minutes: late_minutes(known, duty.due),
        escalated_to: Vec::new(),
        held_since: None,
        duty: Some(duty),
    }
}

fn late_minutes(known: &Known<'_>, limit: Instant) -> i64 {
    known.book.almanac.zone.elapsed_minutes(limit, known.now)
}
