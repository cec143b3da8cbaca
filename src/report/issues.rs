//! `issue`: how issues stand, one as a card, many as a list.

use serde_json::{Map, Value, json};

use super::Names;
use crate::calendar::Instant;
use crate::duties::limits::{Timeliness, answer, answer_limit, resolution, resolve_limit};
use crate::duties::{Known, revisited, stage};
use crate::model::{Class, IssueIx, Stage, VisitId};
use crate::sheet::{Cell, Column, Kind, Page, Row, Table, Tone};
use crate::words::Words;

/// The list of `issues`: the one whose limit comes first stands first, closed ones last.
pub fn list(known: &Known<'_>, issues: &[IssueIx], words: Words) -> Page {
    let mut page = Page::new("issue", words.text("issue.list"), known.now);
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
    let mut table = Table::new("issues", columns(words)).empty(words.text("issue.none"));
    for standing in &standings {
        table.push(row(known, standing, words));
    }
    page.table(table);
    let late = standings.iter().filter(|one| one.is_late).count();
    page.text(
        Tone::Quiet,
        words.say(
            "issue.count",
            &[("count", &standings.len()), ("late", &late)],
        ),
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
    let name = |key: &str| words.text(&format!("issue.{key}")).into_owned();
    let mut pairs = vec![
        (name("summary"), Cell::text(&*stated.summary)),
        (
            name("party"),
            Cell::Text(format!(
                "{} {}",
                names.party_id(stated.party),
                names.party(stated.party)
            )),
        ),
        (
            name("stage"),
            Cell::Text(words.term("stage", standing.stage.as_str())),
        ),
        (
            name("kind"),
            Cell::Text(words.term("kind", stated.kind.as_str())),
        ),
        (
            name("class"),
            stated.class.map_or(Cell::Empty, |class| {
                Cell::Text(words.term("class", class.as_str()))
            }),
        ),
        (
            name("severity"),
            Cell::Text(words.term("severity", stated.severity.as_str())),
        ),
        (
            name("department"),
            Cell::Text(words.term("department", &stated.department)),
        ),
        (
            name("assignee"),
            Cell::text(stated.assignee.map_or("–", |member| names.member(member))),
        ),
        (
            name("source"),
            Cell::Text(words.term("source", stated.source.as_str())),
        ),
        (name("raised_at"), Cell::from(stated.raised_at)),
    ];
    let mut step = |key: &str, at: Option<Instant>| {
        pairs.extend(at.map(|at| (name(key), Cell::from(at))));
    };
    step("promised_at", stated.promised_at);
    step("escalated_at", stated.escalated_at);
    step("answered_at", stated.answered_at);
    step("resolved_at", stated.resolved_at);
    step("closed_at", stated.closed_at);
    if standing.stage < Stage::Answered {
        step("answer_limit", Some(answer_limit(book, stated)));
    }
    if standing.stage < Stage::Resolved {
        step("resolve_limit", Some(resolve_limit(book, stated)));
    }
    pairs.extend(
        stated
            .visit
            .as_ref()
            .map(|visit| (name("visit"), Cell::id(visit.as_str()))),
    );
    pairs.extend(
        stated
            .revisit
            .as_ref()
            .map(|visit| (name("revisit"), Cell::id(visit.as_str()))),
    );
    pairs.extend(
        stated
            .result
            .as_ref()
            .map(|result| (name("result"), Cell::text(&**result))),
    );
    page.pairs(pairs);
    let wire = wire(known, &standing);
    page.wire.insert("issue".to_owned(), wire.clone());
    page.wire
        .insert("issues".to_owned(), Value::Array(vec![wire]));
    page
}

/// How one issue stands.
struct Standing {
    issue: IssueIx,
    stage: Stage,
    /// The limit that comes next: that of the answer, then that of the solution.
    next_limit: Option<Instant>,
    is_late: bool,
}

impl Standing {
    fn of(known: &Known<'_>, issue: IssueIx, is_revisited: bool) -> Standing {
        let stated = &known.book[issue];
        let stage = stage(known, issue, is_revisited);
        let is_open = |timeliness| matches!(timeliness, Timeliness::Pending | Timeliness::Overdue);
        let limits = [
            (answer(known, stated), answer_limit(known.book, stated)),
            (resolution(known, stated), resolve_limit(known.book, stated)),
        ];
        let is_late = limits
            .iter()
            .any(|(timeliness, _)| *timeliness == Timeliness::Overdue);
        let next_limit = limits
            .iter()
            .filter(|(timeliness, _)| is_open(*timeliness))
            .map(|(_, limit)| *limit)
            .min();
        Standing {
            issue,
            stage,
            next_limit,
            is_late,
        }
    }
}

fn columns(words: Words) -> Vec<Column> {
    let head = |key: &str| words.text(&format!("issue.{key}")).into_owned();
    vec![
        Column::new("id", head("id"), Kind::Id),
        Column::new("raised_at", head("raised_at"), Kind::Instant).wide_only(),
        Column::new("party", head("party"), Kind::Id),
        Column::new("kind", head("kind"), Kind::Text).wide_only(),
        Column::new("severity", head("severity"), Kind::Text),
        Column::new("department", head("department"), Kind::Text).wide_only(),
        Column::new("assignee", head("assignee"), Kind::Text).fold(1),
        Column::new("stage", head("stage"), Kind::Text),
        Column::new("limit", head("limit"), Kind::Instant),
        Column::new("summary", head("summary"), Kind::Text).fold(2),
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
        Cell::Text(words.term("kind", issue.kind.as_str())),
        Cell::Text(words.term("severity", issue.severity.as_str())),
        Cell::Text(words.term("department", &issue.department)),
        Cell::text(issue.assignee.map_or("–", |member| names.member(member))),
        Cell::Text(words.term("stage", standing.stage.as_str())),
        Cell::maybe(standing.next_limit),
        Cell::text(&*issue.summary),
    ])
    .tone(tone)
}

fn wire(known: &Known<'_>, standing: &Standing) -> Value {
    let book = known.book;
    let issue = &book[standing.issue];
    let at = |instant: Option<Instant>| instant.map(|instant| instant.to_string());
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
        ("answered_at", json!(at(issue.answered_at))),
        ("resolved_at", json!(at(issue.resolved_at))),
        ("escalated_at", json!(at(issue.escalated_at))),
        (
            "revisit",
            json!(issue.revisit.as_ref().map(VisitId::as_str)),
        ),
        ("closed_at", json!(at(issue.closed_at))),
        ("result", json!(issue.result.as_deref())),
        ("summary", json!(&*issue.summary)),
        ("stage", json!(standing.stage.as_str())),
        ("answer_limit", json!(answer_limit(book, issue).to_string())),
        (
            "resolve_limit",
            json!(resolve_limit(book, issue).to_string()),
        ),
        ("late", json!(standing.is_late)),
    ];
    Value::Object(
        fields
            .into_iter()
            .map(|(key, value)| (key.to_owned(), value))
            .collect::<Map<_, _>>(),
    )
}
