//! Asking a small office: its commands run, their answers as JSON, and what is looked for in them.

use serde_json::Value;

use super::office::Office;
use crate::support::{stderr, stdout, visits};

impl Office {
    fn run(&self, line: &str) -> std::process::Output {
        let mut command = visits();
        command.arg("-C").arg(self.folder.path());
        command.args(["--now", &self.now, "--lang", "en"]);
        command.args(arguments(line)).output().expect("it runs")
    }

    /// What a command prints; it must succeed.
    pub fn page(&self, line: &str) -> String {
        let output = self.run(line);
        assert_eq!(output.status.code(), Some(0), "{line}: {}", stderr(&output));
        stdout(&output)
    }

    /// What a command answers as JSON; it must succeed.
    pub fn json(&self, line: &str) -> Value {
        let page = self.page(&format!("{line} -f json"));
        serde_json::from_str(&page).expect("one JSON object")
    }

    /// What a command says, on both streams, that ends with this exit code.
    pub fn ends(&self, line: &str, code: i32) -> String {
        let output = self.run(line);
        assert_eq!(
            output.status.code(),
            Some(code),
            "{line}: {}",
            stderr(&output)
        );
        stdout(&output) + &stderr(&output)
    }

    /// The codes that `check` finds.
    pub fn faults(&self) -> Vec<String> {
        let output = self.run("check -f json");
        let answer: Value = serde_json::from_str(&stdout(&output)).expect("one JSON object");
        list(&answer["faults"])
            .iter()
            .map(|fault| text(&fault["code"]).to_owned())
            .collect()
    }

    /// The duties of a rule in a period, those of one party alone if it is named.
    pub fn duties(&self, period: &str, rule: &str, party: Option<&str>) -> Vec<Value> {
        let party = party.map_or(String::new(), |party| format!("--party {party}"));
        let answer = self.json(&format!("due {period} --rule {rule} {party}"));
        list(&answer["duties"]).clone()
    }

    /// The duty with this id, as `due` tells it.
    pub fn duty(&self, id: &str) -> Value {
        let mut parts = id.split('/');
        let (rule, party) = (
            parts.next().expect("a rule"),
            parts.next().expect("a party"),
        );
        let all = self.duties("2026", rule, Some(party));
        let named = all.iter().find(|duty| duty["id"] == id);
        named
            .unwrap_or_else(|| panic!("no duty {id}: {all:#?}"))
            .clone()
    }

    /// The state of a duty.
    pub fn state(&self, id: &str) -> String {
        text(&self.duty(id)["state"]).to_owned()
    }

    /// The appointments that the plan of this month makes with a party for a rule.
    pub fn planned_for(&self, rule: &str, party: &str) -> Vec<Value> {
        let rule = Value::from(rule);
        let mut all = self.planned(party);
        all.retain(|one| list(&one["rules"]).contains(&rule));
        all
    }

    /// The appointments that the plan of this month makes with a party.
    pub fn planned(&self, party: &str) -> Vec<Value> {
        let plan = self.json("plan --budget 500");
        let all = list(&plan["appointments"]).iter();
        all.filter(|one| one["party"] == party).cloned().collect()
    }
}

/// The list that a JSON value must be.
pub fn list(value: &Value) -> &Vec<Value> {
    value
        .as_array()
        .unwrap_or_else(|| panic!("no list: {value}"))
}

/// The text that a JSON value must be.
pub fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_else(|| panic!("no text: {value}"))
}

/// The entry of a list whose `key` is `value`.
pub fn with<'a>(entries: &'a Value, key: &str, value: &str) -> &'a Value {
    let found = list(entries).iter().find(|entry| entry[key] == value);
    found.unwrap_or_else(|| panic!("nothing with {key} = {value} in {entries:#}"))
}

/// The two counts of a share.
pub fn counts(share: &Value) -> (i64, i64) {
    let count = |key: &str| {
        share[key]
            .as_i64()
            .unwrap_or_else(|| panic!("no {key}: {share}"))
    };
    (count("n"), count("of"))
}

/// A command line cut at spaces; what stands between single quotes is one argument.
pub fn arguments(line: &str) -> Vec<String> {
    let mut all = Vec::new();
    for (position, part) in line.split('\'').enumerate() {
        if position % 2 == 1 {
            all.push(part.to_owned());
        } else {
            all.extend(part.split_whitespace().map(str::to_owned));
        }
    }
    all
}

/// What somebody is to do because of something: the duty, from when, until when, and a visit that
/// does it. Shown open, done by the visit, and late without it.
pub fn kept_and_broken(
    office: impl Fn() -> Office,
    duty: &str,
    (opens, due): (&str, &str),
    visit: &str,
) {
    let open = office().at(opens).duty(duty);
    assert_eq!(open["state"], "open", "{open:#}");
    assert_eq!(
        (text(&open["opens"]), text(&open["due"])),
        (opens, due),
        "{duty}"
    );
    assert!(!text(&open["reason"]).is_empty());
    let kept = office().visit(visit).at(due).duty(duty);
    assert_eq!(
        (&kept["state"], &kept["cleared_by"]),
        (&"done".into(), &"v1".into()),
        "{duty}"
    );
    let broken = office().at(due);
    match broken.state(duty).as_str() {
        "overdue" => {
            let overdue = broken.json("overdue");
            assert_eq!(with(&overdue["items"], "id", duty)["late_minutes"], 0);
        }
        state => assert_eq!((state, &open["due"]), ("missed", &open["closes"]), "{duty}"),
    }
}
