//! What an import comes to: one value, for programs as it stands, for people through a page.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::book::intake::{Change, Notes, PassedOver, RemarkKind, Spot, Trouble, TroubleKind};

/// Whether and why something is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::cli) enum Fate {
    /// It is written.
    Written,
    /// It would be.
    Would,
    /// It is not: some rows are not sound.
    Refused,
}

/// What an import comes to.
#[derive(Clone, Debug, Default, Serialize)]
pub(in crate::cli) struct Outcome {
    /// What was understood of each sheet.
    pub(in crate::cli) sheets: Vec<SheetTaken>,
    /// Sheets that were not taken in.
    pub(in crate::cli) passed_over: Vec<SheetPassed>,
    /// Rows that are new.
    pub(in crate::cli) added: usize,
    /// Rows that are new, by table.
    #[serde(skip)]
    pub(in crate::cli) added_of: BTreeMap<String, usize>,
    /// Rows that change.
    pub(in crate::cli) changed: usize,
    /// Rows that say what is known already.
    pub(in crate::cli) same: usize,
    /// Cells that change, in the order of the list.
    pub(in crate::cli) changes: Vec<CellChange>,
    /// Words that stood for entries of closed lists.
    pub(in crate::cli) words: Vec<WordTaken>,
    /// What was guessed, mended or left aside, by kind.
    pub(in crate::cli) remarks: Vec<Remark>,
    /// Rows that are not taken, each with why.
    pub(in crate::cli) refused: Vec<Refused>,
    /// How many rows that is.
    pub(in crate::cli) rows_refused: usize,
    /// The files as they will be.
    #[serde(skip)]
    pub(in crate::cli) files: BTreeMap<String, Vec<u8>>,
}

/// What was understood of one sheet.
#[derive(Clone, Debug, Serialize)]
pub(in crate::cli) struct SheetTaken {
    /// The file.
    pub(in crate::cli) file: String,
    /// `csv`, `xlsx` …
    pub(in crate::cli) form: String,
    /// The encoding of a text.
    pub(in crate::cli) encoding: Option<String>,
    /// The sheet; empty for a text.
    pub(in crate::cli) sheet: String,
    /// The table.
    pub(in crate::cli) table: String,
    /// The last row of the headings.
    pub(in crate::cli) header_row: u32,
    /// How many rows could be read.
    pub(in crate::cli) rows: usize,
    /// Its columns.
    pub(in crate::cli) columns: Vec<ColumnTaken>,
}

/// What a column of a list was taken for.
#[derive(Clone, Debug, Serialize)]
pub(in crate::cli) struct ColumnTaken {
    /// The heading; the letters of a column without one.
    pub(in crate::cli) heading: String,
    /// `column`, `day`, `time`, `party`, `kept`, `unkept`, `running`, `computed`, `left-out`, `unnamed`.
    pub(in crate::cli) used: &'static str,
    /// The column of ours, or the part.
    pub(in crate::cli) column: String,
}

/// A sheet that was not taken in.
#[derive(Clone, Debug, Serialize)]
pub(in crate::cli) struct SheetPassed {
    /// The file.
    pub(in crate::cli) file: String,
    /// The sheet.
    pub(in crate::cli) sheet: String,
    /// `hidden`, `empty`, `no-header`, `other`.
    #[serde(serialize_with = "passed_word")]
    pub(in crate::cli) why: PassedOver,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands it so")]
fn passed_word<S: serde::Serializer>(why: &PassedOver, to: S) -> Result<S::Ok, S::Error> {
    to.serialize_str(match why {
        PassedOver::Hidden => "hidden",
        PassedOver::Empty => "empty",
        PassedOver::NoHeader => "no-header",
        PassedOver::Other => "other",
    })
}

/// A cell that changes.
#[derive(Clone, Debug, Serialize)]
pub(in crate::cli) struct CellChange {
    /// The table.
    pub(in crate::cli) table: String,
    /// The row, by its key.
    pub(in crate::cli) id: String,
    /// The column.
    pub(in crate::cli) column: String,
    /// What stood there.
    pub(in crate::cli) old: String,
    /// What will.
    pub(in crate::cli) new: String,
    /// The row of the list that says so.
    pub(in crate::cli) line: u32,
}

impl CellChange {
    pub(super) fn of(table: &str, change: Change) -> CellChange {
        CellChange {
            table: table.to_owned(),
            id: change.key,
            column: change.column,
            old: change.old,
            new: change.new,
            line: change.spot.row,
        }
    }
}

/// A word that stood for an entry of a closed list.
#[derive(Clone, Debug, Serialize)]
pub(in crate::cli) struct WordTaken {
    /// The column.
    pub(in crate::cli) column: String,
    /// The word.
    pub(in crate::cli) word: String,
    /// The entry.
    pub(in crate::cli) entry: String,
    /// How often.
    pub(in crate::cli) count: usize,
}

/// What is told of cells that were taken, or of what was left aside.
#[derive(Clone, Debug, Serialize)]
pub(in crate::cli) struct Remark {
    /// Its kind.
    pub(in crate::cli) kind: RemarkKind,
    /// The column it is about; empty where it is about rows.
    pub(in crate::cli) column: String,
    /// How many cells or rows.
    pub(in crate::cli) count: usize,
    /// The first of them.
    pub(in crate::cli) examples: Vec<Told>,
}

/// One cell or row that a remark speaks of.
#[derive(Clone, Debug, Serialize)]
pub(in crate::cli) struct Told {
    /// The file.
    pub(in crate::cli) file: String,
    /// The sheet.
    pub(in crate::cli) sheet: String,
    /// The row.
    pub(in crate::cli) line: u32,
    /// The heading.
    pub(in crate::cli) heading: String,
    /// What it says.
    pub(in crate::cli) from: String,
    /// What it was taken as.
    pub(in crate::cli) to: String,
}

/// A row that is not taken.
#[derive(Clone, Debug, Serialize)]
pub(in crate::cli) struct Refused {
    /// The file.
    pub(in crate::cli) file: String,
    /// The sheet.
    pub(in crate::cli) sheet: String,
    /// The row.
    pub(in crate::cli) line: u32,
    /// The heading of the cell; empty where it is about the row.
    pub(in crate::cli) heading: String,
    /// The column.
    pub(in crate::cli) column: String,
    /// What the cell says.
    pub(in crate::cli) value: String,
    /// What helps.
    pub(in crate::cli) near: String,
    /// Its kind.
    pub(in crate::cli) kind: TroubleKind,
    /// Why, in the reader's words; filled in by the page.
    pub(in crate::cli) reason: String,
}

impl Refused {
    fn of(trouble: Trouble) -> Refused {
        let Spot {
            file,
            sheet,
            row,
            heading,
        } = trouble.spot;
        Refused {
            file,
            sheet,
            line: row,
            heading,
            column: trouble.column,
            value: trouble.value,
            near: trouble.near,
            kind: trouble.kind,
            reason: String::new(),
        }
    }
}

impl Outcome {
    /// Puts the notes of an import in order.
    pub(super) fn note(&mut self, notes: Notes) {
        let told = |example: crate::book::intake::Example| Told {
            file: example.spot.file,
            sheet: example.spot.sheet,
            line: example.spot.row,
            heading: example.spot.heading,
            from: example.from,
            to: example.to,
        };
        for ((kind, column), all) in notes.remarks {
            self.remarks.push(Remark {
                kind,
                column,
                count: all.count,
                examples: all.examples.into_iter().map(told).collect(),
            });
        }
        for ((column, word), (entry, count)) in notes.words {
            self.words.push(WordTaken {
                column,
                word,
                entry,
                count,
            });
        }
        let mut troubles = notes.troubles;
        troubles.sort();
        troubles.dedup();
        let mut rows: Vec<&Spot> = troubles.iter().map(|trouble| &trouble.spot).collect();
        rows.dedup_by_key(|spot| (&spot.file, &spot.sheet, spot.row));
        self.rows_refused = rows.len();
        self.refused = troubles.into_iter().map(Refused::of).collect();
    }
}
