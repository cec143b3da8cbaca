//! The answers about the data, and what is recorded of a visit.

use serde_json::{Value, json};

use super::types::{list, string};

pub(super) type Keys = Vec<(&'static str, Value)>;

pub(super) fn export() -> Keys {
    vec![
        ("table", string()),
        ("rows", list(json!({"type": "object"}))),
    ]
}
