//! Text of other programs: any encoding, any separator, cells over several lines.

use std::borrow::Cow;

use encoding_rs::{UTF_16BE, UTF_16LE};

use super::csv::{Cells, Span, separator_line, split_by};
use super::encoding::decode;
use super::fault::{FileFault, LineFault, Place};
use super::import::{
    CELL_LIMIT, ImportCause, ImportError, ImportFault, Imported, ImportedRow, one_line,
};
use super::lines::{Line, Lines};

/// Separators in the order in which they are believed.
const SEPARATORS: [u8; 4] = [b',', b'\t', b';', b'|'];

pub(crate) fn read_text(bytes: &[u8]) -> Result<Imported, ImportError> {
    let text = text_of(bytes)?;
    let mut records = Records::new(&text);
    let (header_line, header) = records.header()?;
    let mut table = Imported {
        header,
        header_line,
        rows: Vec::new(),
        refused: Vec::new(),
    };
    let mut cells = 0;
    while let Some(record) = records.next() {
        match record.and_then(|(line, text)| row(line, text, &records.spans, &table.header)) {
            Ok(Some(row)) => {
                cells += row.cells.len();
                table.rows.push(row);
            }
            Ok(None) => {}
            Err(fault) => table.refused.push(fault),
        }
        if cells > CELL_LIMIT {
            return Err(ImportError::TooManyCells { limit: CELL_LIMIT });
        }
    }
    Ok(table)
}

fn text_of(bytes: &[u8]) -> Result<Cow<'_, str>, ImportError> {
    let decoded = decode(bytes);
    match decoded.faults.into_iter().next() {
        None => Ok(decoded.text),
        Some(FileFault::Utf16 { big_endian, .. }) => {
            let encoding = if big_endian { UTF_16BE } else { UTF_16LE };
            let (text, malformed) = encoding.decode_with_bom_removal(bytes);
            if malformed || text.contains('\0') {
                return Err(FileFault::Undecodable { line: 1, offset: 0 }.into());
            }
            Ok(text)
        }
        Some(fault) => Err(fault.into()),
    }
}

/// The row of one record; `None` when it is empty.
fn row(
    line: Line<'_>,
    text: &str,
    spans: &[Span],
    header: &[String],
) -> Result<Option<ImportedRow>, ImportFault> {
    let found = Cells::new(text, spans);
    let mut cells: Vec<String> = found.iter().map(|cell| one_line(&cell)).collect();
    if cells.iter().all(|cell| cell.trim().is_empty()) {
        return Ok(None);
    }
    if let Some(extra) = (header.len()..cells.len()).find(|&index| !cells[index].is_empty()) {
        let at = spans[extra].start as usize;
        let (expected, found) = (header.len(), cells.len());
        return Err(refusal(
            line,
            LineFault::TooManyCells {
                expected,
                found,
                at,
            },
        ));
    }
    // Rows cut short after their last filled cell, as some programs write them.
    cells.resize(header.len(), String::new());
    Ok(Some(ImportedRow {
        line: line.number,
        cells,
    }))
}

fn refusal(line: Line<'_>, fault: LineFault) -> ImportFault {
    let place = Place::within(line.number, line.text, fault.at());
    ImportFault {
        place,
        cause: ImportCause::Line(fault),
    }
}

/// The records of a text: lines, or several where a quoted cell goes on.
struct Records<'t> {
    text: &'t str,
    lines: Lines<'t>,
    separator: u8,
    spans: Vec<Span>,
}

impl<'t> Records<'t> {
    fn new(text: &'t str) -> Self {
        Self {
            text,
            lines: Lines::new(text),
            separator: b',',
            spans: Vec::new(),
        }
    }

    /// The first record that is not empty, by which the separator is known.
    fn header(&mut self) -> Result<(u32, Vec<String>), ImportError> {
        let mut told = None;
        let mut ahead = self.lines.clone();
        while let Some(line) = ahead.next() {
            if let (None, Some(separator)) = (told, separator_line(line.text)) {
                told = u8::try_from(separator).ok().filter(u8::is_ascii);
                self.lines = ahead.clone();
                continue;
            }
            self.separator = told.unwrap_or_else(|| guess(line.text));
            if is_bare(line.text) {
                self.lines = ahead.clone();
                continue;
            }
            let record = self.next().ok_or(ImportError::NoHeader)?;
            let (line, text) = record.map_err(|fault| bad_header(&fault))?;
            let cells = Cells::new(text, &self.spans);
            let mut names: Vec<String> = cells
                .iter()
                .map(|cell| one_line(&cell).trim().to_string())
                .collect();
            while names.last().is_some_and(String::is_empty) {
                names.pop();
            }
            return Ok((line.number, names));
        }
        Err(ImportError::NoHeader)
    }

    /// The next record and its first line; its cells are in `spans`.
    fn next(&mut self) -> Option<Result<(Line<'t>, &'t str), ImportFault>> {
        let line = self.lines.next()?;
        let outcome = split_by(self.separator, line.text, &mut self.spans);
        Some(match outcome {
            // A quote inside a bare cell can mean only itself.
            Ok(()) | Err(LineFault::StrayQuote { .. }) => Ok((line, line.text)),
            Err(fault @ LineFault::UnclosedQuote { .. }) => match self.go_on(line) {
                Some(text) => Ok((line, text)),
                None => Err(refusal(line, fault)),
            },
            Err(fault) => Err(refusal(line, fault)),
        })
    }

    /// The text from `first` to the line in which its open quote is closed. If none makes a sound
    /// record of it, no line is taken and the fault is that of `first` alone.
    fn go_on(&mut self, first: Line<'t>) -> Option<&'t str> {
        let mut ahead = self.lines.clone();
        loop {
            let end = ahead.next()?.range().end;
            let text = &self.text[first.start..end];
            match split_by(self.separator, text, &mut self.spans) {
                Ok(()) => {
                    self.lines = ahead;
                    return Some(text);
                }
                Err(LineFault::UnclosedQuote { .. }) => {}
                Err(_) => return None,
            }
        }
    }
}

fn bad_header(fault: &ImportFault) -> ImportError {
    match &fault.cause {
        ImportCause::Line(line) => FileFault::BadHeader {
            line: fault.place.line,
            fault: line.clone(),
        }
        .into(),
        ImportCause::CellError(_) => ImportError::NoHeader,
    }
}

/// Blanks and separators, nothing else.
fn is_bare(line: &str) -> bool {
    let separates = |letter| u8::try_from(letter).is_ok_and(|byte| SEPARATORS.contains(&byte));
    line.chars()
        .all(|letter: char| letter.is_whitespace() || separates(letter))
}

/// The separator that parts a header into most cells.
fn guess(header: &str) -> u8 {
    let mut spans = Vec::new();
    let mut cells = |separator: u8| {
        let _ = split_by(separator, header, &mut spans);
        spans.len()
    };
    let best = SEPARATORS.map(|separator| (cells(separator), separator));
    best.into_iter()
        .rev()
        .max_by_key(|&(count, _)| count)
        .map_or(b',', |(_, separator)| separator)
}
