//! A record that goes on in the next lines: a line break inside a quoted cell.

use crate::store::{Cells, Line, LineFault, Lines, split};

/// Most lines that one record is followed through.
const MOST_LINES: usize = 50;

/// If `line`, whose quote is not closed, makes a whole row together with the lines after it: the
/// number of the last of them.
pub(super) fn last_line(
    text: &str,
    line: Line<'_>,
    fault: &LineFault,
    width: usize,
) -> Option<u32> {
    if !matches!(fault, LineFault::UnclosedQuote { .. }) {
        return None;
    }
    let mut joined = line.text.to_owned();
    let mut spans = Vec::new();
    let rest = line.whole_range().end;
    for next in Lines::from(text, rest, line.number + 1).take(MOST_LINES) {
        joined.push_str(" / ");
        joined.push_str(next.text);
        match split(&joined, &mut spans) {
            Ok(()) => return (Cells::new(&joined, &spans).len() == width).then_some(next.number),
            Err(LineFault::UnclosedQuote { .. }) => {}
            Err(_) => return None,
        }
    }
    None
}
