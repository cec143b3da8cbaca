//! What was taken in, and which rows were not and why.

use std::fmt::Display;

use serde_json::json;

use super::take::Outcome;
use crate::calendar::Instant;
use crate::cli::context::Context;
use crate::cli::error::{CommandError, Kind};
use crate::sheet::{Page, Tone};

/// Tells the outcome; `goes`: it was to be written, which a dry run does not.
pub(super) fn answer(
    context: &mut Context<'_>,
    outcome: &Outcome,
    goes: bool,
    dry_run: bool,
    now: Instant,
) -> Result<(), CommandError> {
    let key = match (goes, dry_run) {
        (true, false) => "import.done",
        (true, true) => "import.would",
        (false, _) => "import.none",
    };
    let words = context.words;
    let mut page = Page::new("import", words.text(key), now);
    let counts: [(&str, &dyn Display); 3] = [
        ("added", &outcome.added),
        ("changed", &outcome.changed),
        ("refused", &outcome.refused.len()),
    ];
    page.text(Tone::Plain, words.say("import.counts", &counts));
    let refused = outcome.refused.iter();
    let told = refused.map(|(line, why)| words.say("import.row", &[("line", line), ("why", why)]));
    page.points(told.collect());
    let refused = outcome.refused.iter();
    let rows: Vec<_> = refused
        .map(|(line, why)| json!({ "line": line, "reason": why }))
        .collect();
    let files: Vec<_> = outcome.files.keys().collect();
    for (key, value) in [
        ("added", json!(outcome.added)),
        ("changed", json!(outcome.changed)),
        ("refused", json!(rows)),
        ("written", json!(goes && !dry_run)),
        ("files", json!(files)),
    ] {
        page.wire.insert(key.to_owned(), value);
    }
    context.show(page)?;
    if goes {
        Ok(())
    } else {
        Err(CommandError::said(Kind::Data))
    }
}
