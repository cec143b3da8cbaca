//! `coverage`: which of the households that could be met were met (H2 of the rule ledger).

use super::page::page_of;
use crate::duties::coverage::By;
use crate::ops::Answer;
use crate::ops::coverage::{Coverage, CoverageRow};
use crate::sheet::{Cell, Column, Kind, Page, Row, Table, Tone};
use crate::words::{Message, Words};

/// The page of `coverage`.
pub fn page(answer: &Answer<Coverage<'_>>, words: Words) -> Page {
    let mut page = page_of(answer, words.say(Message::CoverageTitle));
    page.table(table(&answer.body, words));
    let uncovered = &answer.body.total.uncovered;
    if !uncovered.is_empty() {
        let ids: Vec<&str> = uncovered.iter().map(|party| party.id.as_str()).collect();
        page.heading(words.say(Message::CoverageUncovered { count: &ids.len() }));
        page.text(Tone::Plain, words.list(&ids));
    }
    page
}

/// The table of one grouping, which `report` shows too.
pub fn table(coverage: &Coverage<'_>, words: Words) -> Table {
    let mut columns = vec![
        Column::new("group", words.say(group_head(coverage.by)), Kind::Id),
        Column::new("covered", words.say(Message::CoverageCovered), Kind::Share),
        Column::new("vacant", words.say(Message::CoverageVacant), Kind::Int),
        Column::new(
            "not_moved_in",
            words.say(Message::CoverageNotMovedIn),
            Kind::Int,
        ),
        Column::new("paused", words.say(Message::CoveragePaused), Kind::Int),
        Column::new("declined", words.say(Message::CoverageDeclined), Kind::Int),
    ];
    let has_reached = tells_reached(coverage);
    if has_reached {
        let head = words.say(Message::CoverageReached);
        columns.push(Column::new("reached", head, Kind::Share));
    }
    let mut table = Table::new("coverage", columns).empty(words.say(Message::CoverageEmpty));
    for row in &coverage.rows {
        table.push(group_row(row, group(row), has_reached));
    }
    let everybody = words.say(Message::CoverageTotal);
    table.total = Some(group_row(&coverage.total, everybody, has_reached));
    table
}

/// Whether it is told how many owners are reached: of butlers, where the office keeps it.
fn tells_reached(coverage: &Coverage<'_>) -> bool {
    coverage.by == By::Butler && coverage.total.reached.n > 0
}

fn group_head(by: By) -> Message<'static> {
    match by {
        By::Building => Message::CoverageBuilding,
        By::Area => Message::CoverageArea,
        By::Butler => Message::CoverageButler,
    }
}

/// What a group is called: a butler by id and name.
fn group(row: &CoverageRow<'_>) -> String {
    match row.butler {
        _ if row.group.is_empty() => "–".to_owned(),
        Some(butler) => format!("{} {}", row.group, butler.name),
        None => row.group.clone(),
    }
}

fn group_row(row: &CoverageRow<'_>, group: String, has_reached: bool) -> Row {
    let left_out = &row.left_out;
    let mut cells = vec![
        Cell::Id(group),
        Cell::Share {
            n: row.covered.into(),
            of: row.in_scope.into(),
        },
        Cell::Int(left_out.vacant.into()),
        Cell::Int(left_out.not_moved_in.into()),
        Cell::Int(left_out.paused.into()),
        Cell::Int(left_out.declined.into()),
    ];
    if has_reached {
        cells.push(Cell::Share {
            n: row.reached.n,
            of: row.reached.of,
        });
    }
    let tone = if row.is_reached {
        Tone::Good
    } else {
        Tone::Plain
    };
    Row::new(cells).tone(tone)
}
