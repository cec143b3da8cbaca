//! Columns and entries of their lists, as people call them.

use crate::book::intake::Table;
use crate::words::{Vocabulary, Words, vocabulary};

/// A column in the reader's words.
pub(super) fn field(words: Words, column: &str) -> String {
    let own = column.strip_prefix("party.").unwrap_or(column);
    match own.strip_prefix("rate_") {
        Some(service) if !service.is_empty() => words.word(&vocabulary::SERVICE, service),
        _ if vocabulary::FIELD.word(own).is_some() => words.word(&vocabulary::FIELD, own),
        _ => {
            let headings = Table::ALL.map(|table| table.schema().headings);
            let known = headings.into_iter().find(|list| list.word(own).is_some());
            known.map_or_else(|| own.to_owned(), |list| words.word(list, own))
        }
    }
}

/// An entry of a column's list in the reader's words.
pub(super) fn entry(words: Words, column: &str, entry: &str) -> String {
    match list_of(column) {
        Some(list) => words.word(list, entry),
        None => entry.to_owned(),
    }
}

/// Every entry of a column's list in the reader's words.
pub(super) fn entries(words: Words, column: &str) -> String {
    let list = match column {
        "holidays" => Some(&vocabulary::ANSWER),
        _ => list_of(column),
    };
    let keys = list.into_iter().flat_map(|list| {
        let keys = list.keys();
        keys.map(move |key| words.word(list, key))
    });
    words.list(&keys.collect::<Vec<_>>())
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
