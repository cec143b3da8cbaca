//! What changed, in sentences and for programs.

use serde_json::{Value, json};

use super::versions::FileChanges;
use crate::git::{Change, RowName};
use crate::model::Book;
use crate::report::Names;
use crate::sheet::{Cell, Column, Kind, Row, Table, Tone};
use crate::words::{Message, Words, vocabulary};

/// Each change, by file; households and contacts by the names that `book` has for them.
pub(super) fn table(found: &[FileChanges], book: &Book, words: Words) -> Table {
    let columns = vec![
        Column::new("file", words.say(Message::DiffFile), Kind::Id).grouped(),
        Column::new("what", words.say(Message::DiffWhat), Kind::Text).fold(1),
    ];
    let mut table = Table::new("changes", columns).empty(words.say(Message::DiffNothing));
    for changed in found {
        for (tone, sentence) in sentences(changed, book, words) {
            let cells = vec![Cell::id(&*changed.file), Cell::Text(sentence)];
            table.push(Row::new(cells).tone(tone).group(changed.file.clone()));
        }
    }
    table
}

fn sentences(changed: &FileChanges, book: &Book, words: Words) -> Vec<(Tone, String)> {
    let Some(table) = changed.table else {
        let (added, removed) = (&changed.lines.0, &changed.lines.1);
        return vec![(
            Tone::Plain,
            words.say(Message::DiffLines { added, removed }),
        )];
    };
    let telling = Telling { table, book, words };
    let changes = changed.changes.iter();
    changes.map(|change| telling.sentence(change)).collect()
}

/// How the changes of one table are told.
struct Telling<'t> {
    table: &'static str,
    book: &'t Book,
    words: Words,
}

impl Telling<'_> {
    fn sentence(&self, change: &Change) -> (Tone, String) {
        let words = self.words;
        let what = &words.word(&vocabulary::ROW, self.table);
        match change {
            Change::Added { row, cells } => {
                let (key, cells) = (&self.row(row), &self.cells(cells));
                let message = Message::DiffAdded { what, key, cells };
                (Tone::Good, words.say(message))
            }
            Change::Removed { row, cells } => {
                let (key, cells) = (&self.row(row), &self.cells(cells));
                let message = Message::DiffRemoved { what, key, cells };
                (Tone::Bad, words.say(message))
            }
            Change::Line { line, came: true } => {
                (Tone::Warn, words.say(Message::DiffLineCame { line }))
            }
            Change::Line { line, came: false } => {
                (Tone::Warn, words.say(Message::DiffLineGone { line }))
            }
            Change::Changed {
                row,
                column,
                before,
                after,
            } => (Tone::Plain, self.cell(row, column, before, after)),
        }
    }

    fn field(&self, column: &str) -> String {
        self.words.field(self.table, column)
    }

    fn cell(&self, row: &RowName, column: &str, before: &str, after: &str) -> String {
        let what = &self.words.word(&vocabulary::ROW, self.table);
        let (key, column) = (&self.row(row), &self.field(column));
        let (before, after) = (&before, &after);
        self.words.say(match (before.is_empty(), after.is_empty()) {
            (true, _) => Message::DiffFilled {
                what,
                key,
                column,
                after,
            },
            (_, true) => Message::DiffCleared {
                what,
                key,
                column,
                before,
            },
            _ => Message::DiffChanged {
                what,
                key,
                column,
                before,
                after,
            },
        })
    }

    /// A row by its id and by whom it is about.
    fn row(&self, row: &RowName) -> String {
        let known = self.book.party(&row.party);
        let name = known.map(|party| Names::new(self.book, self.words).party(party));
        let party = match (row.party == row.key, name) {
            (true, name) => name.unwrap_or_default().to_owned(),
            (false, name) => [row.party.as_str(), name.unwrap_or_default()].join(" "),
        };
        let (key, party) = (&row.key, party.trim());
        if party.is_empty() {
            return key.clone();
        }
        self.words.say(Message::DiffRow { key, party: &party })
    }

    /// The cells of a row that came or went.
    fn cells(&self, cells: &[(String, String)]) -> String {
        let others = cells.iter().filter(|(name, _)| name != "id");
        let told = others.map(|(name, cell)| format!("{} {cell}", self.field(name)));
        self.words.list(&told.collect::<Vec<_>>())
    }
}

/// The changes of a file, for programs.
pub(super) fn wire(changed: &FileChanges) -> Vec<Value> {
    let file = changed.file.as_str();
    let row = |change: &str, rest: Value| {
        let mut row = json!({
            "file": file, "change": change, "key": null, "party": null, "column": null, "before": null,
            "after": null, "cells": null, "lines_added": null, "lines_removed": null,
        });
        if let (Some(row), Value::Object(rest)) = (row.as_object_mut(), rest) {
            row.extend(rest);
        }
        row
    };
    let named = |change: &str, name: &RowName, rest: Value| {
        let mut row = row(change, rest);
        row["key"] = Value::from(name.key.as_str());
        if !name.party.is_empty() {
            row["party"] = Value::from(name.party.as_str());
        }
        row
    };
    if changed.table.is_none() {
        let (added, removed) = changed.lines;
        let counts = json!({"lines_added": added, "lines_removed": removed});
        return vec![row("lines", counts)];
    }
    let changes = changed.changes.iter();
    changes
        .map(|change| match change {
            Change::Added { row: name, cells } => {
                named("added", name, json!({"cells": object(cells)}))
            }
            Change::Removed { row: name, cells } => {
                named("removed", name, json!({"cells": object(cells)}))
            }
            Change::Line { line, came: true } => row("added", json!({"after": line})),
            Change::Line { line, came: false } => row("removed", json!({"before": line})),
            Change::Changed {
                row: name,
                column,
                before,
                after,
            } => named(
                "changed",
                name,
                json!({"column": column, "before": before, "after": after}),
            ),
        })
        .collect()
}

fn object(cells: &[(String, String)]) -> Value {
    let pairs = cells
        .iter()
        .map(|(name, cell)| (name.clone(), Value::from(cell.as_str())));
    Value::Object(pairs.collect())
}
