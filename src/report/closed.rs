//! A closed month: what was handed in, and what would be different with what was recorded since.

use serde_json::Value;

use super::Phrases;
use super::page::page_of;
use crate::calendar::{Instant, Period};
use crate::model::Book;
use crate::ops::Answer;
use crate::ops::closing::{Close, Closed, Since};
use crate::sheet::{Cell, Column, Kind, Page, Row, Table, Tone};
use crate::words::{Message, Words};

/// Which answer of a closed month is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The whole report.
    Report,
    /// Its quotas.
    Quota,
    /// Its coverage by building.
    Building,
    /// Its coverage by area.
    Area,
}

/// A closed month and whoever closed it.
pub struct Handed<'a> {
    /// The month as it was handed in.
    pub closed: &'a Closed,
    /// What is different since.
    pub since: &'a Since,
    /// The month.
    pub month: &'a Period,
    /// The name of who closed it.
    pub by: &'a str,
    /// The facts, for what people call rules.
    pub book: &'a Book,
}

/// The page of `close`.
pub fn handed_in(answer: &Answer<Close<'_>>, words: Words) -> Page {
    let month = answer.period.as_ref().map_or("", |month| &month.name);
    let mut page = page_of(answer, words.say(Message::CloseTitle { month: &month }));
    let (name, file) = (&answer.body.by.name, &answer.body.file);
    page.text(Tone::Good, words.say(Message::CloseTold { name, file }));
    page
}

/// The page of a part of it.
pub fn page(handed: &Handed<'_>, part: Part, now: Instant, words: Words) -> Page {
    let (name, title) = match part {
        Part::Report => ("report", Message::ClosedReport),
        Part::Quota => ("quota", Message::QuotaTitle),
        Part::Building | Part::Area => ("coverage", Message::CoverageTitle),
    };
    let mut page = Page::new(name, words.say(title), now);
    page.period = Some(handed.month.clone());
    let at = &Phrases::new(words, now).minute(handed.closed.at);
    let by = &handed.by;
    page.text(Tone::Plain, words.say(Message::ClosedBy { at, by }));
    let report = &handed.closed.report;
    if part == Part::Report {
        page.table(figures(report, words));
    }
    if matches!(part, Part::Report | Part::Quota) {
        page.table(quotas(&report["quota"], handed.book, words));
    }
    match part {
        Part::Building | Part::Report => {
            page.table(coverage(&report["coverage"], "building", words));
        }
        Part::Area => page.table(coverage(&report["coverage"], "area", words)),
        Part::Quota => {}
    }
    since(&mut page, handed, words);
    wire(&mut page, handed, part);
    page
}

/// What programs get: the part as it was closed, and what is different since.
fn wire(page: &mut Page, handed: &Handed<'_>, part: Part) {
    let report = &handed.closed.report;
    let coverage = &report["coverage"];
    match part {
        Part::Report => {
            let envelope = ["schema", "now", "period", "data_errors"];
            let kept = report
                .iter()
                .filter(|(key, _)| !envelope.contains(&key.as_str()));
            page.wire
                .extend(kept.map(|(key, value)| (key.clone(), value.clone())));
        }
        Part::Quota => {
            page.wire.insert("rows".to_owned(), report["quota"].clone());
        }
        Part::Building | Part::Area => {
            let group = if part == Part::Area {
                "area"
            } else {
                "building"
            };
            page.wire.insert("rows".to_owned(), coverage[group].clone());
            page.wire
                .insert("total".to_owned(), coverage["total"].clone());
        }
    }
    page.wire
        .insert("closed".to_owned(), report["closed"].clone());
    page.wire
        .insert("since_closed".to_owned(), handed.since.wire());
}

/// The shares and counts as they were handed in.
fn figures(report: &serde_json::Map<String, Value>, words: Words) -> Table {
    let columns = vec![
        Column::new("figure", words.say(Message::ClosedFigure), Kind::Text),
        Column::new("value", words.say(Message::ClosedValue), Kind::Share),
    ];
    let mut table = Table::new("figures", columns);
    for (title, path) in SHARES {
        let mut keys = path.split('.');
        let first = keys
            .next()
            .and_then(|key| report.get(key))
            .unwrap_or(&Value::Null);
        let value = keys.fold(first, |value, key| &value[key]);
        let (n, of) = match value.get("in_scope") {
            Some(of) => (value["covered"].as_u64(), of.as_u64()),
            None => (value["n"].as_u64(), value["of"].as_u64()),
        };
        let cell = match (n, of) {
            (Some(n), Some(of)) => Cell::Share { n, of },
            _ => Cell::Empty,
        };
        table.push(Row::new(vec![Cell::Text(words.say(*title)), cell]));
    }
    table
}

/// The shares of a report, and where they stand in it.
const SHARES: &[(Message<'static>, &str)] = &[
    (Message::ReportCoverage, "coverage.total"),
    (Message::ReportAnswersOnTime, "answers_on_time"),
    (Message::ReportRepairsOnTime, "repairs_on_time"),
    (Message::ReportPromisesKept, "promises_kept"),
    (Message::ReportResolvedRate, "issues.resolved_rate"),
    (Message::ReportComplaintsRevisited, "complaints_revisited"),
    (Message::ReportValidComplaints, "valid_complaints"),
    (Message::ReportLoggedLate, "logged_late"),
];

fn quotas(rows: &Value, book: &Book, words: Words) -> Table {
    let columns = vec![
        Column::new("staff", words.say(Message::QuotaStaff), Kind::Id),
        Column::new("name", words.say(Message::QuotaName), Kind::Text),
        Column::new("rule", words.say(Message::QuotaRule), Kind::Text).fold(1),
        Column::new("met", words.say(Message::QuotaMet), Kind::Share),
        Column::new("short", words.say(Message::QuotaShort), Kind::Int),
    ];
    let mut table = Table::new("quota", columns).empty(words.say(Message::QuotaEmpty));
    for row in rows.as_array().into_iter().flatten() {
        let text = |key: &str| row[key].as_str().unwrap_or_default().to_owned();
        let number = |key: &str| row[key].as_u64().unwrap_or_default();
        table.push(Row::new(vec![
            Cell::Id(text("staff")),
            Cell::Text(text("name")),
            Cell::Text(rule(book, text("rule"))),
            Cell::Share {
                n: number("met"),
                of: number("asked"),
            },
            Cell::count(usize::try_from(number("short")).unwrap_or_default()),
        ]));
    }
    table
}

/// What people call a rule; one that the policy no longer has is called by its id.
fn rule(book: &Book, id: String) -> String {
    let rule = book.policy.any_rule(&id);
    rule.map_or(id, |rule| book.policy.name_of(rule).to_owned())
}

fn coverage(coverage: &Value, group: &'static str, words: Words) -> Table {
    let head = if group == "area" {
        Message::CoverageArea
    } else {
        Message::CoverageBuilding
    };
    let columns = vec![
        Column::new("group", words.say(head), Kind::Id),
        Column::new("covered", words.say(Message::CoverageCovered), Kind::Share),
    ];
    let row = |row: &Value, name: String| {
        let number = |key: &str| row[key].as_u64().unwrap_or_default();
        let (n, of) = (number("covered"), number("in_scope"));
        Row::new(vec![Cell::Id(name), Cell::Share { n, of }])
    };
    let mut table = Table::new("coverage", columns).empty(words.say(Message::CoverageEmpty));
    for one in coverage[group].as_array().into_iter().flatten() {
        let name = one["group"].as_str().filter(|name| !name.is_empty());
        table.push(row(one, name.unwrap_or("–").to_owned()));
    }
    table.total = Some(row(&coverage["total"], words.say(Message::CoverageTotal)));
    table
}

/// What was recorded since, and what the figures would be with it.
fn since(page: &mut Page, handed: &Handed<'_>, words: Words) {
    let since = handed.since;
    if since.is_empty() {
        return page.text(Tone::Quiet, words.say(Message::ClosedSame));
    }
    if !since.visits.is_empty() {
        let (count, names) = (&since.visits.len(), &words.list(&since.visits));
        page.text(
            Tone::Warn,
            words.say(Message::ClosedVisits { count, names }),
        );
    }
    let columns = vec![
        Column::new("figure", words.say(Message::ClosedFigure), Kind::Text).fold(1),
        Column::new("closed", words.say(Message::ClosedValue), Kind::Text),
        Column::new("now", words.say(Message::ClosedNow), Kind::Text),
    ];
    let mut table = Table::new("since", columns).title(words.say(Message::ClosedSince));
    let numbers = since.figures.iter().filter(|(_, was, _)| was.is_number());
    for (path, was, is) in numbers.filter(|(path, ..)| !path.ends_with(".share")) {
        let cells = [path.clone(), was.to_string(), is.to_string()];
        table.push(Row::new(cells.map(Cell::Text).to_vec()));
    }
    if !table.rows.is_empty() {
        page.table(table);
    }
    let month = &handed.month.name;
    page.text(Tone::Quiet, words.say(Message::ClosedRecompute { month }));
}
