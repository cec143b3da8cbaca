//! A CSV file read row by row: its header, its rows with their places, and what is wrong with it.

use std::borrow::Cow;

use super::csv::{Cells, Span, is_conflict_marker, split, unquoted_cell};
use super::decoded::Encoding;
use super::encoding::decode;
use super::fault::{FileFault, LineFault, Remark};
use super::header::{self, Header};
use super::lines::{Ending, Line, Lines, Sought};

/// A CSV file in memory. Parsing it never fails; what is wrong with it is listed instead.
#[derive(Debug, Clone)]
pub struct Table<'a> {
    text: Cow<'a, str>,
    encoding: Encoding,
    header: Option<Header>,
    damage: Vec<FileFault>,
    foreign_lines: Vec<u32>,
    body: usize,
    body_line: u32,
}

/// One sound row.
#[derive(Debug, Clone, Copy)]
pub struct Row<'t, 's> {
    /// The line it stands in.
    pub line: Line<'t>,
    /// Its cells: at least as many as the header has.
    pub cells: Cells<'t, 's>,
    /// Empty cells beyond the header's last column.
    pub surplus: usize,
}

/// What a line below the header is.
#[derive(Debug, Clone)]
pub enum Item<'t, 's> {
    /// A row.
    Row(Row<'t, 's>),
    /// A line of which no row can be made.
    Bad {
        /// The line.
        line: Line<'t>,
        /// Why not.
        fault: LineFault,
        /// The cells as far as they could be made out, for messages and repairs.
        cells: Cells<'t, 's>,
    },
    /// A line that holds nothing.
    Nothing {
        /// The line.
        line: Line<'t>,
        /// In which way it is empty.
        remark: Remark,
    },
}

impl<'t> Item<'t, '_> {
    /// The line it is.
    pub fn line(&self) -> Line<'t> {
        match self {
            Item::Row(row) => row.line,
            Item::Bad { line, .. } | Item::Nothing { line, .. } => *line,
        }
    }
}

impl<'a> Table<'a> {
    /// Reads `bytes`; of no bytes at all it makes a table without header and rows.
    pub fn parse(bytes: &'a [u8]) -> Self {
        let decoded = decode(bytes);
        let top = header::find(&decoded.text);
        let mut damage = decoded.faults;
        damage.extend(top.faults);
        Self {
            encoding: decoded.encoding,
            header: top.header,
            damage,
            foreign_lines: decoded.foreign_lines,
            body: top.body,
            body_line: top.body_line,
            text: decoded.text,
        }
    }

    /// The text of the file, without its byte order mark.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The encoding of the file.
    pub fn encoding(&self) -> Encoding {
        self.encoding
    }

    /// The header; `None` for an empty file and for one whose header cannot be made out.
    pub fn header(&self) -> Option<&Header> {
        self.header.as_ref()
    }

    /// The number of the first line below the header.
    pub fn body_line(&self) -> u32 {
        self.body_line
    }

    /// What damages the file as a whole, as far as its bytes and its header show it. Conflict
    /// markers between rows are met by the cursor, as `LineFault::ConflictMarker`.
    pub fn damage(&self) -> &[FileFault] {
        &self.damage
    }

    /// All that forbids writing to the file, conflict markers included: one more pass over it.
    pub fn damage_in_full(&self) -> Vec<FileFault> {
        let mut damage = self.damage.clone();
        let marker = Lines::new(&self.text[self.body..]).find(|line| is_conflict_marker(line.text));
        let line = marker.map(|line| line.number + self.body_line - 1);
        damage.extend(line.map(|line| FileFault::ConflictMarker { line }));
        damage
    }

    /// Walks over the lines below the header.
    pub fn cursor(&self) -> Cursor<'_> {
        Cursor {
            table: self,
            lines: Lines::from(&self.text, self.body, self.body_line),
            spans: Vec::new(),
        }
    }
}

/// The lines below a header, one at a time. Its row's cells live until the next is asked for.
#[derive(Debug)]
pub struct Cursor<'t> {
    table: &'t Table<'t>,
    lines: Lines<'t>,
    spans: Vec<Span>,
}

impl<'t> Cursor<'t> {
    /// Passes over the lines in which nothing of what is sought stands.
    pub fn skip_to(&mut self, sought: &mut Sought<'_>) {
        self.lines.skip_to(sought);
    }

    /// The next line, whatever it is.
    pub fn next(&mut self) -> Option<Item<'t, '_>> {
        let line = self.lines.next()?;
        Some(self.item(line))
    }

    /// The next line whose cell `index` passes `is_wanted`, or cannot be told without a second look
    /// because of quotes.
    pub fn next_with(
        &mut self,
        index: usize,
        is_wanted: impl Fn(&str) -> bool,
    ) -> Option<Item<'t, '_>> {
        let is_next = |line: &Line<'_>| {
            let cell = unquoted_cell(line.text, index);
            cell.is_none_or(|cell| is_wanted(cell.trim()))
        };
        let line = self.lines.find(is_next)?;
        Some(self.item(line))
    }

    fn item(&mut self, line: Line<'t>) -> Item<'t, '_> {
        let foreign = &self.table.foreign_lines;
        let is_foreign = !foreign.is_empty() && foreign.binary_search(&line.number).is_ok();
        let verdict = judge(line, self.table.header.as_ref(), &mut self.spans);
        let cells = Cells::new(line.text, &self.spans);
        match verdict {
            Verdict::Nothing(remark) => Item::Nothing { line, remark },
            _ if is_foreign => Item::Bad {
                line,
                fault: LineFault::Encoding,
                cells,
            },
            Verdict::Row { surplus } => Item::Row(Row {
                line,
                cells,
                surplus,
            }),
            Verdict::Bad(fault) => Item::Bad { line, fault, cells },
        }
    }
}

/// What a line below the header amounts to.
pub(crate) enum Verdict {
    Row { surplus: usize },
    Bad(LineFault),
    Nothing(Remark),
}

/// Judges one line below `header`, leaving its cells in `spans`.
pub(crate) fn judge(line: Line<'_>, header: Option<&Header>, spans: &mut Vec<Span>) -> Verdict {
    if line.text.is_empty() {
        spans.clear();
        return Verdict::Nothing(Remark::BlankLine);
    }
    let outcome = split(line.text, spans);
    if is_conflict_marker(line.text) {
        return Verdict::Bad(LineFault::ConflictMarker);
    }
    let Some(header) = header else {
        return Verdict::Bad(header::HEADERLESS);
    };
    let cells = Cells::new(line.text, spans);
    let (expected, found) = (header.len(), cells.len());
    let ends = line.ending == Ending::None;
    match outcome {
        Err(LineFault::UnclosedQuote { .. }) if ends => {
            return Verdict::Bad(LineFault::Torn { expected, found });
        }
        // A file that was cut within its last line end leaves the half of it on a line of its own.
        Err(LineFault::LoneCarriageReturn { .. }) if is_nothing(line.text) => {}
        Err(fault) => return Verdict::Bad(fault),
        Ok(()) => {}
    }
    if is_nothing(line.text) {
        return Verdict::Nothing(if found > 1 {
            Remark::EmptyRow
        } else {
            Remark::BlankLine
        });
    }
    if header.is_repeated_by(cells) {
        return Verdict::Bad(LineFault::HeaderAgain);
    }
    if found < expected {
        return Verdict::Bad(if ends {
            LineFault::Torn { expected, found }
        } else {
            LineFault::TooFewCells { expected, found }
        });
    }
    match (expected..found).find(|&index| !cells.get(index).is_empty()) {
        None => Verdict::Row {
            surplus: found - expected,
        },
        Some(index) => {
            let at = cells.span(index).map_or(0, |span| span.start as usize);
            Verdict::Bad(LineFault::TooManyCells {
                expected,
                found,
                at,
            })
        }
    }
}

/// Commas, blanks (half a line end among them) and empty quotes, nothing else.
fn is_nothing(line: &str) -> bool {
    let first = line.as_bytes()[0];
    // A row nearly always begins with an id: one look is enough.
    matches!(first, b',' | b' ' | b'"' | b'\t' | b'\r' | 0x80..)
        && line
            .chars()
            .all(|letter| letter == ',' || letter == '"' || letter.is_whitespace())
}
