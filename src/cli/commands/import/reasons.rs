//! Why a row is not taken, in the reader's words.

use super::fields::{entry, field};
use super::outcome::Refused;
use super::trouble_words::trouble;
use crate::book::intake::TroubleKind;
use crate::words::{Message, Words, vocabulary};

/// Why a row is not taken: its cell, what is wrong, what helps.
pub(super) fn reason(refused: &Refused, words: Words) -> String {
    if refused.kind == TroubleKind::Unsound {
        return refused.near.clone();
    }
    let why = words.say(trouble(refused.kind, &refused.column, &refused.value, &""));
    let near = near(refused, words);
    let mut cell = if refused.heading.is_empty() {
        field(words, &refused.column)
    } else {
        refused.heading.clone()
    };
    if !refused.value.is_empty() {
        cell = words.say(Message::ImportCell {
            heading: &cell,
            value: &refused.value,
        });
    }
    if cell.is_empty() {
        return format!("{why}{near}");
    }
    words.say(Message::ImportReason {
        cell: &cell,
        why: &why,
        near: &near,
    })
}

/// What helps: what may be meant, what is missing, where it stands already.
fn near(refused: &Refused, words: Words) -> String {
    if refused.near.is_empty() {
        return String::new();
    }
    let near = &refused.near;
    match refused.kind {
        TroubleKind::DateIncomplete => {
            let near = &words.word(&vocabulary::DATE_PART, near);
            words.say(Message::ImportNearMissing { near })
        }
        TroubleKind::Twice => words.say(Message::ImportNearFirst { near }),
        TroubleKind::OtherFile | TroubleKind::HomeConflict => {
            words.say(Message::ImportNearThere { near })
        }
        TroubleKind::BrokenLine | TroubleKind::LineTooLong => String::new(),
        TroubleKind::WordUnknown => {
            let near = &entry(words, &refused.column, near);
            words.say(Message::ImportNear { near })
        }
        _ => words.say(Message::ImportNear { near }),
    }
}
