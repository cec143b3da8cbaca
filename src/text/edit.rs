//! A CSV file being changed: only the bytes of the change change.

use std::collections::BTreeMap;

use super::csv::{COLUMN_LIMIT, Cells, join, quote};
use super::decoded::{Encoding, needs_mark};
use super::fault::{FileFault, LineFault};
use super::header::{self, Header};
use super::lines::{Ending, Line, Lines};
use super::mend::mend_lines;
use super::table::{Table, Verdict, judge};

/// Why a file or a cell was not changed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CellError {
    /// The file is damaged as a whole.
    #[error("damaged: {0}")]
    Damaged(FileFault),
    /// The file is in GB 18030: it has to be converted before it is written to.
    #[error("GB 18030")]
    Gb18030,
    /// The file has no such column; [`Draft::add_column`] makes one.
    #[error("no column {0:?}")]
    NoColumn(String),
    /// The file has as many columns as it may have, or has this one.
    #[error("column {0:?} cannot be added")]
    ColumnRefused(String),
    /// The file has no row in this line.
    #[error("no row in line {0}")]
    NoRow(u32),
    /// A value holds a line break or a NUL, which no cell can.
    #[error("a line break in {column:?}")]
    LineBreak {
        /// The column the value was for.
        column: String,
    },
    /// The row would not be read back: it would be empty, too long, or the header again.
    #[error("would not be read back")]
    NotReadBack(Option<LineFault>),
}

/// A CSV file being changed, undamaged and in UTF-8.
#[derive(Debug, Clone)]
pub struct Draft {
    marked: bool,
    text: String,
    header: Header,
    body_line: u32,
    /// How many lines there are.
    lines: u32,
}

impl Draft {
    /// Takes up the file `current`; an absent or empty one begins with the header `canonical`.
    pub fn open(current: Option<&[u8]>, canonical: &[&str]) -> Result<Self, CellError> {
        let table = Table::parse(current.unwrap_or_default());
        if let Some(fault) = table.damage_in_full().into_iter().next() {
            return Err(CellError::Damaged(fault));
        }
        if table.encoding() == Encoding::Gb18030 {
            return Err(CellError::Gb18030);
        }
        let mut text = table.text().to_string();
        if table.header().is_none() {
            if !text.is_empty() && !text.ends_with('\n') {
                text.push('\n');
            }
            text.push_str(&join(canonical.iter().copied()));
            text.push('\n');
        }
        let top = header::find(&text);
        let none = CellError::Damaged(FileFault::NoHeader);
        Ok(Self {
            marked: table.encoding() == Encoding::Utf8Marked,
            header: top.header.ok_or(none)?,
            body_line: top.body_line,
            lines: Lines::count_in(&text),
            text,
        })
    }

    /// The columns as they stand now.
    pub fn header(&self) -> &Header {
        &self.header
    }

    /// Adds one row at the end, its cells by column name, the other columns empty. Changes no
    /// existing byte. Gives the number of the new line.
    pub fn append(&mut self, cells: &[(&str, &str)]) -> Result<u32, CellError> {
        let mut values = vec![""; self.header.len()];
        for &(column, value) in cells {
            values[self.column(column)?] = checked(column, value)?;
        }
        let line = join(values);
        self.readable(&line)?;
        let ending = self.header.ending.text();
        if !self.text.ends_with('\n') {
            self.text.push_str(ending);
        }
        self.text.push_str(&line);
        self.text.push_str(ending);
        self.lines += 1;
        Ok(self.lines)
    }

    /// Adds one row before the row in line `number`, its cells by column name. Changes no existing
    /// byte.
    pub fn insert(&mut self, number: u32, cells: &[(&str, &str)]) -> Result<(), CellError> {
        let mut values = vec![""; self.header.len()];
        for &(column, value) in cells {
            values[self.column(column)?] = checked(column, value)?;
        }
        let line = join(values);
        self.readable(&line)?;
        let at = self.row(number)?.0.whole_range().start;
        self.text
            .insert_str(at, &format!("{line}{}", self.header.ending.text()));
        self.lines += 1;
        Ok(())
    }

    /// Puts `value` in one cell of the row in line `number`. Changes no other byte, and none at
    /// all when the cell says so already; quotes around the cell stay.
    pub fn set_cell(&mut self, number: u32, column: &str, value: &str) -> Result<(), CellError> {
        let column_at = self.column(column)?;
        let value = checked(column, value)?;
        let (line, spans) = self.row(number)?;
        let cells = Cells::new(line.text, &spans);
        let span = spans[column_at];
        if cells.get(column_at) == value {
            return Ok(());
        }
        let guarded = || format!("\"{}\"", value.replace('"', "\"\""));
        let cell = if span.quoted {
            guarded()
        } else {
            quote(value).into_owned()
        };
        let changed = |cell: &str| {
            let (before, after) = (
                &line.text[..span.start as usize],
                &line.text[span.end as usize..],
            );
            [before, cell, after].concat()
        };
        let mut text = changed(&cell);
        if self.readable(&text).is_err() {
            // In quotes a value is never taken for a conflict marker.
            text = changed(&guarded());
        }
        self.readable(&text)?;
        let range = line.range();
        self.text.replace_range(range, &text);
        Ok(())
    }

    /// Puts values in cells of many rows, by line and column, in one pass; else as
    /// [`set_cell`](Self::set_cell) does.
    pub fn set_cells(
        &mut self,
        changes: &BTreeMap<u32, Vec<(usize, String)>>,
    ) -> Result<(), CellError> {
        let mut text = String::with_capacity(self.text.len() + self.text.len() / 16);
        let mut spans = Vec::new();
        let mut met = 0;
        for line in Lines::new(&self.text) {
            let change = changes
                .get(&line.number)
                .filter(|_| line.number >= self.body_line);
            if let Some(cells) = change {
                met += 1;
                let Verdict::Row { .. } = judge(line, Some(&self.header), &mut spans) else {
                    return Err(CellError::NoRow(line.number));
                };
                text.push_str(&self.changed_line(line, &spans, cells)?);
            } else {
                text.push_str(line.text);
            }
            text.push_str(line.ending.text());
        }
        if met < changes.len() {
            let last = changes.keys().next_back().copied().unwrap_or_default();
            return Err(CellError::NoRow(last));
        }
        self.text = text;
        Ok(())
    }

    /// A line with some of its cells changed, quotes around them kept; of two values for one cell the
    /// later counts.
    fn changed_line(
        &self,
        line: Line<'_>,
        spans: &[super::csv::Span],
        cells: &[(usize, String)],
    ) -> Result<String, CellError> {
        let said = Cells::new(line.text, spans);
        let written = |guards: bool| {
            let mut text = String::new();
            let mut from = 0;
            for (at, span) in spans.iter().enumerate() {
                let mut given = cells.iter().rev();
                let given = given.find(|(column, _)| *column == at);
                let Some((_, value)) = given.filter(|(_, value)| said.get(at) != **value) else {
                    continue;
                };
                text.push_str(&line.text[from..span.start as usize]);
                if span.quoted || guards {
                    text.extend(["\"", &value.replace('"', "\"\""), "\""]);
                } else {
                    text.push_str(&quote(value));
                }
                from = span.end as usize;
            }
            text + &line.text[from..]
        };
        for (column, value) in cells {
            checked(&self.header.names()[*column], value)?;
        }
        let text = written(false);
        if self.readable(&text).is_ok() {
            return Ok(text);
        }
        // In quotes a value is never taken for a conflict marker.
        let text = written(true);
        self.readable(&text).map(|()| text)
    }

    /// Removes the row in line `number`, its line end included.
    pub fn remove_row(&mut self, number: u32) -> Result<(), CellError> {
        let (line, _) = self.row(number)?;
        let range = line.whole_range();
        self.text.replace_range(range, "");
        self.lines -= 1;
        Ok(())
    }

    /// Gives a column another name: the header's line alone changes.
    pub fn rename_column(&mut self, from: &str, to: &str) -> Result<(), CellError> {
        let at = self.column(from)?;
        if self.header.position(to).is_some() {
            return Err(CellError::ColumnRefused(to.to_string()));
        }
        let names = self.header.names().iter().map(String::as_str);
        let names = names
            .enumerate()
            .map(|(place, name)| if place == at { to } else { name });
        let renamed = join(names);
        let mut lines = Lines::new(&self.text);
        let line = lines.find(|line| line.number == self.header.line());
        let range =
            line.map(|line| line.whole_range().start..line.whole_range().start + line.text.len());
        self.text
            .replace_range(range.ok_or(CellError::NoRow(self.header.line()))?, &renamed);
        let top = header::find(&self.text);
        self.header = top.header.ok_or(CellError::Damaged(FileFault::NoHeader))?;
        Ok(())
    }

    /// Adds a column after the last one: the header's line changes, and every sound row gets one
    /// empty cell, so that all keep as many cells as the header, or as many more as they had. Faulty
    /// rows stay as they are.
    pub fn add_column(&mut self, name: &str) -> Result<(), CellError> {
        let refused = || CellError::ColumnRefused(name.to_string());
        checked(name, name)?;
        let taken = name.is_empty() || self.header.position(name).is_some();
        if taken || self.header.len() >= COLUMN_LIMIT {
            return Err(refused());
        }
        let mut text = String::with_capacity(self.text.len() + self.text.len() / 8);
        let mut spans = Vec::new();
        for line in Lines::new(&self.text) {
            text.push_str(line.text);
            if line.number == self.header.line() {
                text.push(',');
                text.push_str(&quote(name));
            } else if line.number >= self.body_line
                && let Verdict::Row { .. } = judge(line, Some(&self.header), &mut spans)
            {
                text.push(',');
            }
            text.push_str(line.ending.text());
        }
        self.text = text;
        self.header.push(name);
        Ok(())
    }

    /// Mends the rows of which the quotes or line breaks leave no doubt: a record over several
    /// lines becomes one, its breaks written as ` / `, and a quote is put right in its own row.
    /// `holds_commas` says of a column whether its values may hold commas. Gives the numbers, as they were before, of the lines on
    /// which such records began.
    pub fn mend_lines(&mut self, holds_commas: impl Fn(&str) -> bool) -> Vec<u32> {
        let names = self.header.names().iter();
        let holds_commas: Vec<bool> = names.map(|name| holds_commas(name)).collect();
        let (text, numbers) = mend_lines(&self.text, &self.header, self.body_line, &holds_commas);
        self.lines = Lines::count_in(&text);
        self.text = text;
        numbers
    }

    /// The bytes of the file as it shall be. A byte order mark stays, and is added in the one case
    /// where the text would be read as GB 18030 without it (see [`needs_mark`]).
    pub fn into_bytes(self) -> Vec<u8> {
        let mark = if self.marked || needs_mark(&self.text) {
            "\u{FEFF}"
        } else {
            ""
        };
        [mark.as_bytes(), self.text.as_bytes()].concat()
    }

    fn column(&self, name: &str) -> Result<usize, CellError> {
        self.header
            .position(name)
            .ok_or_else(|| CellError::NoColumn(name.to_string()))
    }

    fn row(&self, number: u32) -> Result<(Line<'_>, Vec<super::csv::Span>), CellError> {
        let none = || CellError::NoRow(number);
        let mut lines = Lines::new(&self.text).skip_while(|line| line.number < number);
        let line = lines
            .next()
            .filter(|_| number >= self.body_line)
            .ok_or_else(none)?;
        let mut spans = Vec::new();
        match judge(line, Some(&self.header), &mut spans) {
            Verdict::Row { .. } => Ok((line, spans)),
            _ => Err(none()),
        }
    }

    /// What is written must be read back as a row.
    fn readable(&self, text: &str) -> Result<(), CellError> {
        let line = Line {
            number: 0,
            start: 0,
            text,
            ending: Ending::Lf,
        };
        match judge(line, Some(&self.header), &mut Vec::new()) {
            Verdict::Row { .. } => Ok(()),
            Verdict::Bad(fault) => Err(CellError::NotReadBack(Some(fault))),
            Verdict::Nothing(_) => Err(CellError::NotReadBack(None)),
        }
    }
}

fn checked<'v>(column: &str, value: &'v str) -> Result<&'v str, CellError> {
    if value.contains(['\n', '\r', '\0']) {
        return Err(CellError::LineBreak {
            column: column.to_string(),
        });
    }
    Ok(value)
}
