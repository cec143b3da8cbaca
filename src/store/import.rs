//! Tables of other programs as plain rows of text, whatever file they come in.

use super::fault::{FileFault, LineFault, Place};
use super::import_text::read_text;
use super::import_workbook::read_workbook;

/// A table of another program.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Imported {
    /// The names of its columns, blanks around them removed; a column may have no name.
    pub header: Vec<String>,
    /// Where the header stands.
    pub header_line: u32,
    /// Its rows, each with as many cells as the header.
    pub rows: Vec<ImportedRow>,
    /// What could not be taken.
    pub refused: Vec<ImportFault>,
}

/// One row of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportedRow {
    /// Its first line in a text, its row in a workbook; from 1.
    pub line: u32,
    /// Its cells, line breaks in them written as ` / `.
    pub cells: Vec<String>,
}

/// A row that could not be taken, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportFault {
    /// Line and character of a text, row and column of a workbook.
    pub place: Place,
    /// Why.
    pub cause: ImportCause,
}

/// Why a row could not be taken.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ImportCause {
    /// The line is no record.
    #[error(transparent)]
    Line(#[from] LineFault),
    /// A cell of a workbook holds an error such as `#N/A`.
    #[error("{0}")]
    CellError(String),
}

/// Why nothing of a file could be taken.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ImportError {
    /// The text is damaged.
    #[error(transparent)]
    Damaged(#[from] FileFault),
    /// There is no row with names of columns.
    #[error("no header")]
    NoHeader,
    /// The workbook cannot be read; its reader's words.
    #[error("workbook: {0}")]
    Workbook(String),
    /// The workbook has no such sheet; those it has.
    #[error("no such sheet")]
    NoSheet(Vec<String>),
    /// More cells than are read.
    #[error("more than {limit} cells")]
    TooManyCells {
        /// The most that are read.
        limit: usize,
    },
}

/// Most cells of an imported table.
pub(crate) const CELL_LIMIT: usize = 20_000_000;

/// Reads a table from `bytes`: a workbook (xlsx) if they are one, else text in UTF-8, GB 18030 or
/// UTF-16 with any separator. `sheet` names the workbook's sheet; without it, its first visible one
/// that holds anything.
pub fn import(bytes: &[u8], sheet: Option<&str>) -> Result<Imported, ImportError> {
    // A workbook is a zip archive.
    if bytes.starts_with(b"PK\x03\x04") {
        read_workbook(bytes, sheet)
    } else {
        read_text(bytes)
    }
}

/// `value` on one line, as our files want it.
pub(crate) fn one_line(value: &str) -> String {
    if !value.contains(['\n', '\r', '\0']) {
        return value.to_string();
    }
    let lines = value
        .split(['\n', '\r'])
        .map(str::trim)
        .filter(|line| !line.is_empty());
    lines.collect::<Vec<_>>().join(" / ").replace('\0', "")
}
