//! Where something stands in the data directory.

use std::sync::Arc;

/// A line of a file of the data directory.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// Path relative to the data directory, with `/`: `visits/2026-11.csv`.
    pub file: Arc<str>,
    /// The line, from 1; 0 speaks of the file as a whole.
    pub line: u32,
}

impl Place {
    /// The line `line` of `file`.
    pub fn new(file: &Arc<str>, line: u32) -> Place {
        Place {
            file: Arc::clone(file),
            line,
        }
    }

    /// The file as a whole.
    pub fn whole(file: &str) -> Place {
        Place {
            file: Arc::from(file),
            line: 0,
        }
    }
}

/// Which part of the line is meant.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Spot {
    /// The whole line, or the whole file.
    Line,
    /// The cell of a named CSV column; `text`, which has the bytes, turns it into a column.
    Cell(Arc<str>),
    /// A column counted in characters from 1, and how many characters are meant.
    Span {
        /// First character, from 1.
        column: u32,
        /// How many characters, at least 1.
        length: u32,
    },
}

impl Spot {
    /// The cell of the CSV column `name`.
    pub fn cell(name: &str) -> Spot {
        Spot::Cell(Arc::from(name))
    }
}
