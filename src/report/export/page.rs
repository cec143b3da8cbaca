//! The page of an export: one table, its heads the names of the columns.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use crate::book::schema::{Kind as Holds, Value as Said};
use crate::book::{Records, records};
use crate::calendar::Instant;
use crate::diag::Place;
use crate::model::Book;
use crate::sheet::{Cell, Column, Kind, Page, Row, Table};
use crate::words::{Message, Words};

/// Columns that people added to the files for themselves.
#[derive(Clone, Copy, Debug)]
pub struct Extra<'a> {
    /// Their names.
    pub columns: &'a [String],
    /// Their cells by the place of the row.
    pub rows: &'a BTreeMap<Place, Vec<String>>,
}

/// The table called `name`, of the sound rows; `None` for a name that is none of them.
pub fn page(book: &Book, name: &str, extra: Extra<'_>, now: Instant, words: Words) -> Option<Page> {
    let records = records(book, name)?;
    let places: Vec<&Place> = records.rows.iter().map(|(_, place)| *place).collect();
    let mut table = table(records);
    add(&mut table, &places, extra);
    let mut page = Page::new(
        "export",
        words.say(Message::ExportTitle { name: &name }),
        now,
    );
    page.wire.insert("table".into(), name.into());
    page.wire.insert("rows".into(), rows(&table));
    page.table(table);
    Some(page)
}

/// The table called `name` for engines; `None` for a name that is none. What people write freely, their
/// names, numbers and birthdays stand in it only where `contacts` are shown.
pub fn facts(book: &Book, name: &str, contacts: bool) -> Option<Table> {
    let mut records = records(book, name)?;
    let is_private = |kind: Holds| matches!(kind, Holds::Text | Holds::Phone | Holds::Birthday);
    if !contacts {
        let kept: Vec<bool> = records
            .columns
            .iter()
            .map(|(_, kind)| !is_private(*kind))
            .collect();
        keep(&mut records.columns, &kept);
        records
            .rows
            .iter_mut()
            .for_each(|(cells, _)| keep(cells, &kept));
    }
    Some(table(records))
}

/// Keeps the items that have a `true` in their place.
fn keep<T>(items: &mut Vec<T>, kept: &[bool]) {
    let mut kept = kept.iter();
    items.retain(|_| *kept.next().unwrap_or(&false));
}

/// Puts the columns nobody knows before the last one, the free text, as `fmt` does.
fn add(table: &mut Table, places: &[&Place], extra: Extra<'_>) {
    let at = table.columns.len() - 1;
    let columns = extra.columns.iter();
    let columns = columns.map(|name| Column::new(name.clone(), name.clone(), Kind::Text));
    table.columns.splice(at..at, columns);
    for (row, place) in table.rows.iter_mut().zip(places) {
        let cells = extra.rows.get(*place);
        let cell = |column: usize| cells.map_or("", |cells| &cells[column]);
        let new = (0..extra.columns.len()).map(|column| Cell::text(cell(column)));
        row.cells.splice(at..at, new);
    }
}

/// A table whose heads are its keys.
fn table(records: Records<'_>) -> Table {
    let columns = records.columns.iter();
    let kinds: Vec<Holds> = columns.clone().map(|(_, holds)| *holds).collect();
    let columns =
        columns.map(|(name, holds)| Column::new(name.clone(), name.clone(), kind(*holds)));
    let mut table = Table::new(records.name, columns.collect());
    for (cells, _) in records.rows {
        let cells = cells.into_iter().zip(&kinds);
        table.push(Row::new(
            cells.map(|(said, holds)| cell(said, *holds)).collect(),
        ));
    }
    table
}

/// What cells of a column are, by what it holds.
fn kind(holds: Holds) -> Kind {
    match holds {
        Holds::Id
        | Holds::Reference
        | Holds::BookingId
        | Holds::Code
        | Holds::Word(_)
        | Holds::Moment
        | Holds::Time
        | Holds::Birthday => Kind::Id,
        Holds::References | Holds::List | Holds::Intervals => Kind::List,
        Holds::Number(..) | Holds::Rates => Kind::Int,
        Holds::Text | Holds::Hours => Kind::Text,
        Holds::Date => Kind::Date,
        Holds::Instant => Kind::Instant,
        Holds::Phone => Kind::Phone,
        Holds::Flag => Kind::Flag,
    }
}

fn cell(said: Said<'_>, holds: Holds) -> Cell {
    match said {
        Said::Empty => Cell::Empty,
        Said::Text(text) => match kind(holds) {
            Kind::Text => Cell::text(text),
            Kind::Phone => Cell::Phone(text.into_owned()),
            _ => Cell::id(text),
        },
        Said::Number(number) => Cell::Int(number.into()),
        Said::Date(date) => Cell::Date(date),
        Said::Instant(instant) => Cell::Instant(instant),
        Said::List(items) => Cell::list(items),
        Said::Flag(flag) => Cell::Flag(flag),
    }
}

/// The rows as objects by the columns' names.
fn rows(table: &Table) -> Value {
    let row = |cells: &[Cell]| {
        let pairs = table.columns.iter().zip(cells);
        let pairs = pairs.map(|(column, cell)| (column.head.clone(), value(cell)));
        Value::Object(pairs.collect::<Map<String, Value>>())
    };
    table.rows.iter().map(|one| row(&one.cells)).collect()
}

fn value(cell: &Cell) -> Value {
    match cell {
        Cell::Text(text) | Cell::Id(text) | Cell::Phone(text) => text.as_str().into(),
        Cell::Int(number) | Cell::Minutes(number) => (*number).into(),
        Cell::Date(date) => date.to_string().into(),
        Cell::Instant(instant) => instant.to_string().into(),
        Cell::List(items) => items.iter().map(String::as_str).collect(),
        Cell::Flag(flag) => (*flag).into(),
        Cell::Empty | Cell::Tick | Cell::Share { .. } | Cell::Mean { .. } => Value::Null,
    }
}
