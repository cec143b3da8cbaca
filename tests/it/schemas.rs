//! `schema`: each answer keeps to its schema, and the schemas are those in docs/reference/schemas.

use serde_json::Value;

use crate::support::{assert_generated, example_copy, on_example, root, stderr, stdout, visits};
use visits::face::report::schema::{names, schema};

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
        &["issue", "show", "i20261105-ysb7d69q"],
        &["form", "talk", "H4-1-0901"],
        &["plan"],
        &["appoint", "H1-1-0202", "--offer"],
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
        &["issue", "close", "i20261105-ysb7d69q"],
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
    let wrong = serde_json::json!({"schema": "visits.quota/1", "office": null, "now": 3, "period": null, "data_errors": 0});
    breaches(&wrong, &schema("quota").unwrap(), "quota", &mut found);
    assert_eq!(found.len(), 2, "{found:?}");
}

#[test]
fn the_schemas_are_those_of_the_docs() {
    for name in names() {
        let printed = on_example()
            .args(["schema", name])
            .output()
            .expect("it runs");
        assert_generated(
            format!("docs/reference/schemas/{name}.json"),
            &stdout(&printed),
        );
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

/// A policy in which every key stands at least once.
const EVERY_KEY: &str = r#"
preset = "butler"
extends = "rulebook.toml"
without = ["absent"]
data_version = 1
period = { month_starts_on = 26 }
coverage = { by_role = "butler" }
targets = { coverage = 1.0, resolved = 0.9, complaints = 0.01, revisited = 1.0, survey_sent = 1.0, survey_returned = 0.8, repairs_on_time = 0.98 }
quota_options = { team_credit = "all", accompany = true, prorate = true }
plan = { outside_preferred = 10, second_channel = 15, outing = 15, overload_from = 0.75, too_soon = 1 }
satisfaction = { services = ["overall"], scale = 5, satisfied_from = 4, survey_every = "half-year" }
[departments.engineering]
title = "工程部"
[events.wedding]
title = "婚礼"
[roles.butler]
title = "管家"
reports_to = "manager"
[roles.manager]
[[quota]]
id = "q"
title = "Quota"
role = "butler"
households = 1
whom = { status = ["occupied"] }
per = "month"
channels = ["door"]
prefer = ["new"]
from_date = 2027-01-01
until_date = 2027-12-31
[[quota]]
id = "m"
role = "manager"
minutes = 60
[[cadence]]
id = "c"
title = "Cadence"
by = { role = "butler", area = "own" }
with = [{ role = "manager" }]
stand_in = "manager"
whom = { status = ["occupied"], area = ["east"], building = ["1"], tags = ["key"], not_tags = ["pet"], interests = ["tea"], moved_in_within = "1mo", not_met_within = "3mo", complaints = { at_least = 2, within = "6mo" }, issues = { where = { kind = "repair" }, at_least = 3, within = "6mo" }, age = { at_least = 80 }, arrears = { at_least = "3mo" } }
every = "term.school"
on = "1..10"
inspection = true
channels = ["door"]
priority = "high"
minutes = 10
any_hour = true
target = 0.95
[[cadence]]
id = "times"
by = { role = "butler" }
every = "month"
times = 2
[[cadence]]
id = "picked"
by = { role = "butler" }
whom = { contact = "office" }
every = "2 weeks"
pick = 1
[[trigger]]
id = "t"
on = "visit.rated"
at_most = 2
in_a_row = 2
by = { role = "butler" }
whom = { arrears = true }
after = "-7d"
within = "day"
expires = "90d"
wait_for = "rain"
every = "1w"
until = "event.stable"
[[trigger]]
id = "i"
on = "issue.raised"
where = { source = "desk", kind = ["complaint"], class = "valid", severity = "major", department = "engineering", category = "lift" }
by = { department = "issue" }
with = [{ assignee = true }]
every = "3d"
times = 3
[[trigger]]
id = "drawn"
on = "issue.resolved"
by = { role = "butler" }
sample = { share = 0.3, per = "week", above = 0 }
[[sample]]
id = "s"
by = { role = "manager" }
every = "month"
from = { status = ["occupied"] }
leave_out = { met_for = ["t"] }
each = "butler"
count = { min = 1, max = 2 }
[[sample]]
id = "shared"
by = { role = "manager" }
every = "month"
share = 0.5
[hours]
staff = ["09:00-12:00"]
phone = ["tue-sun 09:00-12:00"]
door = ["mon-sun 09:00-12:00"]
door_preferred = ["mon-fri 10:00-11:00"]
[hours.work]
times = ["09:00-12:00"]
[visit]
door_minutes = 10
phone_minutes = 5
meeting_minutes = 60
early_minutes = 5
minutes_per_day = 180
walk_minutes = { unit = 1, building = 4, area = 10 }
gap_days = 3
attempts = 2
max_visits = 2
[limits]
answer = { urgent = "24h", general = "48h", major = "24h" }
resolve = { urgent = "3d" }
arrive = { urgent = "30min" }
log_within = "2d"
[[limits.for]]
where = { kind = "repair" }
answer = "4wh"
resolve = "3d"
arrive = "1h"
[[escalate]]
where = { kind = "repair" }
after = { answer = "-4h" }
to = "manager"
[terms.school]
periods = ["2026-09-01/2027-01-20"]
"#;

/// What a TOML value breaks of a file's schema, as paths.
fn broken(value: &Value, schema: &Value, root: &Value, path: &str, found: &mut Vec<String>) {
    let schema = match schema["$ref"].as_str() {
        Some(name) => &root["$defs"][name.trim_start_matches("#/$defs/")],
        None => schema,
    };
    for part in schema["allOf"].as_array().into_iter().flatten() {
        broken(value, part, root, path, found);
    }
    if let Some(choices) = schema["anyOf"].as_array() {
        let fits = |choice: &Value| {
            let mut faults = Vec::new();
            broken(value, choice, root, path, &mut faults);
            faults.is_empty()
        };
        if !choices.iter().any(fits) {
            found.push(format!("{path}: {value}"));
        }
    }
    let words = schema["enum"].as_array();
    let has_word = words.is_none_or(|words| words.contains(value));
    let kinds = allowed_types(schema);
    let is_a = kinds.is_empty() || kinds.iter().any(|kind| is(value, kind));
    if !has_word || !is_a {
        found.push(format!("{path}: {value}"));
    }
    for item in value.as_array().into_iter().flatten() {
        broken(item, &schema["items"], root, path, found);
    }
    let Some(table) = value.as_object().filter(|_| {
        schema.get("properties").is_some() || schema.get("additionalProperties").is_some()
    }) else {
        return;
    };
    for (key, value) in table {
        let own = schema["properties"]
            .get(key)
            .or(schema.get("additionalProperties"));
        match own {
            Some(Value::Bool(false)) | None => found.push(format!("{path}.{key} is unknown")),
            Some(own) => broken(value, own, root, &format!("{path}.{key}"), found),
        }
    }
    for key in schema["required"].as_array().into_iter().flatten() {
        if !table.contains_key(key.as_str().expect("a key")) {
            found.push(format!("{path}: {key} is missing"));
        }
    }
}

/// Every key that a schema names.
fn keys(schema: &Value, found: &mut std::collections::BTreeSet<String>) {
    match schema {
        Value::Object(object) => {
            let named = object.get("properties").and_then(Value::as_object);
            found.extend(named.into_iter().flatten().map(|(key, _)| key.clone()));
            object.values().for_each(|value| keys(value, found));
        }
        Value::Array(list) => list.iter().for_each(|value| keys(value, found)),
        _ => {}
    }
}

fn file_schema(name: &str) -> Value {
    let text = visits::face::book::editor::file_schema(name).expect("a schema");
    serde_json::from_str(text).expect("JSON")
}

/// A TOML text as JSON; dates as texts.
fn as_json(text: &str) -> Value {
    fn json(value: toml::Value) -> Value {
        match value {
            toml::Value::Datetime(date) => Value::from(date.to_string()),
            toml::Value::Array(list) => list.into_iter().map(json).collect(),
            toml::Value::Table(table) => Value::Object(
                table
                    .into_iter()
                    .map(|(key, value)| (key, json(value)))
                    .collect(),
            ),
            other => serde_json::to_value(other).expect("a plain value"),
        }
    }
    json(toml::Value::Table(text.parse().expect("TOML")))
}

#[test]
fn the_policy_s_schema_and_its_reader_know_the_same_keys() {
    let schema = file_schema("policy");
    let mut faults = Vec::new();
    broken(&as_json(EVERY_KEY), &schema, &schema, "policy", &mut faults);
    assert!(faults.is_empty(), "{faults:#?}");
    let mut named = std::collections::BTreeSet::new();
    keys(&schema, &mut named);
    let missing: Vec<_> = named
        .iter()
        .filter(|key| {
            !EVERY_KEY.contains(&format!("{key} ="))
                && !EVERY_KEY.contains(&format!("[{key}"))
                && !EVERY_KEY.contains(&format!(".{key}]"))
        })
        .collect();
    assert!(
        missing.is_empty(),
        "the reader is not asked about {missing:?}"
    );
    let office = crate::support::office(&[
        ("policy.toml", EVERY_KEY),
        ("group.toml", "name = \"G\"\nmembers = [\"*\"]\n"),
        ("rulebook.toml", "data_version = 1\n"),
    ]);
    let output = visits()
        .arg("-C")
        .arg(office.path())
        .args(["check", "--lang", "en", "-f", "json"])
        .output()
        .expect("it runs");
    let answer: Value = serde_json::from_str(&stdout(&output)).expect("one JSON object");
    let unknown: Vec<_> = answer["faults"]
        .as_array()
        .expect("a list")
        .iter()
        .filter(|fault| fault["code"] == "V203")
        .collect();
    assert!(unknown.is_empty(), "{unknown:#?}");
}

#[test]
fn presets_and_the_files_of_a_new_directory_keep_to_their_schemas() {
    for preset in visits::face::example::Preset::all() {
        let files = visits::face::example::init_files(preset, false, visits::face::words::Lang::Zh);
        for name in visits::face::book::editor::FILE_NAMES {
            let schema = file_schema(name);
            let path = format!("{name}.toml");
            let (_, bytes) = files
                .iter()
                .find(|(file, _)| *file == path)
                .expect("init makes it");
            let text = String::from_utf8(bytes.clone()).expect("UTF-8");
            assert!(
                text.contains(&format!("#:schema .{name}.schema.json\n")),
                "{path}"
            );
            let mut faults = Vec::new();
            broken(&as_json(&text), &schema, &schema, name, &mut faults);
            assert!(faults.is_empty(), "{}: {faults:#?}", preset.name);
        }
    }
}

#[test]
fn a_misspelt_key_breaks_the_schema() {
    let schema = file_schema("policy");
    for text in [
        "[roles.a]\n[[cadence]]\nid = \"c\"\nby = { role = \"a\" }\nevery = \"week\"\npriority = \"top\"\n",
        "[roles.a]\n[vist]\ndoor_minutes = 5\n",
        "[roles.a]\n[[trigger]]\nid = \"t\"\nby = { role = \"a\" }\n",
        "data_version = 1\n",
    ] {
        let mut faults = Vec::new();
        broken(&as_json(text), &schema, &schema, "policy", &mut faults);
        assert!(!faults.is_empty(), "{text}");
    }
}
