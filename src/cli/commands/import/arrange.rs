//! Foreign rows in our columns and forms, each with the file it belongs into and its id.

use std::collections::BTreeMap;

use crate::calendar::{Instant, Month, parse_date_or_instant};
use crate::cli::context::Context;
use crate::model::Book;
use crate::store::schema::{Kind, Schema};
use crate::store::{Imported, ImportedRow, NamedRow, canonical_cell, content_id};
use crate::words::Message;

/// A row on its way in: where it stood, where it goes, what it says.
pub(super) struct Coming {
    pub(super) line: u32,
    pub(super) file: String,
    pub(super) row: NamedRow,
}

/// A row that is not taken: its line in the foreign file, and why.
pub(super) type Refusal = (u32, String);

/// What the foreign file comes to.
pub(super) struct Arranged {
    pub(super) coming: Vec<Coming>,
    pub(super) refused: Vec<Refusal>,
}

/// Arranges the rows; those that could not be read or belong into no month are refused.
pub(super) fn arrange(
    context: &Context<'_>,
    book: &Book,
    schema: &Schema,
    imported: &Imported,
    columns: &[Option<String>],
) -> Arranged {
    let unread = imported.refused.iter();
    let mut arranged = Arranged {
        coming: Vec::new(),
        refused: unread
            .map(|fault| (fault.place.line, fault.cause.to_string()))
            .collect(),
    };
    let mut seen = BTreeMap::new();
    for record in &imported.rows {
        let row = named(book, schema, columns, record);
        match placed(context, book, schema, row, &mut seen) {
            Ok((file, row)) => arranged.coming.push(Coming {
                line: record.line,
                file,
                row,
            }),
            Err(why) => arranged.refused.push((record.line, why)),
        }
    }
    arranged
}

/// The cells that have a column here, in its form.
fn named(
    book: &Book,
    schema: &Schema,
    columns: &[Option<String>],
    record: &ImportedRow,
) -> NamedRow {
    let cells = columns.iter().zip(&record.cells);
    let ours = cells.filter_map(|(name, cell)| Some((name.clone()?, cell)));
    ours.map(|(name, cell)| {
        let cell = formed(book, schema, &name, cell);
        (name, cell)
    })
    .collect()
}

/// A cell in the form of its column; words also as the reader's language says them.
fn formed(book: &Book, schema: &Schema, name: &str, cell: &str) -> String {
    let Some(column) = schema.column(name) else {
        return cell.to_owned();
    };
    match column.kind {
        Kind::Word(list) => {
            let meant = list.typed(cell);
            meant.map_or_else(|| cell.trim().to_owned(), |word| word.key.to_owned())
        }
        kind => canonical_cell(kind, cell, &book.almanac.zone).into_owned(),
    }
}

/// The file of the row's month and the row with an id. `seen` counts the rows that say the same.
fn placed(
    context: &Context<'_>,
    book: &Book,
    schema: &Schema,
    mut row: NamedRow,
    seen: &mut BTreeMap<NamedRow, u32>,
) -> Result<(String, NamedRow), String> {
    let dated = schema.key.first().filter(|_| schema.is_folder);
    let Some(column) = dated else {
        return Ok((format!("{}.csv", schema.name), row));
    };
    let cell = |name: &str| {
        let mut cells = row.iter().filter(|(named, _)| named == name);
        cells.next().map_or("", |(_, cell)| cell.as_str())
    };
    let written = cell(column);
    let Ok(at) = parse_date_or_instant(written, &book.almanac.zone) else {
        return Err(context.words.say(Message::ImportNoTime {
            column,
            value: &written,
        }));
    };
    let at = at.value.start();
    if cell("id").is_empty() {
        row.retain(|(name, _)| name != "id");
        row.sort();
        let id = of_content(schema, &row, at, seen);
        row.insert(0, ("id".to_owned(), id));
    }
    Ok((format!("{}/{}.csv", schema.name, Month::of(at.date())), row))
}

/// An id that follows from what the row says, so that a file taken in twice, or once more after
/// it was cut off, brings no row twice.
fn of_content(
    schema: &Schema,
    row: &NamedRow,
    at: Instant,
    seen: &mut BTreeMap<NamedRow, u32>,
) -> String {
    let kind = schema.name.chars().next().unwrap_or('x');
    let before = seen.entry(row.clone()).or_default();
    *before += 1;
    content_id(kind, at.date(), row, *before)
}
