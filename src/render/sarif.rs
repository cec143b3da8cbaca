//! Findings as SARIF 2.1.0, which editors and code-scanning services read.

use std::collections::BTreeMap;
use std::fmt::Write;

use serde_json::{Value, json};

use super::{Look, Show};
use crate::sheet::Finding;

/// One run of `check`: the kinds of faults met, and each fault with its place.
pub fn sarif(findings: &[Finding], look: &Look) -> String {
    let show = Show::new(look);
    let rules: BTreeMap<&str, Value> = findings
        .iter()
        .map(|finding| (finding.code, rule(finding)))
        .collect();
    let results: Vec<Value> = findings
        .iter()
        .map(|finding| result(finding, show))
        .collect();
    let driver = json!({
        "name": "visits",
        "version": env!("CARGO_PKG_VERSION"),
        "rules": rules.into_values().collect::<Vec<_>>(),
    });
    let log = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": {"driver": driver},
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    });
    format!("{log:#}\n")
}

fn rule(finding: &Finding) -> Value {
    json!({
        "id": finding.code,
        "defaultConfiguration": {"level": level(finding)},
        "help": {"text": format!("visits explain {}", finding.code)},
    })
}

fn level(finding: &Finding) -> &'static str {
    if finding.error { "error" } else { "warning" }
}

fn result(finding: &Finding, show: Show) -> Value {
    let said = format!(
        "{}; {}",
        show.text(&finding.message),
        show.text(&finding.help)
    );
    let mut place = json!({"artifactLocation": {"uri": uri(&finding.file)}});
    if finding.line > 0 {
        place["region"] = region(finding);
    }
    json!({
        "ruleId": finding.code,
        "level": level(finding),
        "message": {"text": said},
        "locations": [{"physicalLocation": place}],
    })
}

/// Lines and columns from 1; the end is the column behind the last character.
fn region(finding: &Finding) -> Value {
    let column = finding.column.max(1);
    let mut region = json!({"startLine": finding.line, "startColumn": column});
    if finding.length > 0 {
        region["endColumn"] = (column + finding.length).into();
    }
    region
}

/// A path as a relative reference, an absolute one as `file://`: all but letters, digits, `-._~/` as
/// percent and two digits.
fn uri(path: &str) -> String {
    let drive = path
        .get(1..3)
        .filter(|rest| *rest == ":/")
        .map(|_| &path[..2]);
    let start = match drive {
        Some(drive) => format!("file:///{drive}"),
        None if path.starts_with('/') => "file://".to_owned(),
        None => String::new(),
    };
    let rest = &path[drive.map_or(0, str::len)..];
    rest.bytes().fold(start, |mut out, byte| {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            out.push(char::from(byte));
        } else {
            write!(out, "%{byte:02X}").expect("writing to a string cannot fail");
        }
        out
    })
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::{sarif, uri};
    use crate::render::Look;
    use crate::sheet::Finding;

    #[test]
    fn absolute_paths_are_urls() {
        assert_eq!(uri("/data/a b.csv"), "file:///data/a%20b.csv");
        assert_eq!(uri("C:/data/owners.csv"), "file:///C:/data/owners.csv");
        assert_eq!(uri("../owners.csv"), "../owners.csv");
    }

    #[test]
    fn each_fault_has_its_rule_its_place_and_no_phone() {
        let finding = Finding {
            code: "V110",
            error: true,
            file: "我的小区/visits/2026-11.csv".into(),
            line: 12,
            column: 4,
            length: 8,
            text: None,
            message: "nobody is called 13812345678".into(),
            help: "name somebody".into(),
        };
        let whole = Finding {
            code: "V001",
            line: 0,
            column: 0,
            ..finding.clone()
        };
        let log: Value =
            serde_json::from_str(&sarif(&[finding.clone(), finding, whole], &Look::default()))
                .unwrap();
        let run = &log["runs"][0];
        let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
        assert_eq!(rules.len(), 2, "{log:#}");
        let first = &run["results"][0];
        let place = &first["locations"][0]["physicalLocation"];
        let file = "%E6%88%91%E7%9A%84%E5%B0%8F%E5%8C%BA/visits/2026-11.csv";
        assert_eq!(place["artifactLocation"]["uri"], file);
        assert_eq!(place["region"]["startColumn"], 4);
        assert_eq!(place["region"]["endColumn"], 12);
        assert_eq!(
            first["message"]["text"],
            "nobody is called 138****5678; name somebody"
        );
        let last = &run["results"][2]["locations"][0]["physicalLocation"];
        assert!(last.get("region").is_none(), "{log:#}");
    }
}
