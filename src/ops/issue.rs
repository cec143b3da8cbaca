//! `issue`: how issues stand, one as a card, many as a list.

use schemars::JsonSchema;
use serde::Serialize;

use super::{Answer, Body, Fact, Titled, short_id};
use crate::calendar::{Instant, Interval};
use crate::duties::limits::{self, Timeliness, answer_limit, arrive_limit, resolve_limit};
use crate::duties::{Known, ladder, outcome, revisited, revisited_of, stage};
use crate::model::policy::{LimitKind, Role};
use crate::model::{
    Adopted, Class, Issue, IssueId, IssueIx, IssueKind, IssueSeverity, Party, Source, Staff, Stage,
    VisitId,
};

/// What the commands about issues answer.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Issues<'a> {
    /// The one issue that was asked for or that a step was taken of; null for a list.
    pub issue: Option<IssueStanding<'a>>,
    /// All of a list, or the one.
    pub issues: Vec<IssueStanding<'a>>,
    /// The first open one, as it can be typed.
    #[serde(skip)]
    pub next: Option<String>,
}

/// An issue with every step, and how it stands.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct IssueStanding<'a> {
    /// The id.
    pub id: Fact<'a, Issue>,
    /// When it was raised.
    pub raised_at: Instant,
    /// Whose it is.
    pub party: Fact<'a, Party>,
    /// How it came in.
    pub source: Source,
    /// The visit in which it was raised.
    pub visit: Option<&'a VisitId>,
    /// What kind it is.
    pub kind: IssueKind,
    /// What a complaint turned out to be.
    pub class: Option<Class>,
    /// How grave it is.
    pub severity: IssueSeverity,
    /// The department that is to deal with it.
    pub department: Titled<'a>,
    /// Who took it in, and answers for it until it is taken over.
    pub received_by: Option<Fact<'a, Staff>>,
    /// The member who is to.
    pub assignee: Option<Fact<'a, Staff>>,
    /// When the member took it over.
    pub accepted_at: Option<Instant>,
    /// What it is about, where that was stated.
    pub category: Option<&'a str>,
    /// What was promised.
    pub promised_at: Option<Instant>,
    /// When somebody was on site.
    pub arrived_at: Option<Instant>,
    /// When it was on hold.
    pub holds: Vec<String>,
    /// The issue that it takes up again.
    pub reopens: Option<&'a IssueId>,
    /// When it was answered.
    pub answered_at: Option<Instant>,
    /// When it was solved.
    pub resolved_at: Option<Instant>,
    /// When it was escalated.
    pub escalated_at: Option<Instant>,
    /// The visit that looked at it again.
    pub revisit: Option<&'a VisitId>,
    /// When it was closed.
    pub closed_at: Option<Instant>,
    /// Whether a suggestion was taken up, and with its owner's name.
    pub adopted: Option<Adopted>,
    /// What was answered.
    pub answer: Option<&'a str>,
    /// How it was solved.
    pub result: Option<&'a str>,
    /// What was said.
    pub summary: &'a str,
    /// How far it has come.
    pub stage: Stage,
    /// The last minute for an answer.
    pub answer_limit: Option<Instant>,
    /// The last minute for a solution.
    pub resolve_limit: Option<Instant>,
    /// The last minute for somebody to be on site; null where that is not asked.
    pub arrive_limit: Option<Instant>,
    /// The roles on whose lists it stands beside, each once, in the order of the ladder.
    pub escalated_to: Vec<Fact<'a, Role>>,
    /// The members to whom its outcome is reported; none while it is open.
    pub reported_to: Vec<Fact<'a, Staff>>,
    /// Since when it is on hold, if it is.
    pub held_since: Option<Instant>,
    /// Whether an answer, a solution or somebody on site is late.
    pub late: bool,
    /// The limit that comes next, of those that still stand.
    #[serde(skip)]
    pub next_limit: Option<Instant>,
}

impl Body for Issues<'_> {
    const NAME: &'static str = "issue";
}

/// The list: the one whose limit comes first stands first, closed ones last.
pub fn list<'a>(known: &Known<'a>, issues: &[IssueIx]) -> Answer<Issues<'a>> {
    let seen = revisited(known);
    let mut issues = issues.to_vec();
    issues.sort_unstable();
    let standings = issues.iter();
    let standing = |issue: &IssueIx| standing(known, *issue, seen[issue.position()]);
    let mut issues: Vec<IssueStanding<'_>> = standings.map(standing).collect();
    issues.sort_by_key(|one| {
        let limit = one.next_limit.unwrap_or(Instant::MAX);
        (one.stage == Stage::Closed, limit)
    });
    Answer::at(
        known.now,
        Issues {
            issue: None,
            next: next(known, &issues),
            issues,
        },
    )
}

/// The first issue that is not closed, by what means it alone.
fn next(known: &Known<'_>, issues: &[IssueStanding<'_>]) -> Option<String> {
    let ids = known.book.issues.iter().map(|issue| issue.id.as_str());
    let first = issues
        .first()
        .filter(|first| first.stage != Stage::Closed)?;
    Some(short_id::short(first.id.0.id.as_str(), ids).to_owned())
}

/// One issue.
pub fn one<'a>(known: &Known<'a>, issue: IssueIx) -> Answer<Issues<'a>> {
    let standing = standing(
        known,
        issue,
        revisited_of(known, known.book[issue].party)[issue.position()],
    );
    let body = Issues {
        issue: Some(standing.clone()),
        issues: vec![standing],
        next: None,
    };
    Answer::at(known.now, body)
}

fn standing<'a>(known: &Known<'a>, index: IssueIx, is_revisited: bool) -> IssueStanding<'a> {
    let book = known.book;
    let issue = &book[index];
    let open = open_limits(known, issue);
    IssueStanding {
        id: Fact(issue),
        raised_at: issue.raised_at,
        party: Fact(&book[issue.party]),
        source: issue.source,
        visit: issue.visit.as_ref(),
        kind: issue.kind,
        class: issue.class,
        severity: issue.severity,
        department: Titled::department(book, &issue.department),
        received_by: issue.received_by.map(|member| Fact(&book[member])),
        assignee: issue.assignee.map(|member| Fact(&book[member])),
        accepted_at: known.accepted_at(issue),
        category: issue.category.as_deref(),
        promised_at: issue.promised_at,
        arrived_at: issue.arrived_at,
        holds: issue.holds.iter().map(Interval::to_string).collect(),
        reopens: issue.reopens.as_ref(),
        answered_at: issue.answered_at,
        resolved_at: issue.resolved_at,
        escalated_at: issue.escalated_at,
        revisit: issue.revisit.as_ref(),
        closed_at: issue.closed_at,
        adopted: issue.adopted,
        answer: issue.answer.as_deref(),
        result: issue.result.as_deref(),
        summary: &issue.summary,
        stage: stage(known, index, is_revisited),
        answer_limit: answer_limit(known, issue),
        resolve_limit: resolve_limit(known, issue),
        arrive_limit: arrive_limit(known, issue),
        escalated_to: escalated_to(known, issue),
        reported_to: reported_to(known, issue),
        held_since: known.held_since(issue),
        late: open.iter().any(|(how, _)| *how == Timeliness::Overdue),
        next_limit: open.iter().map(|(_, limit)| *limit).min(),
    }
}

/// The limits that still stand, and whether they have passed.
fn open_limits(known: &Known<'_>, issue: &Issue) -> Vec<(Timeliness, Instant)> {
    let of = |kind| limits::standing(known, issue, kind).zip(limits::limit_of(known, issue, kind));
    let open = |how| matches!(how, Timeliness::Pending | Timeliness::Overdue);
    let limits = LimitKind::ALL.into_iter().filter_map(of);
    limits.filter(|(how, _)| open(*how)).collect()
}

fn escalated_to<'a>(known: &Known<'a>, issue: &Issue) -> Vec<Fact<'a, Role>> {
    let roles = ladder::roles(&ladder::rungs(known, issue)).into_iter();
    roles.map(|role| Fact(&known.book[role])).collect()
}

fn reported_to<'a>(known: &Known<'a>, issue: &Issue) -> Vec<Fact<'a, Staff>> {
    let members = outcome::reported_to(known, issue).into_iter();
    members.map(|member| Fact(&known.book[member])).collect()
}
