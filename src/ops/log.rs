//! `log`: what was recorded, what it did, what is still open for those visited.

use schemars::JsonSchema;
use serde::Serialize;

use super::{Answer, Body};
use crate::calendar::Instant;
use crate::duties::{Duty, Known, State, Window, derive_party};
use crate::model::{Book, Channel, IssueIx, Outcome, Visit, VisitIx};

/// What `log` answers.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Logged {
    /// The visit; the first of several.
    pub visit: LoggedVisit,
    /// All that were recorded, in the order in which their parties were named.
    pub visits: Vec<LoggedVisit>,
    /// The first issue raised; null where none was.
    pub issue: Option<String>,
    /// The issues raised.
    pub issues: Vec<String>,
    /// The duties that were cleared; null where a damaged file hides them.
    pub cleared: Option<Vec<String>>,
    /// The duties that were waived or declined; null where a damaged file hides them.
    pub let_go: Option<Vec<String>>,
    /// What is still open for those visited, or overdue; null where a damaged file hides it.
    pub open: Option<Vec<String>>,
    /// What each visit did, for people.
    #[serde(skip)]
    pub done: Vec<Done>,
}

/// A visit that was recorded.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct LoggedVisit {
    /// Its id.
    pub id: String,
    /// When it was.
    pub visited_at: Instant,
    /// To whom.
    pub party: String,
    /// By whom, the lead first.
    pub staff: Vec<String>,
    /// How.
    pub channel: Channel,
    /// What came of it.
    pub outcome: Outcome,
    /// The time agreed on instead.
    pub next_at: Option<Instant>,
    /// The file that it stands in.
    pub file: String,
    /// Its line there; null where the file cannot be read again.
    pub line: Option<u32>,
}

/// What one visit did.
#[derive(Debug)]
pub struct Done {
    /// The visit.
    pub visit: VisitIx,
    /// The issues raised in it.
    pub issues: Vec<IssueIx>,
    /// The duties it cleared.
    pub cleared: Vec<Duty>,
    /// The duties it waived, or that the party declined by it.
    pub let_go: Vec<Duty>,
    /// What is still open for the party, or overdue.
    pub open: Vec<Duty>,
}

impl Body for Logged {
    const NAME: &'static str = "log";
}

/// What was recorded as `visits`, with the `issues` raised, where nothing more can be read.
pub fn unread(visits: Vec<LoggedVisit>, issues: Vec<String>, now: Instant) -> Answer<Logged> {
    Answer::at(
        now,
        Logged {
            visit: visits[0].clone(),
            visits,
            issue: issues.first().cloned(),
            issues,
            cleared: None,
            let_go: None,
            open: None,
            done: Vec::new(),
        },
    )
}

/// The same with what each visit did: `done` in the order of `visits`.
pub fn logged(
    visits: Vec<LoggedVisit>,
    issues: Vec<String>,
    done: Vec<Done>,
    now: Instant,
) -> Answer<Logged> {
    let mut answer = unread(visits, issues, now);
    let ids = |of: fn(&Done) -> &Vec<Duty>| {
        let duties = done.iter().flat_map(of);
        Some(duties.map(|duty| duty.id.clone()).collect())
    };
    let body = &mut answer.body;
    body.cleared = ids(|done| &done.cleared);
    body.let_go = ids(|done| &done.let_go);
    body.open = ids(|done| &done.open);
    body.done = done;
    answer
}

/// What a visit did to the duties of its party that meet `window`.
pub fn done(known: &Known<'_>, visit: VisitIx, issues: &[String], window: &Window) -> Done {
    let book = known.book;
    let party = book[visit].party;
    let rules = book.policy.indexed_rules();
    let duties: Vec<Duty> = rules
        .filter(|(_, rule)| rule.may_concern(&book[party]))
        .flat_map(|(rule, _)| derive_party(known, rule, party, window))
        .collect();
    let that =
        |wanted: &dyn Fn(&&Duty) -> bool| duties.iter().filter(wanted).cloned().collect::<Vec<_>>();
    let is_let_go = |duty: &&Duty| {
        duty.ended_by == Some(visit) && matches!(duty.state, State::Waived | State::Declined)
    };
    Done {
        visit,
        issues: issues.iter().filter_map(|id| issue(book, id)).collect(),
        cleared: that(&|duty| duty.cleared_by == Some(visit)),
        let_go: that(&is_let_go),
        open: that(&|duty| matches!(duty.state, State::Open | State::Overdue)),
    }
}

/// The visit of an id.
pub fn visit(book: &Book, id: &str) -> Option<VisitIx> {
    let found = book.visits.iter().position(|visit| visit.id.as_str() == id);
    found.map(VisitIx::new)
}

fn issue(book: &Book, id: &str) -> Option<IssueIx> {
    let found = book.issues.iter().position(|issue| issue.id.as_str() == id);
    found.map(IssueIx::new)
}

impl LoggedVisit {
    /// Takes from the row what only the file knows.
    #[must_use]
    pub fn read_again(mut self, visit: &Visit) -> LoggedVisit {
        self.line = Some(visit.place.line);
        self
    }
}
