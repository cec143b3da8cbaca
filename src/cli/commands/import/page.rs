//! What an import comes to, on one screen: what was understood, what it brings, what was guessed, what
//! cannot be taken and what to do about it.

use serde_json::{Map, Value, json};

use super::outcome::Outcome;
use super::reasons::reason;
use super::telling::Teller;
use crate::calendar::Instant;
use crate::sheet::Page;
use crate::words::{Message, Vocabulary, Words, vocabulary};

/// Whether and why something is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::cli) enum Fate {
    /// It is written.
    Written,
    /// It would be.
    Would,
    /// It is not: some rows are not sound.
    Refused,
}

/// A column in the reader's words.
pub(super) fn field(words: Words, column: &str) -> String {
    let own = column.strip_prefix("party.").unwrap_or(column);
    match own.strip_prefix("rate_") {
        Some(service) if !service.is_empty() => words.word(&vocabulary::SERVICE, service),
        _ => words.word(&vocabulary::FIELD, own),
    }
}

/// An entry of a column's list in the reader's words.
pub(super) fn entry(words: Words, column: &str, entry: &str) -> String {
    match list_of(column) {
        Some(list) => words.word(list, entry),
        None => entry.to_owned(),
    }
}

/// The list that a column's cells are words of.
pub(super) fn list_of(column: &str) -> Option<&'static Vocabulary> {
    Some(match column {
        "status" => &vocabulary::STATUS,
        "channel" => &vocabulary::CHANNEL,
        "outcome" => &vocabulary::OUTCOME,
        "source" => &vocabulary::SOURCE,
        "kind" => &vocabulary::KIND,
        "class" => &vocabulary::CLASS,
        "severity" => &vocabulary::SEVERITY,
        "department" => &vocabulary::DEPARTMENT,
        _ => return None,
    })
}

/// The page of an outcome; `all`: every row and change is told.
pub(in crate::cli) fn page(
    outcome: &mut Outcome,
    fate: Fate,
    all: bool,
    words: Words,
    now: Instant,
) -> Page {
    for refused in &mut outcome.refused {
        refused.reason = reason(refused, words);
    }
    let title = match fate {
        Fate::Written => Message::ImportDone,
        Fate::Would => Message::ImportWould,
        Fate::Refused => Message::ImportNone,
    };
    let mut page = Page::new("import", words.say(title), now);
    Teller {
        outcome,
        words,
        all,
    }
    .tell(&mut page);
    page.wire = wire(outcome, fate);
    page
}

fn wire(outcome: &Outcome, fate: Fate) -> Map<String, Value> {
    let mut wire = match serde_json::to_value(outcome) {
        Ok(Value::Object(wire)) => wire,
        _ => Map::new(),
    };
    wire.insert("written".to_owned(), json!(fate == Fate::Written));
    let files: Vec<&String> = outcome.files.keys().collect();
    wire.insert("files".to_owned(), json!(files));
    wire
}
