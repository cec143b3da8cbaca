//! `diff`: what changed in the files between two states of them.

use schemars::JsonSchema;
use serde::Serialize;

use super::written::Keyed;
use super::{Answer, Body};
use crate::calendar::Instant;
use crate::git::{Change, RowName};

/// The changes of one file.
#[derive(Debug)]
pub struct FileChanges {
    /// Its path in the directory.
    pub file: String,
    /// The table it is of; none for what is no sound table, or none at all.
    pub table: Option<&'static str>,
    /// What changed in the table.
    pub changes: Vec<Change>,
    /// Lines that came and went, where there is no telling rows.
    pub lines: (usize, usize),
}

/// What changed.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Diff<'a> {
    /// The commit that is held against the later state.
    pub revision: String,
    /// The later commit; null for the files as they are.
    pub until: Option<String>,
    /// By file, in the order of its rows.
    pub changes: Vec<ChangeKeys<'a>>,
    /// The same, for sentences.
    #[serde(skip)]
    pub found: &'a [FileChanges],
}

impl Body for Diff<'_> {
    const NAME: &'static str = "diff";
}

/// What happened.
#[derive(Clone, Copy, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[schemars(inline)]
pub enum Kind {
    /// A row or line is new.
    Added,
    /// A row or line is gone.
    Removed,
    /// A cell says something else.
    Changed,
    /// Lines of a file that is no table came and went.
    Lines,
}

/// One change.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(inline)]
pub struct ChangeKeys<'a> {
    /// In which file.
    pub file: &'a str,
    /// What happened.
    pub change: Kind,
    /// The row's id, or what stands for one.
    pub key: Option<&'a str>,
    /// Whom the row is about.
    pub party: Option<&'a str>,
    /// The cell that changed.
    pub column: Option<&'a str>,
    /// What the cell or line said.
    pub before: Option<&'a str>,
    /// What it says.
    pub after: Option<&'a str>,
    /// The cells of a row that came or went, by column.
    pub cells: Option<Keyed<'a, &'a str>>,
    /// How many lines came.
    pub lines_added: Option<usize>,
    /// How many lines went.
    pub lines_removed: Option<usize>,
}

/// Tells what was found between two states.
pub fn diff(
    revision: String,
    until: Option<String>,
    found: &[FileChanges],
    now: Instant,
) -> Answer<Diff<'_>> {
    let changes = found.iter().flat_map(keys_of).collect();
    Answer::at(
        now,
        Diff {
            revision,
            until,
            changes,
            found,
        },
    )
}

fn keys_of(changed: &FileChanges) -> Vec<ChangeKeys<'_>> {
    if changed.table.is_none() {
        return vec![ChangeKeys {
            lines_added: Some(changed.lines.0),
            lines_removed: Some(changed.lines.1),
            ..bare(&changed.file, Kind::Lines)
        }];
    }
    let changes = changed.changes.iter();
    changes.map(|change| keys(&changed.file, change)).collect()
}

fn keys<'a>(file: &'a str, change: &'a Change) -> ChangeKeys<'a> {
    match change {
        Change::Added { row, cells } => ChangeKeys {
            cells: Some(by_column(cells)),
            ..named(file, Kind::Added, row)
        },
        Change::Removed { row, cells } => ChangeKeys {
            cells: Some(by_column(cells)),
            ..named(file, Kind::Removed, row)
        },
        Change::Line { line, came: true } => ChangeKeys {
            after: Some(line),
            ..bare(file, Kind::Added)
        },
        Change::Line { line, came: false } => ChangeKeys {
            before: Some(line),
            ..bare(file, Kind::Removed)
        },
        Change::Changed {
            row,
            column,
            before,
            after,
        } => ChangeKeys {
            column: Some(column),
            before: Some(before),
            after: Some(after),
            ..named(file, Kind::Changed, row)
        },
    }
}

fn named<'a>(file: &'a str, change: Kind, row: &'a RowName) -> ChangeKeys<'a> {
    ChangeKeys {
        key: Some(&row.key),
        party: Some(row.party.as_str()).filter(|party| !party.is_empty()),
        ..bare(file, change)
    }
}

fn bare(file: &str, change: Kind) -> ChangeKeys<'_> {
    ChangeKeys {
        file,
        change,
        key: None,
        party: None,
        column: None,
        before: None,
        after: None,
        cells: None,
        lines_added: None,
        lines_removed: None,
    }
}

fn by_column(cells: &[(String, String)]) -> Keyed<'_, &str> {
    Keyed::new(cells.iter().map(|(name, cell)| (&**name, &**cell)))
}
