//! `issue`: how issues stand, one as a card, many as a list.

use serde_json::{Map, Value, json};

use super::Names;
use crate::calendar::{Instant, Interval};
use crate::duties::limits::{
    Timeliness, answer_limit, arrive_limit, limit_of, resolve_limit, standing,
};
use crate::duties::{Known, ladder, revisited, stage};
use crate::model::policy::LimitKind;
use crate::model::{Class, Issue, IssueId, IssueIx, Stage, VisitId};
use crate::sheet::{Cell, Column, Kind, Page, Row, Table, Tone};
use crate::words::vocabulary::IssueField;
use crate::words::{Message, Words, vocabulary};

/// The list of `issues`: the one whose limit comes first stands first, closed ones last.
pub fn list(known: &Known<'_>, issues: &[IssueIx], words: Words) -> Page {
    let mut page = Page::new("issue", words.say(Message::IssueList), known.now);
    let seen = revisited(known);
    let standing = |issue: &IssueIx| Standing::of(known, *issue, seen[issue.position()]);
    let mut standings: Vec<Standing> = issues.iter().map(standing).collect();
    standings.sort_by_key(|one| {
        (
            one.stage == Stage::Closed,
            one.next_limit.unwrap_or(Instant::MAX),
            one.issue,
        )
    });
    let mut table = Table::new("issues", columns(words)).empty(words.say(Message::IssueNone));
    for standing in &standings {
        table.push(row(known, standing, words));
    }
    page.table(table);
    let late = standings.iter().filter(|one| one.is_late).count();
    page.text(
        Tone::Quiet,
        words.say(Message::IssueCount {
            count: &standings.len(),
            late: &late,
        }),
    );
    let wire: Vec<Value> = standings.iter().map(|one| wire(known, one)).collect();
    page.wire.insert("issue".to_owned(), Value::Null);
    page.wire.insert("issues".to_owned(), Value::Array(wire));
    page
}

/// One issue with every step.
pub fn card(known: &Known<'_>, issue: IssueIx, title: String, words: Words) -> Page {
    let book = known.book;
    let names = Names::new(book, words);
    let stated = &book[issue];
    let standing = Standing::of(known, issue, revisited(known)[issue.position()]);
    let mut page = Page::new("issue", title, known.now);
    let mut pairs = vec![
        (
            words.term(IssueField::Summary).to_owned(),
            Cell::text(&*stated.summary),
        ),
        (
            words.term(IssueField::Party).to_owned(),
            Cell::Text(format!(
                "{} {}",
                names.party_id(stated.party),
                names.party(stated.party)
            )),
        ),
        (
            words.say(Message::IssueStage),
            Cell::text(words.term(standing.stage)),
        ),
        (
            words.term(IssueField::Kind).to_owned(),
            Cell::text(words.term(stated.kind)),
        ),
        (
            words.term(IssueField::Class).to_owned(),
            stated
                .class
                .map_or(Cell::Empty, |class| Cell::text(words.term(class))),
        ),
        (
            words.term(IssueField::Severity).to_owned(),
            Cell::text(words.term(stated.severity)),
        ),
        (
            words.term(IssueField::Department).to_owned(),
            Cell::Text(words.word(&vocabulary::DEPARTMENT, &stated.department)),
        ),
        (
            words.term(IssueField::Assignee).to_owned(),
            Cell::text(stated.assignee.map_or("–", |member| names.member(member))),
        ),
        (
            words.term(IssueField::Source).to_owned(),
            Cell::text(words.term(stated.source)),
        ),
        (
            words.term(IssueField::RaisedAt).to_owned(),
            Cell::from(stated.raised_at),
        ),
    ];
    let mut step = |head: &str, at: Option<Instant>| {
        pairs.extend(at.map(|at| (head.to_owned(), Cell::from(at))));
    };
    step(words.term(IssueField::PromisedAt), stated.promised_at);
    step(words.term(IssueField::ArrivedAt), stated.arrived_at);
    step(words.term(IssueField::EscalatedAt), stated.escalated_at);
    step(words.term(IssueField::AnsweredAt), stated.answered_at);
    step(words.term(IssueField::ResolvedAt), stated.resolved_at);
    step(words.term(IssueField::ClosedAt), stated.closed_at);
    step(&words.say(Message::IssueHeldSince), standing.held_since);
    if stated.arrived_at.is_none() && standing.stage < Stage::Resolved {
        let head = words.say(Message::IssueArriveLimit);
        step(&head, arrive_limit(known, stated));
    }
    if standing.stage < Stage::Answered {
        let head = words.say(Message::IssueAnswerLimit);
        step(&head, answer_limit(known, stated));
    }
    if standing.stage < Stage::Resolved {
        let head = words.say(Message::IssueResolveLimit);
        step(&head, resolve_limit(known, stated));
    }
    let roles = escalated_to(known, stated);
    if !roles.is_empty() {
        let names = roles
            .iter()
            .filter_map(|id| Some(book[book.policy.role(id)?].name()));
        pairs.push((
            words.say(Message::IssueEscalatedTo),
            Cell::Text(names_list(words, names)),
        ));
    }
    pairs.extend(told(stated, words));
    page.pairs(pairs);
    let wire = wire(known, &standing);
    page.wire.insert("issue".to_owned(), wire.clone());
    page.wire
        .insert("issues".to_owned(), Value::Array(vec![wire]));
    page
}

/// The visits and the issue that belong to an issue, and what was said and done; none where it is not
/// known.
fn told(stated: &Issue, words: Words) -> Vec<(String, Cell)> {
    let ids = [
        (
            IssueField::Visit,
            stated.visit.as_ref().map(VisitId::as_str),
        ),
        (
            IssueField::Revisit,
            stated.revisit.as_ref().map(VisitId::as_str),
        ),
        (
            IssueField::Reopens,
            stated.reopens.as_ref().map(IssueId::as_str),
        ),
    ];
    let texts = [
        (IssueField::Answer, stated.answer.as_deref()),
        (IssueField::Result, stated.result.as_deref()),
    ];
    let ids = ids.map(|(field, id)| (field, id.map(Cell::id)));
    let texts = texts.map(|(field, text)| (field, text.map(Cell::text)));
    let told = ids.into_iter().chain(texts);
    told.filter_map(|(field, cell)| Some((words.term(field).to_owned(), cell?)))
        .collect()
}

/// How one issue stands.
struct Standing {
    issue: IssueIx,
    stage: Stage,
    /// The limit that comes next: that of the answer, then that of the solution.
    next_limit: Option<Instant>,
    is_late: bool,
    /// Since when it is on hold, if it is.
    held_since: Option<Instant>,
}

impl Standing {
    fn of(known: &Known<'_>, issue: IssueIx, is_revisited: bool) -> Standing {
        let stated = &known.book[issue];
        let stage = stage(known, issue, is_revisited);
        let limits = LimitKind::ALL
            .map(|kind| standing(known, stated, kind).zip(limit_of(known, stated, kind)));
        let limits = limits.iter().flatten();
        let is_open = |timeliness| matches!(timeliness, Timeliness::Pending | Timeliness::Overdue);
        let open = limits.filter(|(timeliness, _)| is_open(*timeliness));
        Standing {
            issue,
            stage,
            next_limit: open.clone().map(|(_, limit)| *limit).min(),
            is_late: open
                .clone()
                .any(|(timeliness, _)| *timeliness == Timeliness::Overdue),
            held_since: known.held_since(stated),
        }
    }
}

fn columns(words: Words) -> Vec<Column> {
    vec![
        Column::new("id", words.term(IssueField::Id), Kind::Id),
        Column::new("raised_at", words.term(IssueField::RaisedAt), Kind::Instant).wide_only(),
        Column::new("party", words.term(IssueField::Party), Kind::Id),
        Column::new("kind", words.term(IssueField::Kind), Kind::Text).wide_only(),
        Column::new("severity", words.term(IssueField::Severity), Kind::Text),
        Column::new("department", words.term(IssueField::Department), Kind::Text).wide_only(),
        Column::new("assignee", words.term(IssueField::Assignee), Kind::Text).fold(3),
        Column::new("stage", words.say(Message::IssueStage), Kind::Text),
        Column::new("limit", words.say(Message::IssueLimit), Kind::Instant),
        Column::new("summary", words.term(IssueField::Summary), Kind::Text).fold(1),
    ]
}

fn row(known: &Known<'_>, standing: &Standing, words: Words) -> Row {
    let names = Names::new(known.book, words);
    let issue = &known.book[standing.issue];
    let tone = match (standing.is_late, standing.stage) {
        (true, _) => Tone::Bad,
        (_, Stage::Closed) => Tone::Quiet,
        _ => Tone::Plain,
    };
    Row::new(vec![
        Cell::id(issue.id.as_str()),
        Cell::from(issue.raised_at),
        Cell::id(names.party_id(issue.party)),
        Cell::text(words.term(issue.kind)),
        Cell::text(words.term(issue.severity)),
        Cell::Text(words.word(&vocabulary::DEPARTMENT, &issue.department)),
        Cell::text(issue.assignee.map_or("–", |member| names.member(member))),
        Cell::Text(stage_of(standing, words)),
        Cell::maybe(standing.next_limit),
        Cell::text(&*issue.summary),
    ])
    .tone(tone)
}

/// The roles on whose lists it stands, each once, in the order of the ladder.
fn escalated_to<'a>(known: &Known<'a>, issue: &Issue) -> Vec<&'a str> {
    let mut roles: Vec<&str> = Vec::new();
    for rung in ladder::rungs(known, issue) {
        let role = known.book[rung.to].id.as_str();
        if !roles.contains(&role) {
            roles.push(role);
        }
    }
    roles
}

fn names_list<'n>(words: Words, names: impl Iterator<Item = &'n str>) -> String {
    words.list(&names.collect::<Vec<_>>())
}

/// How far it has come, and whether it is on hold.
fn stage_of(standing: &Standing, words: Words) -> String {
    let stage = &words.term(standing.stage);
    match standing.held_since {
        Some(_) => words.say(Message::IssueHeld { stage }),
        None => (*stage).to_owned(),
    }
}

fn wire(known: &Known<'_>, standing: &Standing) -> Value {
    let book = known.book;
    let issue = &book[standing.issue];
    let at = |instant: Option<Instant>| instant.map(|instant| instant.to_string());
    let texts = |holds: &[Interval]| holds.iter().map(ToString::to_string).collect::<Vec<_>>();
    let fields = [
        ("id", json!(issue.id.as_str())),
        ("raised_at", json!(issue.raised_at.to_string())),
        ("party", json!(book[issue.party].id.as_str())),
        ("source", json!(issue.source.as_str())),
        ("visit", json!(issue.visit.as_ref().map(VisitId::as_str))),
        ("kind", json!(issue.kind.as_str())),
        ("class", json!(issue.class.map(Class::as_str))),
        ("severity", json!(issue.severity.as_str())),
        ("department", json!(&*issue.department)),
        (
            "assignee",
            json!(issue.assignee.map(|member| book[member].id.as_str())),
        ),
        ("category", json!(issue.category.as_deref())),
        ("promised_at", json!(at(issue.promised_at))),
        ("arrived_at", json!(at(issue.arrived_at))),
        ("holds", json!(texts(&issue.holds))),
        (
            "reopens",
            json!(issue.reopens.as_ref().map(IssueId::as_str)),
        ),
        ("answered_at", json!(at(issue.answered_at))),
        ("resolved_at", json!(at(issue.resolved_at))),
        ("escalated_at", json!(at(issue.escalated_at))),
        (
            "revisit",
            json!(issue.revisit.as_ref().map(VisitId::as_str)),
        ),
        ("closed_at", json!(at(issue.closed_at))),
        ("answer", json!(issue.answer.as_deref())),
        ("result", json!(issue.result.as_deref())),
        ("summary", json!(&*issue.summary)),
        ("stage", json!(standing.stage.as_str())),
        ("answer_limit", json!(at(answer_limit(known, issue)))),
        ("resolve_limit", json!(at(resolve_limit(known, issue)))),
        ("arrive_limit", json!(at(arrive_limit(known, issue)))),
        ("escalated_to", json!(escalated_to(known, issue))),
        ("held_since", json!(at(standing.held_since))),
        ("late", json!(standing.is_late)),
    ];
    Value::Object(
        fields
            .into_iter()
            .map(|(key, value)| (key.to_owned(), value))
            .collect::<Map<_, _>>(),
    )
}
