//! The header row: column names to places.

use super::csv::{Cells, Span, is_conflict_marker, separator_line, split};
use super::fault::{FileFault, LineFault, Place};
use super::lines::{Ending, Line, Lines};

/// The names of a table's columns, in the order of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Header {
    names: Vec<String>,
    line: u32,
    /// How the header's line ends, which is how the file's lines end.
    pub(crate) ending: Ending,
}

/// What was found at the top of a file.
pub(crate) struct Top {
    /// The header, unless there is none that rows could be read by.
    pub(crate) header: Option<Header>,
    /// Damage.
    pub(crate) faults: Vec<FileFault>,
    /// Where the first line below the header begins, in bytes of the text.
    pub(crate) body: usize,
    /// The number of that line.
    pub(crate) body_line: u32,
}

impl Header {
    /// The names as they stand, blanks around them removed.
    pub fn names(&self) -> &[String] {
        &self.names
    }

    /// How many columns there are.
    pub fn len(&self) -> usize {
        self.names.len()
    }

    /// The number of the header's line, from 1.
    pub fn line(&self) -> u32 {
        self.line
    }

    /// Where the column of this name is, from 0.
    pub fn position(&self, name: &str) -> Option<usize> {
        self.names.iter().position(|found| found == name)
    }

    /// Whether a row is a header again: every cell that is not empty names a column.
    pub(crate) fn is_repeated_by(&self, cells: Cells<'_, '_>) -> bool {
        // Most rows are let go by their first cell.
        let first = cells.raw(0).trim_matches(['"', ' ']);
        if !first.is_empty() && self.position(first).is_none() {
            return false;
        }
        let mut count = 0;
        for cell in cells.iter() {
            let cell = cell.trim();
            if !cell.is_empty() {
                if self.position(cell).is_none() {
                    return false;
                }
                count += 1;
            }
        }
        count >= self.len().min(2)
    }

    pub(crate) fn push(&mut self, name: &str) {
        self.names.push(name.to_string());
    }
}

/// Finds the header: the first line that is not blank.
pub(crate) fn find(text: &str) -> Top {
    let mut top = Top {
        header: None,
        faults: Vec::new(),
        body: 0,
        body_line: 1,
    };
    for line in Lines::new(text) {
        top.body = line.whole_range().end;
        top.body_line = line.number + 1;
        if let (Some(separator), true) = (separator_line(line.text), top.faults.is_empty()) {
            top.faults.push(FileFault::SeparatorLine {
                line: line.number,
                separator,
            });
        } else if is_conflict_marker(line.text) {
            // The header stands between markers: no telling which of two is meant.
            top.faults
                .push(FileFault::ConflictMarker { line: line.number });
            return top;
        } else if !line.text.trim().is_empty() {
            read(line, &mut top);
            return top;
        }
    }
    top
}

fn read(line: Line<'_>, top: &mut Top) {
    let mut spans = Vec::new();
    if let Err(fault) = split(line.text, &mut spans) {
        top.faults.push(FileFault::BadHeader {
            line: line.number,
            fault,
        });
        // A stray quote in a name leaves the columns countable; anything else does not.
        return;
    }
    let cells = Cells::new(line.text, &spans);
    let names: Vec<String> = cells.iter().map(|cell| cell.trim().to_string()).collect();
    if names.iter().all(String::is_empty) {
        top.faults.push(FileFault::NoHeader);
        return;
    }
    if let (1, Some(separator)) = (names.len(), other_separator(line.text)) {
        top.faults.push(FileFault::Separator {
            line: line.number,
            separator,
        });
        return;
    }
    top.faults.extend(duplicates(&names, line, &spans));
    let ending = if line.ending == Ending::None {
        Ending::Lf
    } else {
        line.ending
    };
    top.header = Some(Header {
        names,
        line: line.number,
        ending,
    });
}

/// What separates the cells of a header that has no comma, if it looks like more than one cell.
fn other_separator(line: &str) -> Option<char> {
    ['\t', ';', '|', '，', '；', '、']
        .into_iter()
        .find(|&mark| line.contains(mark))
}

fn duplicates(names: &[String], line: Line<'_>, spans: &[Span]) -> Vec<FileFault> {
    let repeated =
        |&(index, name): &(usize, &String)| !name.is_empty() && names[..index].contains(name);
    let fault = |(index, name): (usize, &String)| FileFault::DuplicateColumn {
        place: Place::within(line.number, line.text, spans[index].start as usize),
        name: name.clone(),
    };
    names
        .iter()
        .enumerate()
        .filter(repeated)
        .map(fault)
        .collect()
}

/// The fault of a line that stands below no header.
pub(crate) const HEADERLESS: LineFault = LineFault::NoHeader;
