//! Lines mended that can only have been meant in one way: a record over several lines becomes one
//! line, and a quote missing or too many is put right in its own row.

use super::csv::{self, Span, split};
use super::fault::LineFault;
use super::header::Header;
use super::lines::{Ending, Line, Lines};
use super::quotes::requoted;
use super::table::{Verdict, judge};

/// What stands where a line break stood.
const BREAK: &str = " / ";
/// A quote open longer than this many lines was meant to be closed earlier.
pub(crate) const MOST_LINES: usize = 64;

/// `text` with the lines below `header` mended as far as they leave no doubt, and the numbers (in
/// `text`) of those that were. `holds_commas` says of each column
/// whether its values may hold commas. What makes no sound row stays as
/// it is.
pub(crate) fn mend_lines(
    text: &str,
    header: &Header,
    body_line: u32,
    holds_commas: &[bool],
) -> (String, Vec<u32>) {
    let (mut mended, mut numbers) = (String::with_capacity(text.len()), Vec::new());
    let mut lines = Lines::new(text);
    while let Some(line) = lines.next() {
        let found = if line.number < body_line {
            None
        } else {
            joined(line, &lines, header).or_else(|| {
                let is_whole = line.ending != Ending::None;
                let ends_here = is_whole && is_row_next(&lines, header);
                let row = requoted(line, ends_here, header, holds_commas)?;
                Some((row, line, lines.clone()))
            })
        };
        match found {
            Some((record, last, after)) => {
                mended.push_str(&record);
                mended.push_str(last.ending.text());
                numbers.push(line.number);
                lines = after;
            }
            None => mended.push_str(&text[line.whole_range()]),
        }
    }
    (mended, numbers)
}

/// The number of the last line of the record that begins in `first`, a line of `text`, if the lines
/// after it make it a sound row below `header`.
pub(crate) fn last_line(text: &str, first: Line<'_>, header: &Header) -> Option<u32> {
    let after = Lines::from(text, first.whole_range().end, first.number + 1);
    joined(first, &after, header).map(|(_, last, _)| last.number)
}

/// Whether a piece of text has by itself as many cells as a row of `width` columns. Such a piece is
/// a row, sound or not, and never becomes part of another row's cell.
pub(crate) fn fills_row(separator: u8, piece: &str, width: usize, spans: &mut Vec<Span>) -> bool {
    let _ = csv::split_by(separator, piece, spans);
    spans.len() >= width
}

/// Whether no cell can reach beyond this line: a row follows, or nothing.
fn is_row_next(after: &Lines<'_>, header: &Header) -> bool {
    let mut after = after.clone();
    let next = after.find(|line| !line.text.trim().is_empty());
    next.is_none_or(|line| fills_row(b',', line.text, header.len(), &mut Vec::new()))
}

/// The record that begins in `first` on one line, its last line, and the lines after that.
fn joined<'t>(
    first: Line<'t>,
    after: &Lines<'t>,
    header: &Header,
) -> Option<(String, Line<'t>, Lines<'t>)> {
    let mut spans = Vec::new();
    let mut after = after.clone();
    let mut last = first;
    let mut record = first.text.to_string();
    match split(first.text, &mut spans) {
        Err(LineFault::LoneCarriageReturn { .. }) => {}
        Err(LineFault::UnclosedQuote { .. }) => {
            for _ in 0..MOST_LINES {
                last = after.next()?;
                if fills_row(b',', last.text, header.len(), &mut spans) {
                    return None;
                }
                record = format!("{record}\r{}", last.text);
                match split(&record, &mut spans) {
                    Err(LineFault::UnclosedQuote { .. }) => {}
                    Err(LineFault::LoneCarriageReturn { .. }) => break,
                    _ => return None,
                }
            }
        }
        _ => return None,
    }
    // Only breaks inside a cell become part of it: elsewhere they part nobody knows what.
    let inside = |at| {
        spans
            .iter()
            .any(|span| span.quoted && (span.start..span.end).contains(&at))
    };
    let breaks = record.bytes().zip(0..).filter(|(byte, _)| *byte == b'\r');
    if !breaks.map(|(_, at)| at).all(inside) {
        return None;
    }
    let mut pieces = record.split('\r').skip(1);
    if pieces.any(|piece| fills_row(b',', piece, header.len(), &mut spans)) {
        return None;
    }
    let parts = record
        .split('\r')
        .map(str::trim)
        .filter(|part| !part.is_empty());
    let record = parts.collect::<Vec<_>>().join(BREAK);
    let line = Line {
        text: &record,
        ..last
    };
    match judge(line, Some(header), &mut spans) {
        Verdict::Row { .. } => Some((record, last, after)),
        _ => None,
    }
}
