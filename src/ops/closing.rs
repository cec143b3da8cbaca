//! `close`: a month's report as it was handed in, and what is different since.

use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde::Serialize;
use serde_json::{Map, Value, json};

use super::act::Act;
use super::{Answer, Body, Fact};
use crate::book::{Changes, FileChange};
use crate::calendar::{Instant, Period};
use crate::duties::Known;
use crate::model::{Decimal, Staff, Visit};

/// What a report says of the moment and not of the month: another moment says something else.
const OF_THE_MOMENT: [&str; 14] = [
    "schema",
    "now",
    "period",
    "data_errors",
    "closed",
    "attention",
    "days",
    "before",
    "per_day",
    "open_by_age",
    "approval",
    "unattended",
    "attainment",
    "next_plan",
];

/// What a report keeps under names of the data: one that came since is a figure that changed. Elsewhere it
/// is a key that the program did not have yet.
const BY_NAME: [&str; 3] = ["duties", "by_rule", "by_channel"];

/// What `close` answers.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Close<'a> {
    /// The file with the report as it is handed in.
    pub file: String,
    /// Who hands it in.
    pub by: Fact<'a, Staff>,
}

impl Body for Close<'_> {
    const NAME: &'static str = "close";
}

/// The file of a closed month.
pub fn file(month: &Period) -> String {
    format!("closed/{}.json", month.name)
}

/// Hands in the report of a month: pretty-printed, its keys sorted, with who closed it and when.
pub fn close<'a>(report: Value, month: &Period, at: Instant, by: &'a Staff) -> Act<Close<'a>> {
    let body = Close {
        file: file(month),
        by: Fact(by),
    };
    Act {
        answer: Answer::at(at, body).about(month.clone()),
        changes: vec![closing(report, month, at, by)],
    }
}

fn closing(report: Value, month: &Period, at: Instant, by: &Staff) -> FileChange {
    let mut report = sorted(report);
    report["closed"] = json!({"at": at.to_string(), "by": by.id.as_str()});
    let text = serde_json::to_string_pretty(&sorted(report)).unwrap_or_default();
    FileChange {
        file: file(month),
        what: Changes::Whole(format!("{text}\n").into_bytes()),
    }
}

/// A value whose objects have their keys in order, however deep.
fn sorted(value: Value) -> Value {
    match value {
        Value::Object(map) => {
            let mut keys: Vec<(String, Value)> = map.into_iter().collect();
            keys.sort_by(|one, other| one.0.cmp(&other.0));
            let keys = keys.into_iter().map(|(key, value)| (key, sorted(value)));
            Value::Object(keys.collect())
        }
        Value::Array(items) => Value::Array(items.into_iter().map(sorted).collect()),
        other => other,
    }
}

/// A month that was handed in.
#[derive(Clone, Debug)]
pub struct Closed {
    /// The report as it was then.
    pub report: Map<String, Value>,
    /// When it was closed.
    pub at: Instant,
    /// By whom: an id.
    pub by: String,
}

/// What a closed month would say otherwise with what was recorded since.
#[derive(Clone, Debug)]
pub struct Since {
    /// Visits of the month recorded after it was closed, by id.
    pub visits: Vec<String>,
    /// Figures that would be others, by their path: what was closed, what it would be.
    pub figures: Vec<(String, Value, Value)>,
}

impl Closed {
    /// The month that a file holds; `None` for one that is no closed report.
    pub fn read(bytes: &[u8]) -> Option<Closed> {
        let Value::Object(report) = serde_json::from_slice(bytes).ok()? else {
            return None;
        };
        let closed = report.get("closed")?;
        Some(Closed {
            at: closed.get("at")?.as_str()?.parse().ok()?,
            by: closed.get("by")?.as_str()?.to_owned(),
            report,
        })
    }

    /// Whether a member was short of a quota.
    pub fn is_short(&self) -> bool {
        let rows = self.report.get("quota").and_then(Value::as_array);
        let mut rows = rows.into_iter().flatten();
        rows.any(|row| row["short"].as_u64() > Some(0))
    }

    /// Whether the coverage reached a target; nobody to meet reaches any.
    pub fn is_covered(&self, target: Decimal) -> bool {
        let total = self
            .report
            .get("coverage")
            .map(|coverage| &coverage["total"]);
        let count = |key: &str| total.and_then(|total| total[key].as_u64()).unwrap_or(0);
        let (covered, of) = (count("covered"), count("in_scope"));
        of == 0 || target.reached_by(covered, of)
    }

    /// What is different in `current`, the report as the facts stand now.
    pub fn since(&self, known: &Known<'_>, month: &Period, current: &Value) -> Since {
        let is_later = |visit: &Visit| visit.logged_at.is_some_and(|logged| logged > self.at);
        let visits = known.visits_between(month.start(), month.end());
        let visits = visits.filter(|(_, visit)| is_later(visit));
        let mut figures = Vec::new();
        for (key, was) in &self.report {
            if OF_THE_MOMENT.contains(&key.as_str()) {
                continue;
            }
            differ(
                key,
                was,
                current.get(key).unwrap_or(&Value::Null),
                &mut figures,
            );
        }
        Since {
            visits: visits.map(|(_, visit)| visit.id.to_string()).collect(),
            figures,
        }
    }
}

/// Puts down what differs, by its path.
fn differ(path: &str, was: &Value, is: &Value, found: &mut Vec<(String, Value, Value)>) {
    match (was, is) {
        (Value::Object(was), Value::Object(is)) => {
            let name = path.rsplit('.').next().unwrap_or(path);
            let new = is.keys().filter(|_| BY_NAME.contains(&name));
            let keys: BTreeSet<&String> = was.keys().chain(new).collect();
            let of =
                |map: &Map<String, Value>, key: &str| map.get(key).cloned().unwrap_or_default();
            for key in keys {
                differ(&format!("{path}.{key}"), &of(was, key), &of(is, key), found);
            }
        }
        (was, is) if was != is => found.push((path.to_owned(), was.clone(), is.clone())),
        _ => {}
    }
}

impl Since {
    /// Whether nothing is different.
    pub fn is_empty(&self) -> bool {
        self.visits.is_empty() && self.figures.is_empty()
    }

    /// It for programs.
    pub fn wire(&self) -> Value {
        let figures = self.figures.iter();
        let figures =
            figures.map(|(path, was, is)| (path.clone(), json!({"closed": was, "now": is})));
        let figures: Map<String, Value> = figures.collect();
        json!({"visits": self.visits, "figures": figures})
    }
}

#[cfg(test)]
mod tests {
    use super::sorted;
    use serde_json::json;

    #[test]
    fn keys_are_sorted_however_deep() {
        let value = sorted(json!({"b": [{"d": 1, "c": 2}], "a": null}));
        assert_eq!(value.to_string(), r#"{"a":null,"b":[{"c":2,"d":1}]}"#);
    }
}
