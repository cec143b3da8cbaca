//! The answers about the data, and what is recorded of a visit.

use serde_json::{Value, json};

use super::types::{all, integer, list, object, one_of, string, text_or_null};
use crate::model::Channel;

pub(super) type Keys = Vec<(&'static str, Value)>;

pub(super) fn channel() -> Value {
    one_of(
        &Channel::ALL
            .iter()
            .map(|channel| channel.as_str())
            .collect::<Vec<_>>(),
    )
}

pub(super) fn log() -> Keys {
    let mut visit = all(&["id", "visited_at", "party", "outcome", "file"], &string());
    visit.extend([
        ("staff", list(string())),
        ("channel", channel()),
        ("next_at", text_or_null()),
        ("line", integer()),
    ]);
    let mut keys = vec![("visit", object(visit)), ("issue", text_or_null())];
    keys.extend(all(
        &["issues", "cleared", "let_go", "open"],
        &list(string()),
    ));
    keys
}

pub(super) fn export() -> Keys {
    vec![
        ("table", string()),
        ("rows", list(json!({"type": "object"}))),
    ]
}
