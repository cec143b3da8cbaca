//! Line breaks inside cells mended: a record over several lines becomes one line.

use super::csv::split;
use super::fault::LineFault;
use super::header::Header;
use super::lines::{Line, Lines};
use super::table::{Verdict, judge};

/// What stands where a line break stood.
const BREAK: &str = " / ";
/// A quote open longer than this many lines was meant to be closed earlier.
const MOST_LINES: usize = 64;

/// `text` with the records below `header` that go over several lines each on one, and the numbers
/// (in `text`) of the lines on which they begin. What makes no sound row joined stays as it is.
pub(crate) fn join_broken_cells(text: &str, header: &Header, body_line: u32) -> (String, Vec<u32>) {
    let (mut mended, mut numbers) = (String::with_capacity(text.len()), Vec::new());
    let mut lines = Lines::new(text);
    while let Some(line) = lines.next() {
        let found = if line.number < body_line {
            None
        } else {
            joined(line, &lines, header)
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
