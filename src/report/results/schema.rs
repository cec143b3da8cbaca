//! The schema of the rows of results: what engines may rely on.

use serde_json::{Map, Value, json};

use super::declared::TABLES;
use crate::sheet::Kind;

/// What every row begins with.
const STAMP: [(&str, Kind); 7] = [
    ("community", Kind::Id),
    ("city", Kind::Id),
    ("company", Kind::Id),
    ("period", Kind::Id),
    ("period_from", Kind::Date),
    ("period_to", Kind::Date),
    ("as_of", Kind::Instant),
];

/// The JSON Schema of a row of ndjson, whichever table it is of; `tables` says which columns each has.
pub fn schema() -> Value {
    let names: Vec<&str> = TABLES.iter().map(|(name, _)| *name).collect();
    let mut properties = Map::new();
    let mut tables = Map::new();
    for (key, kind) in STAMP {
        properties.insert(key.to_owned(), typed(kind));
    }
    properties.insert(
        "table".to_owned(),
        json!({"type": ["string"], "enum": names}),
    );
    for (name, columns) in TABLES {
        for (key, kind) in *columns {
            properties.insert((*key).to_owned(), typed(*kind));
        }
        tables.insert(
            (*name).to_owned(),
            columns.iter().map(|(key, _)| *key).collect(),
        );
    }
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "visits.results/1",
        "title": "results",
        "type": "object",
        "properties": properties,
        "tables": tables,
    })
}

fn typed(kind: Kind) -> Value {
    match kind {
        Kind::Int => json!({"type": ["integer", "null"]}),
        Kind::Date => json!({"type": ["string", "null"], "format": "date"}),
        Kind::Instant => json!({"type": ["string", "null"], "format": "date-time"}),
        _ => json!({"type": ["string", "null"]}),
    }
}
