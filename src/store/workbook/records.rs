//! A text cut into records: lines, or several where a quoted cell goes on.

use crate::store::csv::{Span, is_conflict_marker, separator_line, split_by};
use crate::store::fault::LineFault;
use crate::store::lines::{Line, Lines};

/// Separators in the order in which they are believed.
const SEPARATORS: [u8; 4] = [b',', b'\t', b';', b'|'];
/// How many lines tell the separator.
const LOOKED_AT: usize = 40;
/// A quote open longer than this many lines was meant to be closed earlier.
const MOST_LINES: usize = 64;

/// A record by the number of its first line, or why that line is none.
type Record<'t> = Result<(u32, &'t str), (u32, LineFault)>;

/// The records of a text whose lines end with LF.
pub(super) struct Records<'t> {
    text: &'t str,
    lines: Lines<'t>,
    /// What separates the cells.
    pub(super) separator: u8,
    /// The places of the cells of the record that came last.
    pub(super) spans: Vec<Span>,
}

impl<'t> Records<'t> {
    /// The records of `text`; a line `sep=;` at its top is no record.
    pub(super) fn new(text: &'t str) -> Self {
        let mut lines = Lines::new(text);
        let mut ahead = lines.clone();
        let told = ahead
            .next()
            .and_then(|line| separator_line(line.text))
            .and_then(|letter| u8::try_from(letter).ok())
            .filter(u8::is_ascii);
        if told.is_some() {
            lines = ahead;
        }
        Self {
            separator: told.unwrap_or_else(|| separator_of(&lines)),
            text,
            lines,
            spans: Vec::new(),
        }
    }

    /// The next record, with the number of its first line; its cells are in `spans`.
    pub(super) fn next(&mut self) -> Option<Record<'t>> {
        let line = self.lines.next()?;
        if is_conflict_marker(line.text) {
            return Some(Err((line.number, LineFault::ConflictMarker)));
        }
        Some(match split_by(self.separator, line.text, &mut self.spans) {
            // A quote inside a bare cell can mean only itself.
            Ok(()) | Err(LineFault::StrayQuote { .. }) => Ok((line.number, line.text)),
            Err(fault @ LineFault::UnclosedQuote { .. }) => match self.go_on(line) {
                Some(text) => Ok((line.number, text)),
                None => Err((line.number, fault)),
            },
            Err(fault) => Err((line.number, fault)),
        })
    }

    /// The text from `first` to the line in which its open quote is closed. If none makes a sound
    /// record of it, no line is taken and the fault is that of `first` alone.
    fn go_on(&mut self, first: Line<'_>) -> Option<&'t str> {
        let mut ahead = self.lines.clone();
        for _ in 0..MOST_LINES {
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
        None
    }
}

/// The separator by which most of the first lines part into the same number of cells, and into most.
fn separator_of(lines: &Lines<'_>) -> u8 {
    let mut best = (0, b',');
    for separator in SEPARATORS {
        let mut spans = Vec::new();
        let mut counts = std::collections::BTreeMap::new();
        for line in lines.clone().take(LOOKED_AT) {
            let _ = split_by(separator, line.text, &mut spans);
            if spans.len() > 1 {
                *counts.entry(spans.len()).or_insert(0_usize) += 1;
            }
        }
        let score = counts
            .iter()
            .map(|(cells, lines)| (cells - 1) * lines)
            .max();
        if score.unwrap_or(0) > best.0 {
            best = (score.unwrap_or(0), separator);
        }
    }
    best.1
}
