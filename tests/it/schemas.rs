//! `schema`: each answer keeps to its schema, and the schemas are those in docs/schemas.

use serde_json::Value;

use crate::support::{assert_generated, example_copy, on_example, root, stderr, stdout, visits};
use visits::report::schema::{NAMES, schema};

/// What a value breaks of a schema, as paths; only what our schemas use is understood.
fn breaches(value: &Value, schema: &Value, path: &str, found: &mut Vec<String>) {
    if let Some(constant) = schema.get("const") {
        if constant != value {
            found.push(format!("{path}: {value} is not {constant}"));
        }
        return;
    }
    if !allowed_types(schema).iter().any(|kind| is(value, kind)) {
        found.push(format!("{path}: {value} is no {}", schema["type"]));
        return;
    }
    let words = schema.get("enum").and_then(Value::as_array);
    if words.is_some_and(|words| !words.contains(value)) {
        found.push(format!("{path}: {value} is none of {}", schema["enum"]));
    }
    if let (Some(items), Some(rows)) = (schema.get("items"), value.as_array()) {
        for (place, row) in rows.iter().enumerate() {
            breaches(row, items, &format!("{path}[{place}]"), found);
        }
    }
    let Some(object) = value.as_object() else {
        return;
    };
    for key in schema["required"]
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(Value::as_str)
    {
        if !object.contains_key(key) {
            found.push(format!("{path}: {key} is missing"));
        }
    }
    for (key, value) in object {
        let own = schema["properties"]
            .get(key)
            .or_else(|| schema.get("additionalProperties"));
        if let Some(own) = own {
            breaches(value, own, &format!("{path}.{key}"), found);
        }
    }
}

fn allowed_types(schema: &Value) -> Vec<&str> {
    match &schema["type"] {
        Value::String(one) => vec![one],
        Value::Array(several) => several.iter().filter_map(Value::as_str).collect(),
        _ => Vec::new(),
    }
}

fn is(value: &Value, kind: &str) -> bool {
    match kind {
        "string" => value.is_string(),
        "integer" => value.is_i64() || value.is_u64(),
        "number" => value.is_number(),
        "boolean" => value.is_boolean(),
        "array" => value.is_array(),
        "object" => value.is_object(),
        "null" => value.is_null(),
        _ => false,
    }
}

#[test]
fn every_answer_keeps_to_its_schema() {
    let commands: &[&[&str]] = &[
        &["plan", "--year"],
        &["due"],
        &["why", "H1-1-0202"],
        &["overdue"],
        &["quota"],
        &["coverage"],
        &["check"],
        &["report"],
        &["report", "2024-01"],
        &["report", "--card", "zhang"],
        &["agenda"],
        &["brief", "H4-1-0901"],
        &["history", "H4-1-0901"],
        &["owners"],
        &["survey"],
        &["export", "visits"],
        &["issue", "list", "--all"],
        &["issue", "show", "i20261106-dhh8jxrt"],
        &["form", "talk", "H4-1-0901"],
        &["plan"],
        &["plan", "--what-if", "minutes_per_day=240"],
        &["fmt", "--check"],
        &["issue", "list", "--notice"],
        &["explain", "V110"],
    ];
    for arguments in commands {
        let output = on_example()
            .args(*arguments)
            .args(["-f", "json"])
            .output()
            .expect("it runs");
        keeps_to_its_schema(arguments, &output);
    }
}

/// Holds an answer against the schema it names.
fn keeps_to_its_schema(arguments: &[&str], output: &std::process::Output) {
    let answer: Value = serde_json::from_str(&stdout(output))
        .unwrap_or_else(|_| panic!("{arguments:?}: {}", stderr(output)));
    let id = answer["schema"].as_str().expect("a schema");
    let name = id
        .strip_prefix("visits.")
        .and_then(|id| id.strip_suffix("/1"))
        .expect("our form");
    let schema = schema(name).unwrap_or_else(|| panic!("no schema {name}"));
    let mut found = Vec::new();
    breaches(&answer, &schema, name, &mut found);
    if let Some(published) = published(name) {
        breaches(
            &answer,
            &published,
            &format!("published {name}"),
            &mut found,
        );
    }
    assert!(found.is_empty(), "{arguments:?}: {found:#?}");
}

/// The schema that programs were first told to rely on. These files are never changed: what they
/// ask for is there as long as the schema keeps its number.
fn published(name: &str) -> Option<Value> {
    let file = root().join(format!("tests/data/schemas/{name}.json"));
    let text = std::fs::read_to_string(file).ok()?;
    Some(serde_json::from_str(&text).expect("JSON"))
}

#[test]
fn what_a_command_that_writes_answers_keeps_to_its_schema() {
    let folder = example_copy();
    let owners = folder.path().join("new.csv");
    std::fs::write(
        &owners,
        "id,name,building,area,status\nN1,Li,9,east,occupied\n",
    )
    .unwrap();
    let owners = owners.to_str().unwrap().to_owned();
    let commands: &[&[&str]] = &[
        &["log", "H4-1-0901", "--staff", "zhang", "--note", "fine"],
        &[
            "issue",
            "add",
            "H4-1-0901",
            "The light is out",
            "--department",
            "engineering",
        ],
        &["issue", "close", "i20261106-dhh8jxrt"],
        &["event", "add", "H4-1-0901", "wedding"],
        &["owner", "set", "H4-1-0901", "note=two dogs"],
        &[
            "appoint",
            "H4-1-0901",
            "2026-11-20T19:00",
            "--staff",
            "zhang",
        ],
        &["import", &owners, "--as", "owners"],
        &["survey", "start", "2027-h1"],
        &["survey", "return", "2027-h1", "H4-1-0901"],
        &["plan", "--save", "--budget", "0"],
        &["plan", "approve", "--by", "song"],
        &["doctor"],
        &["fmt"],
    ];
    for arguments in commands {
        let output = visits()
            .arg("-C")
            .arg(folder.path())
            .args(["--now", "2026-11-16T09:00", "--lang", "en", "-f", "json"])
            .args(*arguments)
            .output()
            .expect("it runs");
        keeps_to_its_schema(arguments, &output);
    }
}

#[test]
fn every_page_has_a_schema() {
    let sources = walkdir::WalkDir::new(root().join("src")).into_iter();
    let mut missing = Vec::new();
    for source in sources.filter_map(Result::ok) {
        if source
            .path()
            .extension()
            .is_none_or(|ending| ending != "rs")
        {
            continue;
        }
        let text = std::fs::read_to_string(source.path()).unwrap();
        let code = text.split("#[cfg(test)]").next().unwrap_or_default();
        let named = code.split("Page::new(").skip(1);
        let names = named.filter_map(|rest| rest.trim_start().strip_prefix('"')?.split('"').next());
        missing.extend(
            names
                .filter(|name| schema(name).is_none())
                .map(str::to_owned),
        );
    }
    assert!(missing.is_empty(), "no schema for the answers {missing:?}");
}

#[test]
fn a_breach_is_seen() {
    let mut found = Vec::new();
    let wrong =
        serde_json::json!({"schema": "visits.quota/1", "now": 3, "period": null, "data_errors": 0});
    breaches(&wrong, &schema("quota").unwrap(), "quota", &mut found);
    assert_eq!(found.len(), 2, "{found:?}");
}

#[test]
fn the_schemas_are_those_of_the_docs() {
    for name in NAMES {
        let printed = on_example()
            .args(["schema", name])
            .output()
            .expect("it runs");
        assert_generated(format!("docs/schemas/{name}.json"), &stdout(&printed));
    }
}

#[test]
fn an_unknown_schema_names_those_known() {
    let output = on_example()
        .args(["schema", "repot"])
        .output()
        .expect("it runs");
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("report"), "{}", stderr(&output));
}

/// What `schema NAME` prints about the example.
fn described(name: &str) -> Value {
    let output = on_example()
        .args(["schema", name])
        .output()
        .expect("it runs");
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    serde_json::from_str(&stdout(&output)).expect("JSON")
}

#[test]
fn the_data_package_names_every_file_and_every_column() {
    let package = described("datapackage");
    let resources = package["resources"].as_array().expect("a list");
    let mut named = Vec::new();
    for resource in resources {
        let fields = resource["schema"]["fields"].as_array().expect("a list");
        let fields: Vec<&str> = fields
            .iter()
            .filter_map(|field| field["name"].as_str())
            .collect();
        for file in resource["path"].as_array().expect("a list") {
            let file = file.as_str().expect("a path");
            let text = std::fs::read_to_string(root().join("data-example").join(file))
                .expect("it is there");
            let header = text
                .trim_start_matches('\u{feff}')
                .lines()
                .next()
                .expect("a header");
            assert_eq!(header, fields.join(","), "{file}");
            named.push(file.to_owned());
        }
    }
    let tables = walkdir::WalkDir::new(root().join("data-example"))
        .into_iter()
        .flatten();
    let tables = tables.filter(|entry| {
        entry
            .path()
            .extension()
            .is_some_and(|ending| ending == "csv")
    });
    assert_eq!(named.len(), tables.count(), "{named:?}");
    let owners = &resources[0];
    let room = owners["schema"]["fields"].as_array().expect("a list");
    let room = room
        .iter()
        .find(|field| field["name"] == "room")
        .expect("room");
    assert_eq!(
        (&owners["name"], &room["type"]),
        (&"owners".into(), &"string".into())
    );
}

#[test]
fn rooms_are_text_and_marks_are_numbers_to_pandas_and_polars() {
    let types = described("dtypes");
    assert_eq!(types["owners"]["pandas"]["room"], "string");
    assert_eq!(types["owners"]["polars"]["room"], "String");
    assert_eq!(types["visits"]["pandas"]["rate_security"], "Int64");
    assert_eq!(types["visits"]["polars"]["minutes"], "Int64");
}
