//! Where a fault stands, as people and editors count: line, column, and the line itself.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use super::{CSV_LIMIT, Cells, Directory, decode, header, split};
use crate::diag::{self, Fault, Spot};

/// Texts are kept until they are so many bytes together.
const MOST_KEPT: usize = 32 << 20;
/// Every so many lines it is noted where one begins.
const STEP: usize = 64;

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
    /// Where lines 1, 65, 129 … begin.
    starts: Vec<usize>,
    lines: u32,
    columns: Vec<String>,
}

/// Where `fault`, one of a line `text` of a file with these `columns`, stands.
pub(crate) fn place_in(text: &str, columns: &[String], fault: Fault) -> diag::Located {
    let excerpt = up_to_nul(text);
    let (column, length) = match &fault.spot {
        Spot::Line => (1, 0),
        Spot::Cell(name) => cell_place(columns, excerpt, name),
        Spot::Span { column, length } => (*column, *length),
    };
    diag::Located {
        line: fault.place.line,
        column,
        length,
        text: Some(excerpt.to_owned()).filter(|text| !text.is_empty()),
        fault,
    }
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
        let key = match &fault.spot {
            Spot::Cell(name) if file.ends_with(".toml") => text.key(line, name),
            _ => None,
        };
        let line = key.unwrap_or(line);
        let excerpt = up_to_nul(text.line(line));
        let (column, length) = match &fault.spot {
            Spot::Line => (1, 0),
            Spot::Cell(_) if key.is_some() => whole(excerpt),
            Spot::Cell(name) => cell_place(&text.columns, excerpt, name),
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

    /// Whether some row of the folder's files has `value` in a named column, be it a fact or not.
    pub fn mentions(&self, folder: &str, column: &str, value: &str) -> bool {
        let entries = self.directory.entries(folder).unwrap_or_default();
        let paths = entries
            .iter()
            .map(|entry| format!("{folder}/{}", entry.name));
        let mut texts = paths.map(|path| self.text(&Arc::from(path)));
        texts.any(|text| text.has(column, value))
    }

    /// Sorts faults by file, line and column, then by code.
    pub fn sort(&self, faults: &mut [Fault]) {
        // By file first, so that each text is needed for a while and then no more.
        faults.sort_by(|one, other| one.place.file.cmp(&other.place.file));
        faults.sort_by_cached_key(|fault| {
            let located = self.locate(fault);
            let whole_first = fault.place.line.min(1);
            (
                located.file,
                whole_first,
                located.line,
                located.column,
                fault.code,
            )
        });
    }

    /// Lets go of the texts read so far; they are read again where they are needed.
    pub fn forget(&self) {
        self.texts
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clear();
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
        let kept: usize = texts.values().map(|text| text.whole.len()).sum();
        if kept + bytes.len() > MOST_KEPT {
            texts.clear();
        }
        let text = Arc::new(Text::new(text_of(bytes)));
        texts.insert(Arc::clone(file), Arc::clone(&text));
        text
    }
}

/// The text of a file, without a second copy of it where it is UTF-8 already.
fn text_of(bytes: Vec<u8>) -> String {
    let is_plain = matches!(decode(&bytes).text, Cow::Borrowed(text) if text.len() == bytes.len());
    if is_plain {
        String::from_utf8(bytes).unwrap_or_default()
    } else {
        decode(&bytes).text.into_owned()
    }
}

/// A line up to its first NUL byte, after which as a rule thousands follow.
fn up_to_nul(line: &str) -> &str {
    memchr::memchr(0, line.as_bytes()).map_or(line, |at| &line[..=at])
}

/// Column and length, in characters, of what a line says.
fn whole(line: &str) -> (u32, u32) {
    let small = |number| u32::try_from(number).unwrap_or(u32::MAX);
    let indent = line
        .chars()
        .take_while(|character| character.is_whitespace())
        .count();
    (small(indent + 1), small(line.trim().chars().count()))
}

impl Text {
    fn new(text: String) -> Text {
        let mut starts = vec![0];
        let mut lines = 1;
        for at in memchr::memchr_iter(b'\n', text.as_bytes()) {
            if lines % STEP == 0 {
                starts.push(at + 1);
            }
            lines += 1;
        }
        let columns = header::find(&text)
            .header
            .map(|header| header.names().to_vec());
        Text {
            starts,
            lines: u32::try_from(lines).unwrap_or(u32::MAX),
            columns: columns.unwrap_or_default(),
            whole: text,
        }
    }

    /// The line of a number from 1, without its end.
    fn line(&self, number: u32) -> &str {
        let index = (number as usize).saturating_sub(1);
        let Some(&start) = self.starts.get(index / STEP) else {
            return "";
        };
        let mut lines = self.whole[start..].split('\n').skip(index % STEP);
        lines.next().unwrap_or("").trim_end_matches('\r')
    }

    /// Whether some line has `value` in a named column.
    fn has(&self, column: &str, value: &str) -> bool {
        let Some(position) = self.columns.iter().position(|name| name == column) else {
            return false;
        };
        self.whole
            .lines()
            .filter(|line| line.contains(value))
            .any(|line| {
                let mut spans = Vec::new();
                let _ = split(line, &mut spans);
                let span = Cells::new(line, &spans).span(position);
                span.is_some_and(|span| &line[span.start as usize..span.end as usize] == value)
            })
    }

    /// The line of the TOML key `name` in the table that begins on line `first`; `TABLE.KEY` looks
    /// for the table too.
    fn key(&self, first: u32, name: &str) -> Option<u32> {
        let last = self.lines;
        let (table, key) = name
            .rsplit_once('.')
            .map_or((None, name), |(table, key)| (Some(table), key));
        let header = |number: u32| self.line(number).trim_start().starts_with('[');
        let is_table = |number: &u32| {
            table.is_none_or(|table| self.line(*number).trim() == format!("[{table}]"))
        };
        let begin = (first..=last).find(is_table)?;
        let is_key = |number: &u32| {
            let rest = self.line(*number).trim_start().strip_prefix(key);
            rest.is_some_and(|rest| rest.trim_start().starts_with('='))
        };
        (begin..=last)
            .take_while(|number| *number == begin || !header(*number))
            .find(is_key)
    }
}

/// Column and length, in characters, of the cell of a named column.
fn cell_place(columns: &[String], line: &str, name: &str) -> (u32, u32) {
    let mut spans = Vec::new();
    // What a faulty line holds is good enough to point at.
    let _ = split(line, &mut spans);
    let position = columns.iter().position(|column| column == name);
    let Some(span) = position.and_then(|position| spans.get(position)) else {
        return (1, 0);
    };
    let before = line[..span.start as usize].chars().count();
    let length = line[span.start as usize..span.end as usize].chars().count();
    let small = |number| u32::try_from(number).unwrap_or(u32::MAX);
    (small(before + 1), small(length.max(1)))
}
