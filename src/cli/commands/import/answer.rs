//! What was taken in, and which rows were not and why.

use serde_json::json;

use super::take::Outcome;
use crate::calendar::Instant;
use crate::cli::context::Context;
use crate::cli::error::{CommandError, Kind};
use crate::sheet::{Page, Tone};
use crate::words::Message;

/// Tells the outcome; `goes`: it was to be written, which a dry run does not.
pub(super) fn answer(
    context: &mut Context<'_>,
    outcome: &Outcome,
    goes: bool,
    dry_run: bool,
    now: Instant,
) -> Result<(), CommandError> {
    let words = context.words;
    let title = words.say(match (goes, dry_run) {
        (true, false) => Message::ImportDone,
        (true, true) => Message::ImportWould,
        (false, _) => Message::ImportNone,
    });
    let mut page = Page::new("import", title, now);
    page.text(
        Tone::Plain,
        words.say(Message::ImportCounts {
            added: &outcome.added,
            changed: &outcome.changed,
            refused: &outcome.refused.len(),
        }),
    );
    let refused = outcome.refused.iter();
    let told = refused.map(|(line, why)| words.say(Message::ImportRow { line, why }));
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
