//! `overdue`: what is past its limit, worst first (W11, B3 of the rule ledger).

use schemars::JsonSchema;
use serde::Serialize;

use super::next_plan::next_plan;
use super::unattended::{self, Unattended};
use super::{Answer, Body, Fact, NextPlan, Say, Sentence, Titled, short_id};
use crate::calendar::Instant;
use crate::duties::overdue::{OverdueItem, OverdueKind, items, missed_last_month, warnings};
use crate::duties::{self, Known, Lookback, Reason, lookback};
use crate::model::policy::{Role, Rule};
use crate::model::{Book, IssueSeverity, Party, Staff, StaffIx};

/// What `overdue` answers.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Overdue<'a> {
    /// What is late, worst first.
    pub items: Vec<Late<'a>>,
    /// What is not late yet and stands on somebody's list because it soon will be, the first limit first.
    pub soon: Vec<Late<'a>>,
    /// Open issues that nobody sees to: whoever has them is out of service, or away past the limit.
    pub unattended: Vec<Unattended<'a>>,
    /// Duties missed and closed in the month before.
    pub missed_last_month: usize,
    /// Since when it had to become late, if that was asked.
    #[serde(skip)]
    pub since: Option<Instant>,
    /// What to do about the first, as it can be typed: the step, and of whom.
    #[serde(skip)]
    pub next: Option<(&'static str, String)>,
    /// How next month's plan stands, from the last working day of this month on, unless it is approved.
    pub next_plan: Option<NextPlan>,
}

/// Something late.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Late<'a> {
    /// What is late.
    pub kind: OverdueKind,
    /// The issue's id, or the duty's.
    pub id: String,
    /// Whose it is.
    pub party: Fact<'a, Party>,
    /// The issue's severity; null for a duty that follows none.
    pub severity: Option<IssueSeverity>,
    /// The issue's department; null for a duty that follows none.
    pub department: Option<Titled<'a>>,
    /// The issue's assignee, with who took it in until it is taken over; or who can lead the duty.
    pub staff: Vec<Fact<'a, Staff>>,
    /// What has passed.
    pub limit: Instant,
    /// Minutes that have gone by since; of what is late soon those that are left, below zero.
    pub late_minutes: i64,
    /// The roles on whose lists it stands beside.
    pub escalated_to: Vec<Fact<'a, Role>>,
    /// Since when the issue is on hold, if it is.
    pub held_since: Option<Instant>,
    /// What it is about, in words.
    pub summary: Sentence<'a, Subject<'a>>,
}

/// What something late is about.
#[derive(Debug)]
pub enum Subject<'a> {
    /// What somebody wrote of an issue.
    Issue(&'a str),
    /// A duty of a rule, for a reason.
    Duty(&'a Rule, Reason),
}

impl Body for Overdue<'_> {
    const NAME: &'static str = "overdue";
}

/// The visits that [`overdue`] needs.
pub fn reads_back(book: &Book, now: Instant) -> Lookback {
    lookback::for_overdue(book, now)
}

/// What is late, or became so after `since`; of everybody, or what is a member's.
pub fn overdue<'a>(
    known: &Known<'a>,
    since: Option<Instant>,
    member: Option<StaffIx>,
    voice: &'a dyn Say<Subject<'a>>,
) -> Answer<Overdue<'a>> {
    let items = items(known).into_iter();
    let is_theirs = |item: &OverdueItem| member.is_none_or(|member| is_of(known, item, member));
    let items =
        items.filter(|item| since.is_none_or(|since| item.limit >= since) && is_theirs(item));
    let (warnings, alone) = if since.is_none() {
        (warnings(known), duties::unattended::unattended(known))
    } else {
        (Vec::new(), Vec::new())
    };
    let soon = warnings.into_iter().filter(is_theirs);
    let mut body = Overdue {
        items: items.map(|item| late(known, item, voice)).collect(),
        soon: soon.map(|item| late(known, item, voice)).collect(),
        unattended: unattended::rows(known.book, &alone),
        missed_last_month: missed_last_month(known),
        since,
        next: None,
        next_plan: next_plan(known.book, known.now),
    };
    // Nothing is to be done about what waits for somebody else.
    let mut going = body.items.iter().filter(|item| item.held_since.is_none());
    body.next = going.next().map(|first| next(known, first));
    Answer::at(known.now, body)
}

/// The command that sees to something late.
fn next(known: &Known<'_>, late: &Late<'_>) -> (&'static str, String) {
    let step = match late.kind {
        OverdueKind::Answer | OverdueKind::Promise => "issue answer",
        OverdueKind::Resolve => "issue resolve",
        OverdueKind::Arrive => "issue arrive",
        OverdueKind::Revisit | OverdueKind::Duty => return ("log", late.party.0.id.to_string()),
    };
    let ids = known.book.issues.iter().map(|issue| issue.id.as_str());
    (step, short_id::short(&late.id, ids).to_owned())
}

/// Whether something late is a member's: theirs to handle or to go to, or on the list of their role.
fn is_of(known: &Known<'_>, item: &OverdueItem, member: StaffIx) -> bool {
    let role = known.book[member].role;
    item.staff.contains(&member) || item.escalated_to.contains(&role)
}

fn late<'a>(known: &Known<'a>, item: OverdueItem, voice: &'a dyn Say<Subject<'a>>) -> Late<'a> {
    let book = known.book;
    let issue = item.issue.map(|issue| &book[issue]);
    let subject = match (item.duty, issue) {
        (Some(duty), _) => Subject::Duty(&book[duty.rule], duty.reason),
        (None, issue) => Subject::Issue(issue.map_or("", |issue| &issue.summary)),
    };
    Late {
        kind: item.kind,
        id: item.id,
        party: Fact(&book[item.party]),
        severity: issue.map(|issue| issue.severity),
        department: issue.map(|issue| Titled::department(book, &issue.department)),
        staff: item
            .staff
            .iter()
            .map(|member| Fact(&book[*member]))
            .collect(),
        limit: item.limit,
        late_minutes: item.late_minutes,
        escalated_to: item
            .escalated_to
            .iter()
            .map(|role| Fact(&book[*role]))
            .collect(),
        held_since: item.held_since,
        summary: Sentence::new(subject, voice),
    }
}
