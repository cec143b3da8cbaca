//! The page of an export: one table, its heads the names of the columns.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::{happenings, people};
use crate::calendar::Instant;
use crate::diag::Place;
use crate::model::Book;
use crate::sheet::{Cell, Column, Kind, Page, Table};
use crate::words::{Message, Words};

/// The tables that can be exported.
pub const NAMES: &[&str] = &[
    "owners",
    "contacts",
    "staff",
    "visits",
    "issues",
    "events",
    "plans",
    "approvals",
    "surveys",
];

/// A table and the place of each of its rows.
pub(super) type Exported<'b> = (Table, Vec<&'b Place>);

/// Columns that people added to the files for themselves.
#[derive(Clone, Copy, Debug)]
pub struct Extra<'a> {
    /// Their names.
    pub columns: &'a [String],
    /// Their cells by the place of the row.
    pub rows: &'a BTreeMap<Place, Vec<String>>,
}

/// The table called `name`, of the sound rows; `None` for a name that is none of [`NAMES`].
pub fn page(book: &Book, name: &str, extra: Extra<'_>, now: Instant, words: Words) -> Option<Page> {
    let (mut table, places) = match name {
        "owners" => people::owners(book),
        "contacts" => people::contacts(book),
        "staff" => people::staff(book),
        "visits" => happenings::visits(book),
        "issues" => happenings::issues(book),
        "events" => happenings::events(book),
        "plans" => happenings::plans(book),
        "approvals" => happenings::approvals(book),
        "surveys" => happenings::surveys(book),
        _ => return None,
    };
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
pub(super) fn table(key: &'static str, columns: &[(&'static str, Kind)]) -> Table {
    let columns = columns
        .iter()
        .map(|(key, kind)| Column::new(*key, *key, *kind));
    Table::new(key, columns.collect())
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
