//! `coverage`: which of the households that could be met were met (H2 of the rule ledger).

use serde::Serialize;
use serde_json::Value;

use super::Names;
use crate::calendar::{Instant, Period};
use crate::duties::coverage::{By, Coverage, CoverageRow};
use crate::model::{Book, Status};
use crate::sheet::{Cell, Column, Kind, Page, Row, Table, Tone};
use crate::words::{Message, Words};

/// A group as programs get it.
#[derive(Debug, Serialize)]
struct WireRow<'a> {
    group: &'a str,
    in_scope: u32,
    covered: u32,
    share: Option<f64>,
    left_out: WireLeftOut,
    uncovered: Vec<&'a str>,
}

/// Households that could not be met, by reason.
#[derive(Debug, Serialize)]
struct WireLeftOut {
    vacant: u32,
    not_moved_in: u32,
    paused: u32,
    declined: u32,
}

/// The page of `coverage`.
pub fn page(
    book: &Book,
    coverage: &Coverage,
    by: By,
    period: &Period,
    now: Instant,
    words: Words,
) -> Page {
    let mut page = Page::new("coverage", words.say(Message::CoverageTitle), now);
    page.period = Some(period.clone());
    page.table(table(book, coverage, by, words));
    let uncovered = &coverage.total.uncovered;
    if !uncovered.is_empty() {
        let names = Names::new(book, words);
        let ids: Vec<&str> = uncovered
            .iter()
            .map(|party| names.party_id(*party))
            .collect();
        page.heading(words.say(Message::CoverageUncovered { count: &ids.len() }));
        page.text(Tone::Plain, words.list(&ids));
    }
    page.wire
        .insert("rows".into(), wire_rows(book, &coverage.rows, words));
    page.wire
        .insert("total".into(), wire_row_value(book, &coverage.total, words));
    page
}

/// The table of one grouping, which `report` shows too.
pub fn table(book: &Book, coverage: &Coverage, by: By, words: Words) -> Table {
    let columns = vec![
        Column::new("group", words.say(group_head(by)), Kind::Id),
        Column::new("covered", words.say(Message::CoverageCovered), Kind::Share),
        Column::new("vacant", words.term(Status::Vacant), Kind::Int),
        Column::new("not_moved_in", words.term(Status::NotMovedIn), Kind::Int),
        Column::new("paused", words.say(Message::CoveragePaused), Kind::Int),
        Column::new("declined", words.say(Message::CoverageDeclined), Kind::Int),
    ];
    let mut table = Table::new("coverage", columns).empty(words.say(Message::CoverageEmpty));
    for row in &coverage.rows {
        table.push(group_row(book, row, by, &row.group));
    }
    table.total = Some(group_row(
        book,
        &coverage.total,
        By::Area,
        &words.say(Message::CoverageTotal),
    ));
    table
}

fn group_head(by: By) -> Message<'static> {
    match by {
        By::Building => Message::CoverageBuilding,
        By::Area => Message::CoverageArea,
        By::Butler => Message::CoverageButler,
    }
}

fn group_row(book: &Book, row: &CoverageRow, by: By, group: &str) -> Row {
    let butler = book.member(group).filter(|_| by == By::Butler);
    let group = butler.map_or(group.to_owned(), |member| {
        format!("{group} {}", book[member].name)
    });
    let target = book.policy.targets.coverage;
    let reached = row.in_scope == 0 || target.reached_by(row.covered.into(), row.in_scope.into());
    let cells = vec![
        Cell::Id(if group.is_empty() {
            "–".into()
        } else {
            group
        }),
        Cell::Share {
            n: row.covered.into(),
            of: row.in_scope.into(),
        },
        Cell::Int(row.vacant.into()),
        Cell::Int(row.not_moved_in.into()),
        Cell::Int(row.paused.into()),
        Cell::Int(row.declined.into()),
    ];
    Row::new(cells).tone(if reached { Tone::Good } else { Tone::Plain })
}

/// The groups for programs.
pub fn wire_rows(book: &Book, rows: &[CoverageRow], words: Words) -> Value {
    rows.iter()
        .map(|row| wire_row_value(book, row, words))
        .collect()
}

/// One group, or everybody, for programs.
pub fn wire_row_value(book: &Book, row: &CoverageRow, words: Words) -> Value {
    let names = Names::new(book, words);
    let wire = WireRow {
        group: &row.group,
        in_scope: row.in_scope,
        covered: row.covered,
        share: (row.in_scope > 0).then(|| f64::from(row.covered) / f64::from(row.in_scope)),
        left_out: WireLeftOut {
            vacant: row.vacant,
            not_moved_in: row.not_moved_in,
            paused: row.paused,
            declined: row.declined,
        },
        uncovered: row
            .uncovered
            .iter()
            .map(|party| names.party_id(*party))
            .collect(),
    };
    serde_json::to_value(wire).expect("plain values")
}
