//! A quote missing or too many in one line, mended where only one row can have been meant.

use super::csv::{Span, quote, split};
use super::fault::LineFault;
use super::header::Header;
use super::lines::Line;
use super::table::{Verdict, judge};

/// `line` as a sound row below `header`, if its quotes leave no doubt which row was meant;
/// `holds_commas` says of each column whether its values may hold commas and quotes. With
/// `ends_here` no cell of it can go on in the next line.
pub(crate) fn requoted(
    line: Line<'_>,
    ends_here: bool,
    header: &Header,
    holds_commas: &[bool],
) -> Option<String> {
    let mut spans = Vec::new();
    let mended = match split(line.text, &mut spans) {
        Err(LineFault::UnclosedQuote { at }) if ends_here => {
            closed(line.text, at, &spans, holds_commas)
        }
        Err(LineFault::StrayQuote { .. } | LineFault::AfterQuote { .. }) => {
            doubled(line.text, &spans, holds_commas)
        }
        _ => None,
    }?;
    let row = Line {
        text: &mended,
        ..line
    };
    let is_row = matches!(
        judge(row, Some(header), &mut spans),
        Verdict::Row { surplus: 0 }
    );
    is_row.then_some(mended)
}

/// The line with the quote at `at`, which opens the last of `spans`, closed: at the end of a text
/// in the last column, or before the next comma in a column whose values hold none.
fn closed(line: &str, at: usize, spans: &[Span], holds_commas: &[bool]) -> Option<String> {
    let column = spans.len() - 1;
    let rest = &line[at + 1..];
    // A second quote leaves more than one way.
    if rest.contains('"') {
        return None;
    }
    let end = if column + 1 == holds_commas.len() {
        line.len()
    } else if !*holds_commas.get(column)? {
        at + 1 + rest.find(',')?
    } else {
        return None;
    };
    Some([&line[..end], "\"", &line[end..]].concat())
}

/// The line with every cell that has stray quotes in quotes, its own ones doubled.
fn doubled(line: &str, spans: &[Span], holds_commas: &[bool]) -> Option<String> {
    if spans.len() != holds_commas.len() {
        return None;
    }
    let cells = spans.iter().zip(holds_commas).map(|(span, may)| {
        let raw = &line[span.start as usize..span.end as usize];
        let is_sound = split(raw, &mut Vec::new()).is_ok();
        if is_sound {
            return Some(raw.to_owned());
        }
        let text = literal(raw).filter(|_| *may)?;
        Some(quote(text).into_owned())
    });
    Some(cells.collect::<Option<Vec<_>>>()?.join(","))
}

/// What a cell with stray quotes says: `5" pipe`, or `"he "said" so"` without the outer ones.
fn literal(raw: &str) -> Option<&str> {
    let inner = raw
        .strip_prefix('"')
        .and_then(|inner| inner.strip_suffix('"'));
    match inner {
        // Some are doubled and some are not: which were meant nobody knows.
        Some(inner) => (!inner.contains("\"\"")).then_some(inner),
        None => (!raw.trim_start().starts_with('"')).then_some(raw),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::header::find;
    use crate::text::lines::Ending;

    fn mended(text: &str, ends_here: bool) -> Option<String> {
        let header = find("id,at,place,note\n").header.unwrap();
        let holds_commas = [false, false, true, true];
        let line = Line {
            number: 2,
            start: 0,
            text,
            ending: Ending::Lf,
        };
        requoted(line, ends_here, &header, &holds_commas)
    }

    #[test]
    fn a_quote_is_closed_where_its_row_leaves_one_place_for_it() {
        for (line, row) in [
            ("V1,,x,\"leak, mended", "V1,,x,\"leak, mended\""),
            ("V1,\"2026-11-03T19:20,x,y", "V1,\"2026-11-03T19:20\",x,y"),
            ("V1,,x,5\" pipe", "V1,,x,\"5\"\" pipe\""),
            ("V1,,x,\"he \"said\" so\"", "V1,,x,\"he \"\"said\"\" so\""),
        ] {
            assert_eq!(mended(line, true).as_deref(), Some(row), "{line}");
        }
    }

    #[test]
    fn what_could_have_been_meant_otherwise_stays() {
        for line in [
            "V1,,x,\"leak, \"\"big\"\", mended",
            "V1,,\"x,leak",
            "V1,\"2026-11-03T19:20,x,y,z",
            "V1,,x,\"a\"b",
            "V1,,x,\"a\"b\"\"c\"",
            "V1,,x, \"a\"",
            "V1,,5\" pipe, 6\" pipe,y",
            "V1,\"a\"b,x,y",
            "V1,,x,y",
        ] {
            assert_eq!(mended(line, true), None, "{line}");
        }
        assert_eq!(mended("V1,,x,\"leak", false), None);
    }
}
