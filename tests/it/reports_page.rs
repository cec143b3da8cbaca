//! `docs/REPORTS.md` defines every figure there is.

use visits::face::report::schema::schema;

use crate::support::root;

/// The keys of an answer's schema and of the objects right below it.
fn keys(name: &str) -> Vec<String> {
    let schema = schema(name).unwrap();
    let mut keys = Vec::new();
    for (key, below) in schema["properties"].as_object().unwrap() {
        let frame = [
            "schema",
            "office",
            "now",
            "period",
            "data_errors",
            "staff",
            "name",
            "survey",
        ];
        if frame.contains(&key.as_str()) {
            continue;
        }
        keys.push(key.clone());
        let inner = below["properties"]
            .as_object()
            .into_iter()
            .flat_map(|inner| inner.keys());
        if ["visits", "issues"].contains(&key.as_str()) {
            keys.extend(inner.cloned());
        }
    }
    keys
}

#[test]
fn every_figure_is_defined_in_one_line() {
    let text = std::fs::read_to_string(root().join("docs/REPORTS.md")).unwrap();
    for name in ["report", "card", "survey"] {
        let mark = if name == "card" {
            "## `report --card".to_owned()
        } else {
            format!("## `{name}`")
        };
        let section = text
            .split("\n## ")
            .find(|part| format!("## {part}").starts_with(&mark))
            .unwrap();
        for key in keys(name) {
            let counted = ["made", "attempts", "refused", "rescheduled"].contains(&key.as_str());
            let defined = section.contains(&format!("| `{key}` |"))
                || (counted && section.contains(&format!("`{key}`")));
            assert!(defined, "{name}: {key} has no line in docs/REPORTS.md");
        }
    }
}
