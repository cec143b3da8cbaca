//! The answers about the data, and what is recorded of a visit.

use serde_json::{Value, json};

use super::types::{all, integer, list, object, one_of, string, text_or_null};
use crate::model::{BookingState, Channel};

pub(super) type Keys = Vec<(&'static str, Value)>;

pub(super) fn channel() -> Value {
    one_of(
        &Channel::ALL
            .iter()
            .map(|channel| channel.as_str())
            .collect::<Vec<_>>(),
    )
}

pub(super) fn booking_state() -> Value {
    one_of(
        &BookingState::ALL
            .iter()
            .map(|state| state.as_str())
            .collect::<Vec<_>>(),
    )
}

pub(super) fn check() -> Keys {
    let mut fault = all(&["code", "file", "message", "help"], &string());
    fault.push(("severity", one_of(&["error", "warning"])));
    fault.extend(all(&["line", "column"], &integer()));
    let mended = object(all(&["file", "diff"], &string()));
    vec![("faults", list(object(fault))), ("mended", list(mended))]
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
