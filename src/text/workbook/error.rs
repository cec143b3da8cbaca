//! Why nothing of a file could be read.

use crate::text::fault::FileFault;

/// Why nothing of a file could be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum WorkbookError {
    /// It is empty.
    #[error("empty")]
    Empty,
    /// Its text is damaged.
    #[error(transparent)]
    Text(#[from] FileFault),
    /// The workbook is damaged; its reader's words.
    #[error("damaged: {0}")]
    Damaged(String),
    /// The workbook is protected by a password.
    #[error("protected by a password")]
    Protected,
    /// It is something else than a table, by the name of what it is: `pdf`, `html`, `docx` …
    #[error("a {0} file")]
    NoTable(&'static str),
    /// It unpacks to more bytes than are read.
    #[error("unpacks to more than {0} bytes")]
    Unpacked(u64),
    /// It holds more cells than are read.
    #[error("more than {0} cells")]
    Cells(usize),
    /// The texts of its cells are more than are read.
    #[error("too much text")]
    TooLong,
    /// It has more sheets than are read.
    #[error("more than {0} sheets")]
    Sheets(usize),
}
