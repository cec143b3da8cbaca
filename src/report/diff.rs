//! `diff`: what changed, in sentences.

use super::Names;
use super::page::page_of;
use super::spoken::spoken;
use crate::git::{Change, RowName};
use crate::model::Book;
use crate::ops::Answer;
use crate::ops::diff::{Diff, FileChanges};
use crate::sheet::{Cell, Column, Kind, Page, Row, Table, Tone};
use crate::words::{Message, Words, vocabulary};

/// The page of `diff`, of the revisions as they were asked for; households and contacts by the names
/// that `book` has for them.
pub fn page(answer: &Answer<Diff<'_>>, revision: &str, book: &Book, words: Words) -> Page {
    let revision = &revision;
    let title = words.say(if answer.body.until.is_some() {
        Message::DiffTitleBetween { revision }
    } else {
        Message::DiffTitle { revision }
    });
    let mut page = page_of(answer, title);
    page.table(table(answer.body.found, book, words));
    page
}

/// Each change, by file.
fn table(found: &[FileChanges], book: &Book, words: Words) -> Table {
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

    fn spoken(&self, column: &str, cell: &str) -> String {
        spoken((self.table, column), cell, Some(self.book), self.words)
    }

    fn field(&self, column: &str) -> String {
        self.words.field(self.table, column)
    }

    fn cell(&self, row: &RowName, column: &str, before: &str, after: &str) -> String {
        let what = &self.words.word(&vocabulary::ROW, self.table);
        let (before, after) = (&self.spoken(column, before), &self.spoken(column, after));
        let (key, column) = (&self.row(row), &self.field(column));
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
        let told = others.map(|(name, cell)| {
            let cell = self.spoken(name, cell);
            format!("{} {cell}", self.field(name))
        });
        self.words.list(&told.collect::<Vec<_>>())
    }
}
