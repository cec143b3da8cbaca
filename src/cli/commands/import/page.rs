//! What an import comes to, on one screen: what was understood, what it brings, what was guessed, what
//! cannot be taken and what to do about it.

use serde_json::{Map, Value, json};

use super::outcome::{Fate, Outcome};
use super::reasons::reason;
use super::telling::Teller;
use crate::calendar::Instant;
use crate::sheet::Page;
use crate::words::{Message, Words};

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
        fate,
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
