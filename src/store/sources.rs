//! Where a fault stands, as people and editors count: line, column, and the line itself.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use super::{CSV_LIMIT, Cells, Directory, decode, header, split};
use crate::diag::{Fault, Spot};

/// The texts of the files, read again only where a fault is shown.
#[derive(Debug)]
pub struct Sources {
    directory: Directory,
    texts: Mutex<BTreeMap<Arc<str>, Arc<Text>>>,
}

/// A fault's place, ready to be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Located {
    /// Path relative to the data directory.
    pub file: Arc<str>,
    /// The line, from 1; 1 for the file as a whole.
    pub line: u32,
    /// The column in characters, from 1; 1 for the line as a whole.
    pub column: u32,
    /// How many characters are meant; 0 for the line or the file as a whole.
    pub length: u32,
    /// The line as it stands, neither masked nor escaped; empty for the file as a whole.
    pub excerpt: String,
}

/// A text and where its lines begin.
#[derive(Debug)]
struct Text {
    whole: String,
    starts: Vec<usize>,
    columns: Vec<String>,
}

impl Sources {
    /// The files of `directory`.
    pub fn new(directory: &Directory) -> Sources {
        Sources {
            directory: directory.clone(),
            texts: Mutex::default(),
        }
    }

    /// The directory.
    pub fn directory(&self) -> &Directory {
        &self.directory
    }

    /// Where `fault` stands.
    pub fn locate(&self, fault: &Fault) -> Located {
        let file = Arc::clone(&fault.place.file);
        let line = fault.place.line.max(1);
        if fault.place.line == 0 {
            return Located {
                file,
                line,
                column: 1,
                length: 0,
                excerpt: String::new(),
            };
        }
        let text = self.text(&file);
        let excerpt = text.line(line);
        let (column, length) = match &fault.spot {
            Spot::Line => (1, 0),
            Spot::Cell(name) => text.cell(excerpt, name),
            Spot::Span { column, length } => (*column, *length),
        };
        Located {
            file,
            line,
            column,
            length,
            excerpt: excerpt.to_owned(),
        }
    }

    /// Sorts faults by file, line and column, then by code.
    pub fn sort(&self, faults: &mut [Fault]) {
        faults.sort_by_cached_key(|fault| {
            let located = self.locate(fault);
            (located.file, fault.place.line, located.column, fault.code)
        });
    }

    fn text(&self, file: &Arc<str>) -> Arc<Text> {
        // A panic while the lock was held leaves at worst a text unread.
        let mut texts = self.texts.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(text) = texts.get(file) {
            return Arc::clone(text);
        }
        let bytes = self
            .directory
            .bytes(file, CSV_LIMIT)
            .ok()
            .flatten()
            .unwrap_or_default();
        let text = Arc::new(Text::new(decode(&bytes).text.into_owned()));
        texts.insert(Arc::clone(file), Arc::clone(&text));
        text
    }
}

impl Text {
    fn new(text: String) -> Text {
        let breaks = memchr::memchr_iter(b'\n', text.as_bytes()).map(|at| at + 1);
        let starts = std::iter::once(0).chain(breaks).collect();
        let columns = header::find(&text)
            .header
            .map(|header| header.names().to_vec());
        Text {
            starts,
            columns: columns.unwrap_or_default(),
            whole: text,
        }
    }

    /// The line of a number from 1, without its end.
    fn line(&self, number: u32) -> &str {
        let Some(&start) = self.starts.get(number as usize - 1) else {
            return "";
        };
        let end = self
            .starts
            .get(number as usize)
            .copied()
            .unwrap_or(self.whole.len());
        self.whole[start..end]
            .trim_end_matches('\n')
            .trim_end_matches('\r')
    }

    /// Column and length, in characters, of the cell of a named column.
    fn cell(&self, line: &str, name: &str) -> (u32, u32) {
        let mut spans = Vec::new();
        // What a faulty line holds is good enough to point at.
        let _ = split(line, &mut spans);
        let cells = Cells::new(line, &spans);
        let position = self.columns.iter().position(|column| column == name);
        let Some(span) = position.and_then(|position| cells.span(position)) else {
            return (1, 0);
        };
        let before = line[..span.start as usize].chars().count();
        let length = line[span.start as usize..span.end as usize].chars().count();
        let small = |number| u32::try_from(number).unwrap_or(u32::MAX);
        (small(before + 1), small(length.max(1)))
    }
}
