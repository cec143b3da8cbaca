//! A text cut into records: lines, or several where a quoted cell goes on.

use std::collections::BTreeMap;

use crate::text::csv::{Span, is_conflict_marker, separator_line, split_by};
use crate::text::fault::LineFault;
use crate::text::lines::{Line, Lines};
use crate::text::mend::{MOST_LINES, fills_row};

/// Separators in the order in which they are believed.
const SEPARATORS: [u8; 4] = [b',', b'\t', b';', b'|'];
/// How many lines tell the separator.
const LOOKED_AT: usize = 40;

/// A record by the number of its first line, or why that line is none.
type Record<'t> = Result<(u32, &'t str), (u32, LineFault)>;

/// The records of a text whose lines end with LF.
pub(super) struct Records<'t> {
    text: &'t str,
    lines: Lines<'t>,
    /// What separates the cells.
    pub(super) separator: u8,
    /// How many cells most of the first lines have.
    width: usize,
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
        let separator = told.unwrap_or_else(|| separator_of(&lines));
        Self {
            separator,
            width: width_of(&lines, separator),
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
    /// record of it, or a line that is a record by itself would become part of a cell, no line is
    /// taken and the fault is that of `first` alone.
    fn go_on(&mut self, first: Line<'_>) -> Option<&'t str> {
        let mut ahead = self.lines.clone();
        for _ in 0..MOST_LINES {
            let end = ahead.next()?.range().end;
            let text = &self.text[first.start..end];
            match split_by(self.separator, text, &mut self.spans) {
                Ok(()) if self.swallows(text) => return None,
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

    /// Whether a cell of `text`, whose places are in `spans`, goes on over a line that is a record by
    /// itself: then a quote that was left open joined the two.
    fn swallows(&self, text: &str) -> bool {
        let width = self.spans.len().min(self.width).max(2);
        let mut alone = Vec::new();
        let mut quoted = self.spans.iter().filter(|span| span.quoted);
        quoted.any(|span| {
            let (start, end) = (span.start as usize, span.end as usize);
            let breaks = memchr::memchr_iter(b'\n', &text.as_bytes()[start..end]);
            breaks.map(|at| start + at + 1).any(|begin| {
                let line = text[begin..].split('\n').next().unwrap_or_default();
                let inside = &line[..line.len().min(end - begin)];
                inside.contains(char::from(self.separator))
                    && fills_row(self.separator, line, width, &mut alone)
            })
        })
    }
}

/// How many cells most of the first lines have by themselves, if they have several.
fn width_of(lines: &Lines<'_>, separator: u8) -> usize {
    let counts = counts(lines, separator).into_iter();
    let most = counts.max_by_key(|(cells, lines)| (*lines, *cells));
    most.map_or(1, |(cells, _)| cells)
}

/// How many of the first lines have how many cells, of those that have several.
fn counts(lines: &Lines<'_>, separator: u8) -> BTreeMap<usize, usize> {
    let mut spans = Vec::new();
    let mut counts = BTreeMap::new();
    for line in lines.clone().take(LOOKED_AT) {
        let _ = split_by(separator, line.text, &mut spans);
        if spans.len() > 1 {
            *counts.entry(spans.len()).or_insert(0) += 1;
        }
    }
    counts
}

/// The separator by which most of the first lines part into the same number of cells, and into most.
fn separator_of(lines: &Lines<'_>) -> u8 {
    let mut best = (0, b',');
    for separator in SEPARATORS {
        let counts = counts(lines, separator).into_iter();
        let score = counts.map(|(cells, lines)| (cells - 1) * lines).max();
        if score.unwrap_or(0) > best.0 {
            best = (score.unwrap_or(0), separator);
        }
    }
    best.1
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The texts of the records, `line: fault` for a line that is none.
    fn records(text: &str) -> Vec<String> {
        let mut records = Records::new(text);
        let mut found = Vec::new();
        while let Some(record) = records.next() {
            found.push(match record {
                Ok((_, text)) => text.to_owned(),
                Err((number, fault)) => format!("{number}: {fault}"),
            });
        }
        found
    }

    #[test]
    fn a_quote_left_open_swallows_no_record_however_near_the_next_one_is() {
        for between in [0, 1, 51] {
            let sound = vec!["B,1,x"; between];
            let text = |open: &str, end: &str| {
                let lines = [&["id,n,note", open][..], &sound, &[end]].concat();
                records(&lines.join("\n"))
            };
            for (open, end) in [
                ("A,1,\"leak, mended", "C,1,5\""),
                ("A,\"1,leak", "C,5\",x"),
                ("\"A,1,leak", "C,1,5\""),
            ] {
                let found = text(open, end);
                assert_eq!(found.len(), between + 3, "{found:?}");
                assert!(found[1].starts_with("2: "), "{found:?}");
                assert_eq!(found[between + 2], end);
            }
        }
    }

    #[test]
    fn a_cell_may_go_on_in_the_next_lines_wherever_it_stands() {
        for record in [
            "\"A\n1\",1,x",
            "A,\"1\n2\",x",
            "A,1,\"first\nsecond, last\"",
            "\"A\n\nB\",\"1\n2\",\"x\ny\"",
        ] {
            let text = format!("id,n,note\n{record}\nB,1,x\n");
            assert_eq!(records(&text), ["id,n,note", record, "B,1,x"]);
        }
    }
}
