//! What every answer carries, and the list of answers.

use serde_json::{Value, json};

use super::types::{integer, object, or_null, string, text_or_null};
use super::{answers, recording};

type Keys = fn() -> Vec<(&'static str, Value)>;

/// Each answer and the keys it has beside the envelope.
const ANSWERS: &[(&str, Keys)] = &[("export", answers::export), ("import", recording::import)];

/// The tables of results, whose columns are declared with them.
const RESULTS: &str = "results";

/// The names that have a schema.
pub fn names() -> Vec<&'static str> {
    let others = ANSWERS.iter().map(|(name, _)| *name);
    let derived = crate::ops::schema::names();
    derived.chain(others).chain([RESULTS]).collect()
}

/// The JSON Schema of the answer called `name`.
pub fn schema(name: &str) -> Option<Value> {
    if name == RESULTS {
        return Some(crate::report::results::schema());
    }
    if let Some(derived) = crate::ops::schema::schema(name) {
        return Some(derived);
    }
    let (name, keys) = ANSWERS.iter().find(|(known, _)| *known == name)?;
    let period = object(vec![
        ("name", string()),
        ("from", string()),
        ("to", string()),
    ]);
    let id = format!("visits.{name}/1");
    let office = object(vec![("name", string()), ("community", text_or_null())]);
    let mut all = vec![
        ("schema", json!({"const": id})),
        ("office", or_null(office)),
    ];
    all.push(("now", string()));
    all.push(("data_errors", integer()));
    all.extend(keys());
    let mut schema = object(all);
    schema["properties"]["period"] = or_null(period);
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema".into();
    schema["$id"] = id.into();
    Some(schema)
}

#[cfg(test)]
mod tests {
    use super::{names, schema};

    #[test]
    fn every_name_has_a_schema() {
        let names = names();
        let missing = names.iter().filter(|name| schema(name).is_none());
        assert_eq!(missing.count(), 0);
    }
}
