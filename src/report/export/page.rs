//! The page of an export: one table, its heads the names of the columns.

use serde_json::{Map, Value};

use crate::book::schema::{Kind as Holds, Value as Said};
use crate::book::{Exported, Record, StrangeCells};
use crate::calendar::Instant;
use crate::model::Book;
use crate::sheet::{Cell, Column, Kind, Page, Row, Table};
use crate::words::{Message, Words};

/// Columns that people added to the files for themselves.
#[derive(Clone, Copy, Debug)]
pub struct Extra<'a> {
    /// Their names.
    pub columns: &'a [String],
    /// Their cells by the place of the row.
    pub rows: &'a StrangeCells,
}

/// So many rows are in memory at a time, of a table that comes in parts.
pub const ROWS_AT_ONCE: usize = 2048;

/// The page of a table, or of a part of it.
pub fn page(table: Table, now: Instant, words: Words) -> Page {
    let rows = rows(&table);
    let mut page = drawn(table, now, words);
    page.wire.insert("rows".into(), rows);
    page
}

/// The same for a form that is made of the table alone.
pub fn drawn(table: Table, now: Instant, words: Words) -> Page {
    let title = words.say(Message::ExportTitle { name: &table.key });
    let mut page = Page::new("export", title, now);
    page.wire.insert("table".into(), table.key.into());
    page.table(table);
    page
}

/// A table without rows: its heads are its keys. Columns nobody knows stand before the last one, the free
/// text, as `fmt` puts them.
pub fn head(exported: &Exported, extra: &[String]) -> Table {
    let columns = exported.columns();
    let columns = columns.map(|(name, holds)| Column::new(name.to_owned(), name, kind(holds)));
    let mut columns: Vec<Column> = columns.collect();
    let at = columns.len() - 1;
    let extra = extra.iter();
    let extra = extra.map(|name| Column::new(name.clone(), name.clone(), Kind::Text));
    columns.splice(at..at, extra);
    Table::new(exported.name, columns)
}

/// The sound rows of a book in parts, each with at most so many rows: no more are in memory at a time.
pub fn parts<'b>(
    exported: &Exported,
    book: &'b Book,
    extra: Extra<'b>,
    most: usize,
) -> impl Iterator<Item = Table> + use<'b> {
    let head = head(exported, extra.columns);
    let kinds: Vec<Holds> = exported.columns().map(|(_, holds)| holds).collect();
    let mut records = exported.rows(book).peekable();
    std::iter::from_fn(move || {
        records.peek()?;
        let mut part = head.clone();
        let rows = records.by_ref().take(most);
        part.rows = rows.map(|record| row(record, &kinds, extra)).collect();
        Some(part)
    })
}

/// The whole table of a book.
pub fn table(exported: &Exported, book: &Book, extra: Extra<'_>) -> Table {
    let whole = parts(exported, book, extra, usize::MAX).next();
    whole.unwrap_or_else(|| head(exported, extra.columns))
}

/// The table called `name` for engines; `None` for a name that is none. What people write freely, their
/// names, numbers and birthdays stand in it only where `contacts` are shown.
pub fn facts(book: &Book, name: &str, contacts: bool) -> Option<Table> {
    let mut exported = Exported::filled(name, book)?;
    if !contacts {
        exported.leave_out(is_private);
    }
    Some(table(&exported, book, NO_EXTRA))
}

/// No columns but those of the table.
pub const NO_EXTRA: Extra<'static> = Extra {
    columns: &[],
    rows: &StrangeCells::new(),
};

/// Whether people write freely in cells of this kind, or are named or reached by them.
pub fn is_private(kind: Holds) -> bool {
    matches!(kind, Holds::Text | Holds::Phone | Holds::Birthday)
}

fn row((cells, place): Record<'_>, kinds: &[Holds], extra: Extra<'_>) -> Row {
    let cells = cells.into_iter().zip(kinds);
    let mut cells: Vec<Cell> = cells.map(|(said, holds)| cell(said, *holds)).collect();
    if !extra.columns.is_empty() {
        let at = cells.len() - 1;
        let own = extra.rows.get(place);
        let own = |column: usize| own.map_or("", |own| own[column].as_str());
        let own = (0..extra.columns.len()).map(|column| Cell::text(own(column)));
        cells.splice(at..at, own);
    }
    Row::new(cells)
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
