//! A merged table as bytes: one encoding, our line ends, every line as a side wrote it where it says
//! the same.

use super::grid::{Grid, Key, Whose};
use super::outcome::{Conflict, Merged, Outcome};
use super::sides::Sides;
use crate::text::{Encoding, Item, Table, encoded, join};

/// The file.
pub(super) fn written(sides: &Sides<'_>, columns: &[String], rows: Vec<(Key, Outcome)>) -> Merged {
    let mut text = String::new();
    let mut line = |written: &str| {
        text.push_str(written);
        text.push_str(sides.ours.ending);
    };
    let head = [&sides.ours, &sides.theirs]
        .into_iter()
        .find(|side| side.columns == columns)
        .map_or_else(|| joined(columns), |side| side.head.clone());
    line(&head);
    let mut conflicts = Vec::new();
    for (key, outcome) in rows {
        match outcome {
            Outcome::Clean(cells) => line(&line_of(sides, &key, &cells, columns)),
            Outcome::Conflict(ours, theirs, met) => {
                let at = columns.iter().position(|column| column == "party");
                let either = ours.as_ref().or(theirs.as_ref());
                let party = either.zip(at).and_then(|(cells, at)| cells.get(at));
                let conflict = Conflict {
                    row: told(&key),
                    party: party.filter(|party| !party.is_empty()).cloned(),
                    columns: met,
                };
                line(&format!("<<<<<<< ours {}", label(&conflict)));
                if let Some(cells) = ours {
                    line(&line_of(sides, &key, &cells, columns));
                }
                line("=======");
                if let Some(cells) = theirs {
                    line(&line_of(sides, &key, &cells, columns));
                }
                line(">>>>>>> theirs");
                conflicts.push(conflict);
            }
        }
    }
    Merged {
        bytes: encoded(&text, encoding(&sides.ours, &sides.theirs)),
        conflicts,
    }
}

/// One encoding for all: that of both sides, or UTF-8. Where one was in GB 18030, a mark tells the
/// spreadsheet that wrote it.
fn encoding(ours: &Grid, theirs: &Grid) -> Encoding {
    match (ours.encoding, theirs.encoding) {
        (Encoding::Gb18030, Encoding::Gb18030) => Encoding::Gb18030,
        (Encoding::Utf8, Encoding::Utf8 | Encoding::Utf8Marked) => Encoding::Utf8,
        _ => Encoding::Utf8Marked,
    }
}

fn line_of(sides: &Sides<'_>, key: &Key, cells: &[String], columns: &[String]) -> String {
    if let Whose::Line(line) = &key.0 {
        return line.clone();
    }
    let as_written = [&sides.ours, &sides.theirs].into_iter().find_map(|side| {
        let row = side.row(key)?;
        (side.columns == columns && row.cells == cells).then(|| row.line.clone())
    });
    as_written.unwrap_or_else(|| joined(cells))
}

/// Whose row it is, as far as one line shows it.
fn told(key: &Key) -> String {
    match &key.0 {
        Whose::Row(named) => named.join(" "),
        Whose::Line(line) => line.clone(),
    }
}

/// What stands behind the first marker: the row, and the cells.
fn label(conflict: &Conflict) -> String {
    let cells = conflict.columns.join(", ");
    let whole = if cells.is_empty() {
        conflict.row.clone()
    } else {
        format!("{}: {cells}", conflict.row)
    };
    // A line that is no row may be long; the marker only names it.
    whole.chars().take(120).collect()
}

fn joined(cells: &[String]) -> String {
    join(cells.iter().map(String::as_str))
}

/// Whether a line would be a row below a header of these columns.
pub(super) fn is_row(columns: &[String], line: &str) -> bool {
    let text = format!("{}\n{line}\n", joined(columns));
    let table = Table::parse(text.as_bytes());
    let mut cursor = table.cursor();
    matches!(cursor.next(), Some(Item::Row(_)))
}
