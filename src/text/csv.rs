//! One line to its cells and back: RFC 4180 quoting, with the place of every cell kept.

use std::borrow::Cow;

use memchr::{memchr, memchr2};

use super::fault::LineFault;
use super::scan;

/// Most columns of a row.
pub(crate) const COLUMN_LIMIT: usize = 200;
/// Most bytes of a line.
pub(crate) const LINE_LIMIT: usize = 64 << 10;

/// Where a cell stands in its line, quotes included, in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
    /// Whether it stands in quotes.
    pub quoted: bool,
}

/// The cells of one line, still as they stand there.
#[derive(Debug, Clone, Copy)]
pub struct Cells<'t, 's> {
    line: &'t str,
    spans: &'s [Span],
}

impl<'t, 's> Cells<'t, 's> {
    /// The cells of `line` that `split` found at `spans`.
    pub fn new(line: &'t str, spans: &'s [Span]) -> Self {
        Self { line, spans }
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.spans.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.spans.is_empty()
    }

    /// Where cell `index` stands.
    pub fn span(&self, index: usize) -> Option<Span> {
        self.spans.get(index).copied()
    }

    /// The bytes of cell `index` as they stand in the file, quotes included; empty when absent.
    pub fn raw(&self, index: usize) -> &'t str {
        self.spans.get(index).map_or("", |span| {
            &self.line[span.start as usize..span.end as usize]
        })
    }

    /// The text of cell `index`; empty when absent.
    pub fn get(&self, index: usize) -> Cow<'t, str> {
        let raw = self.raw(index);
        match self.spans.get(index) {
            Some(span) if span.quoted => unquoted(raw),
            _ => Cow::Borrowed(raw),
        }
    }

    /// The texts of all cells in order.
    pub fn iter(&self) -> impl Iterator<Item = Cow<'t, str>> + use<'t, 's> {
        let cells = *self;
        (0..cells.len()).map(move |index| cells.get(index))
    }
}

/// Without the quotes around it, with each doubled quote once. Total on faulty cells too.
fn unquoted(raw: &str) -> Cow<'_, str> {
    let inner = raw.strip_prefix('"').unwrap_or(raw);
    let inner = inner.strip_suffix('"').unwrap_or(inner);
    if memchr(b'"', inner.as_bytes()).is_some() {
        Cow::Owned(inner.replace("\"\"", "\""))
    } else {
        Cow::Borrowed(inner)
    }
}

/// Finds the cells of `line` (one line, without its end) and leaves their places in `spans`.
///
/// On a fault `spans` holds what could be made out, for messages and repairs.
pub fn split(line: &str, spans: &mut Vec<Span>) -> Result<(), LineFault> {
    if split_common(b',', line, spans) {
        return checked_width(spans);
    }
    split_by(b',', line, spans)?;
    match memchr2(b'\r', 0, line.as_bytes()) {
        None => Ok(()),
        Some(at) if line.as_bytes()[at] == 0 => Err(LineFault::Nul { at }),
        Some(at) => Err(LineFault::LoneCarriageReturn { at }),
    }
}

/// The common line: short, no quote and no control character in it, so that every separator
/// separates. False when the line is another.
fn split_common(separator: u8, line: &str, spans: &mut Vec<Span>) -> bool {
    spans.clear();
    let mut start = 0;
    let common = line.len() <= LINE_LIMIT
        && scan::separators(separator, line.as_bytes(), |end| {
            spans.push(span(start, end, false));
            start = end + 1;
        });
    spans.push(span(start, line.len(), false));
    common
}

fn checked_width(spans: &[Span]) -> Result<(), LineFault> {
    if spans.len() > COLUMN_LIMIT {
        return Err(LineFault::TooManyColumns {
            limit: COLUMN_LIMIT,
        });
    }
    Ok(())
}

/// The same for another separator (an ASCII one), line breaks inside quotes let pass: what other
/// programs write.
pub(crate) fn split_by(separator: u8, line: &str, spans: &mut Vec<Span>) -> Result<(), LineFault> {
    spans.clear();
    if line.len() > LINE_LIMIT {
        return Err(LineFault::TooLong {
            limit: LINE_LIMIT,
            found: line.len(),
        });
    }
    let outcome = split_quoted(separator, line.as_bytes(), spans);
    checked_width(spans)?;
    outcome
}

fn split_quoted(separator: u8, line: &[u8], spans: &mut Vec<Span>) -> Result<(), LineFault> {
    let mut outcome = Ok(());
    let mut start = 0;
    loop {
        let quoted = line.get(start) == Some(&b'"');
        let cell = if quoted {
            quoted_cell(separator, line, start)
        } else {
            plain_cell(separator, line, start)
        };
        let (end, fault) = cell;
        spans.push(span(start, end, quoted));
        if outcome.is_ok() {
            outcome = fault.map_or(Ok(()), Err);
        }
        if end >= line.len() {
            return outcome;
        }
        start = end + 1;
    }
}

/// The end of a cell that begins without a quote.
fn plain_cell(separator: u8, line: &[u8], start: usize) -> (usize, Option<LineFault>) {
    let end = next(separator, line, start).unwrap_or(line.len());
    let stray = next(b'"', &line[..end], start).map(|at| LineFault::StrayQuote { at });
    (end, stray)
}

/// The end of a cell that begins with a quote: past its closing quote, where a separator must stand.
fn quoted_cell(separator: u8, line: &[u8], start: usize) -> (usize, Option<LineFault>) {
    let mut at = start + 1;
    loop {
        let Some(quote) = next(b'"', line, at) else {
            return (line.len(), Some(LineFault::UnclosedQuote { at: start }));
        };
        match line.get(quote + 1) {
            Some(b'"') => at = quote + 2,
            None => return (quote + 1, None),
            Some(&mark) if mark == separator => return (quote + 1, None),
            Some(_) => {
                let end = next(separator, line, quote + 1).unwrap_or(line.len());
                return (end, Some(LineFault::AfterQuote { at: quote + 1 }));
            }
        }
    }
}

fn next(wanted: u8, line: &[u8], from: usize) -> Option<usize> {
    memchr(wanted, line.get(from..)?).map(|found| from + found)
}

/// The cell `index` of a line, empty where it has fewer; `None` if a quote stands in it or before it.
pub(crate) fn unquoted_cell(line: &str, index: usize) -> Option<&str> {
    let (mut start, mut ahead) = (0, index);
    for (at, byte) in line.bytes().enumerate() {
        match byte {
            b'"' => return None,
            b',' if ahead == 0 => return Some(&line[start..at]),
            b',' => {
                ahead -= 1;
                start = at + 1;
            }
            _ => {}
        }
    }
    Some(if ahead == 0 { &line[start..] } else { "" })
}

/// A line is at most 64 KiB, so its offsets fit.
fn span(start: usize, end: usize, quoted: bool) -> Span {
    let small = |offset| u32::try_from(offset).unwrap_or(u32::MAX);
    Span {
        start: small(start),
        end: small(end),
        quoted,
    }
}

/// `value` as a cell, in quotes only where it needs them.
pub fn quote(value: &str) -> Cow<'_, str> {
    if memchr2(b',', b'"', value.as_bytes()).is_none() {
        return Cow::Borrowed(value);
    }
    Cow::Owned(format!("\"{}\"", value.replace('"', "\"\"")))
}

/// One line, without its end, of which `split` gives `values` back.
pub fn join<'a>(values: impl IntoIterator<Item = &'a str>) -> String {
    let mut line = String::new();
    for (index, value) in values.into_iter().enumerate() {
        if index > 0 {
            line.push(',');
        }
        line.push_str(&quote(value));
    }
    // In quotes, a first cell is never taken for a conflict marker.
    if is_conflict_marker(&line) {
        line.insert(line.find(',').unwrap_or(line.len()), '"');
        line.insert(0, '"');
    }
    line
}

/// Whether `line` is one that git writes between two versions it could not merge.
pub(crate) fn is_conflict_marker(line: &str) -> bool {
    let bytes = line.as_bytes();
    match bytes.first() {
        Some(b'=') => line == "=======",
        Some(mark @ (b'<' | b'>' | b'|')) => {
            bytes.len() >= 7
                && bytes[..7].iter().all(|byte| byte == mark)
                && bytes.get(7).is_none_or(|&byte| byte == b' ')
        }
        _ => false,
    }
}

/// The separator that a line `sep=;`, which Excel reads and removes, names.
pub(crate) fn separator_line(line: &str) -> Option<char> {
    let line = line.trim_end_matches(',');
    let rest = line
        .get(..4)
        .filter(|word| word.eq_ignore_ascii_case("sep="))
        .map(|_| &line[4..])?;
    let mut letters = rest.chars();
    let first = letters.next().unwrap_or(',');
    letters.next().is_none().then_some(first)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(line: &str) -> Result<Vec<String>, LineFault> {
        let mut spans = Vec::new();
        split(line, &mut spans)?;
        Ok(Cells::new(line, &spans)
            .iter()
            .map(Cow::into_owned)
            .collect())
    }

    #[test]
    fn quotes_follow_rfc_4180() {
        assert_eq!(cells("a,b,,d").unwrap(), ["a", "b", "", "d"]);
        assert_eq!(cells("\"a,b\",\"\"").unwrap(), ["a,b", ""]);
        assert_eq!(
            cells("\"a,b\",\"\"\""),
            Err(LineFault::UnclosedQuote { at: 6 })
        );
        assert_eq!(
            cells("\"say \"\"hi\"\"\",\"\"\"\"").unwrap(),
            ["say \"hi\"", "\""]
        );
        assert_eq!(cells("").unwrap(), [""]);
        assert_eq!(cells(",").unwrap(), ["", ""]);
    }

    #[test]
    fn one_cell_is_found_without_the_others_unless_there_are_quotes() {
        assert_eq!(unquoted_cell("a,漏水,,d", 1), Some("漏水"));
        assert_eq!(unquoted_cell("a,b,,d", 3), Some("d"));
        assert_eq!(unquoted_cell("a,b", 2), Some(""));
        assert_eq!(unquoted_cell("a,b,\"c\"", 1), Some("b"));
        assert_eq!(unquoted_cell("\"a\",b", 1), None);
    }

    #[test]
    fn a_quote_out_of_place_is_told_where_it_is() {
        assert_eq!(
            cells(r#"V1,5" pipe,x"#),
            Err(LineFault::StrayQuote { at: 4 })
        );
        assert_eq!(cells(r#"V1,"a"b,x"#), Err(LineFault::AfterQuote { at: 6 }));
        assert_eq!(
            cells("V1,\"漏水,x"),
            Err(LineFault::UnclosedQuote { at: 3 })
        );
        assert_eq!(cells("a\rb"), Err(LineFault::LoneCarriageReturn { at: 1 }));
    }

    #[test]
    fn limits_are_told_at_once() {
        assert_eq!(cells(&",".repeat(199)).unwrap().len(), 200);
        assert_eq!(
            cells(&",".repeat(200)),
            Err(LineFault::TooManyColumns { limit: 200 })
        );
        let long = "x".repeat(LINE_LIMIT + 1);
        assert!(matches!(cells(&long), Err(LineFault::TooLong { .. })));
    }

    #[test]
    fn conflict_markers_are_git_s_and_nothing_like_them() {
        for line in [
            "<<<<<<< HEAD",
            "=======",
            ">>>>>>> theirs",
            "||||||| base",
            "<<<<<<<",
        ] {
            assert!(is_conflict_marker(line), "{line}");
        }
        for line in ["<<<<<<<<", "======= x", "<<<<<<", "a", "", "<<<<<<<x,1"] {
            assert!(!is_conflict_marker(line), "{line}");
        }
    }

    #[test]
    fn excel_s_separator_line_is_known() {
        assert_eq!(separator_line("sep=;"), Some(';'));
        assert_eq!(separator_line("SEP=,"), Some(','));
        assert_eq!(separator_line("sep=,,,,"), Some(','));
        assert_eq!(separator_line("sepal,id"), None);
    }
}
