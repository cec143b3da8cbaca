//! `every` and `until` of a trigger: it opens again and again.

use super::anchor;
use crate::diag::Code;
use crate::model::policy::{Series, Until};
use crate::text::walk::{Entry, TableReader};

/// Reads the series of a trigger, if it has one; `draws`: whether the trigger draws, which a series
/// cannot.
pub(super) fn read(table: &mut TableReader<'_>, draws: bool) -> Option<Series> {
    let every = table.get("every");
    let (until, times) = (table.get("until"), table.get("times"));
    let Some(every) = every else {
        for entry in [until, times].into_iter().flatten() {
            let fault = entry.fault(Code::KeyWithout).with("key", entry.key());
            entry.note(fault.with("needs", "every"));
        }
        return None;
    };
    if draws {
        exclude(&every, "sample");
    }
    if let (Some(_), Some(times)) = (&until, &times) {
        exclude(times, "until");
    }
    let until = until.and_then(|entry| ending(&entry));
    let times = times
        .and_then(|entry| entry.integer(1, 100_000))
        .map(Until::Times);
    let span = every.span()?;
    if span.is_zero() {
        let fault = every.fault(Code::BadSpan).with("value", span);
        every.note(fault.with("key", every.key()).with("problem", "no-number"));
        return None;
    }
    Some(Series {
        every: span,
        until: until.or(times),
    })
}

fn exclude(entry: &Entry<'_>, other: &str) {
    let fault = entry.fault(Code::KeysExclude).with("key", entry.key());
    entry.note(fault.with("other", other));
}

/// An anchor, a span, or `{ times = 6 }`.
fn ending(entry: &Entry<'_>) -> Option<Until> {
    let Some(text) = entry.raw_text() else {
        let mut table = entry.table()?;
        let times = table
            .required("times")
            .and_then(|entry| entry.integer(1, 100_000));
        table.finish();
        return times.map(Until::Times);
    };
    if text.starts_with(|letter: char| letter.is_ascii_digit()) {
        return entry.span().map(Until::Span);
    }
    anchor::read(entry).map(Until::Anchor)
}
