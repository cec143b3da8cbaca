//! `issue`: how issues stand, one as a card, many as a list.

use super::page::{department, page_of};
use crate::calendar::Instant;
use crate::model::{IssueId, Stage, VisitId};
use crate::ops::Answer;
use crate::ops::issue::{IssueStanding, Issues};
use crate::sheet::{Cell, Column, Kind, Page, Row, Table, Tone};
use crate::words::vocabulary::IssueField;
use crate::words::{Message, Words};

/// The page of a list.
pub fn list(answer: &Answer<Issues<'_>>, words: Words) -> Page {
    let mut page = page_of(answer, words.say(Message::IssueList));
    let issues = &answer.body.issues;
    let mut table = Table::new("issues", columns(words)).empty(words.say(Message::IssueNone));
    for issue in issues {
        table.push(row(issue, words));
    }
    page.table(table);
    let late = &issues.iter().filter(|issue| issue.late).count();
    let count = &issues.len();
    page.text(Tone::Quiet, words.say(Message::IssueCount { count, late }));
    if let Some(id) = &answer.body.next {
        page.text(Tone::Quiet, words.say(Message::IssueNext { id }));
    }
    page
}

/// The page of one issue with every step.
pub fn card(answer: &Answer<Issues<'_>>, title: String, words: Words) -> Page {
    let mut page = page_of(answer, title);
    if let Some(issue) = &answer.body.issue {
        page.pairs(pairs(issue, words));
    }
    page
}

fn pairs(stated: &IssueStanding<'_>, words: Words) -> Vec<(String, Cell)> {
    let mut pairs = vec![
        (
            words.term(IssueField::Summary).to_owned(),
            Cell::text(stated.summary),
        ),
        (
            words.term(IssueField::Party).to_owned(),
            Cell::Text(format!("{} {}", stated.party.id, stated.party.name)),
        ),
        (
            words.say(Message::IssueStage),
            Cell::text(words.term(stated.stage)),
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
            Cell::Text(department(stated.department, words)),
        ),
        (
            words.term(IssueField::Assignee).to_owned(),
            Cell::text(assignee(stated)),
        ),
        (
            words.term(IssueField::ReceivedBy).to_owned(),
            stated
                .received_by
                .map_or(Cell::Empty, |member| Cell::text(&*member.0.name)),
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
    step(words.term(IssueField::AcceptedAt), stated.accepted_at);
    step(words.term(IssueField::ArrivedAt), stated.arrived_at);
    step(words.term(IssueField::EscalatedAt), stated.escalated_at);
    step(words.term(IssueField::AnsweredAt), stated.answered_at);
    step(words.term(IssueField::ResolvedAt), stated.resolved_at);
    step(words.term(IssueField::ClosedAt), stated.closed_at);
    step(&words.say(Message::IssueHeldSince), stated.held_since);
    if stated.arrived_at.is_none() && stated.stage < Stage::Resolved {
        step(&words.say(Message::IssueArriveLimit), stated.arrive_limit);
    }
    if stated.stage < Stage::Answered {
        step(&words.say(Message::IssueAnswerLimit), stated.answer_limit);
    }
    if stated.stage < Stage::Resolved {
        step(&words.say(Message::IssueResolveLimit), stated.resolve_limit);
    }
    let roles: Vec<&str> = stated.escalated_to.iter().map(|role| role.name()).collect();
    if !roles.is_empty() {
        let names = Cell::Text(words.list(&roles));
        pairs.push((words.say(Message::IssueEscalatedTo), names));
    }
    let names: Vec<&str> = stated
        .reported_to
        .iter()
        .map(|member| &*member.name)
        .collect();
    if !names.is_empty() {
        let names = Cell::Text(words.list(&names));
        pairs.push((words.say(Message::IssueReportedTo), names));
    }
    pairs.extend(told(stated, words));
    pairs.retain(|(_, cell)| *cell != Cell::Empty);
    pairs
}

/// The visits and the issue that belong to an issue, and what was said and done; none where it is not
/// known.
fn told(stated: &IssueStanding<'_>, words: Words) -> Vec<(String, Cell)> {
    let ids = [
        (IssueField::Visit, stated.visit.map(VisitId::as_str)),
        (IssueField::Revisit, stated.revisit.map(VisitId::as_str)),
        (IssueField::Reopens, stated.reopens.map(IssueId::as_str)),
    ];
    let adopted = stated.adopted.map(|adopted| words.term(adopted));
    let texts = [
        (IssueField::Adopted, adopted),
        (IssueField::Answer, stated.answer),
        (IssueField::Result, stated.result),
    ];
    let ids = ids.map(|(field, id)| (field, id.map(Cell::id)));
    let texts = texts.map(|(field, text)| (field, text.map(Cell::text)));
    let told = ids.into_iter().chain(texts);
    told.filter_map(|(field, cell)| Some((words.term(field).to_owned(), cell?)))
        .collect()
}

fn assignee<'a>(issue: &IssueStanding<'a>) -> &'a str {
    issue.assignee.map_or("–", |member| &*member.0.name)
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

fn row(issue: &IssueStanding<'_>, words: Words) -> Row {
    let tone = match (issue.late, issue.stage) {
        (true, _) => Tone::Bad,
        (_, Stage::Closed) => Tone::Quiet,
        _ => Tone::Plain,
    };
    Row::new(vec![
        Cell::id(issue.id.id.as_str()),
        Cell::from(issue.raised_at),
        Cell::id(issue.party.id.as_str()),
        Cell::text(words.term(issue.kind)),
        Cell::text(words.term(issue.severity)),
        Cell::Text(department(issue.department, words)),
        Cell::text(assignee(issue)),
        Cell::Text(stage(issue, words)),
        Cell::maybe(issue.next_limit),
        Cell::text(issue.summary),
    ])
    .tone(tone)
}

/// How far it has come, and whether it is on hold.
fn stage(issue: &IssueStanding<'_>, words: Words) -> String {
    let stage = &words.term(issue.stage);
    match issue.held_since {
        Some(_) => words.say(Message::IssueHeld { stage }),
        None => (*stage).to_owned(),
    }
}
