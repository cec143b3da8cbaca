//! Where each rule shows: on the example of its preset the commands that the ledger names are run, and the
//! rule is found in what they print.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use serde_json::Value;
use tempfile::TempDir;

use super::ask::{arguments, list, text};
use super::rules_page::{Rule, rules};
use crate::support::{stderr, stdout, visits};

/// When the examples are looked at.
const NOW: &str = "2026-11-16T09:00";

/// The example of a preset, with this month's plan saved, and what its commands have printed so far.
struct Example {
    folder: TempDir,
    printed: BTreeMap<String, String>,
}

impl Example {
    fn of(preset: &str) -> Example {
        let folder = tempfile::tempdir().expect("a folder can be made");
        let mut init = visits();
        init.arg("init").arg(folder.path());
        init.args(["--preset", preset, "--example", "--lang", "en"]);
        assert!(init.output().expect("it runs").status.success(), "{preset}");
        let example = Example {
            folder,
            printed: BTreeMap::new(),
        };
        run(example.folder.path(), "plan --save --budget 0");
        example
    }

    /// What commands print, on both streams, one after the other; where one writes they have a directory of
    /// their own.
    fn print(&mut self, line: &str) -> String {
        if let Some(printed) = self.printed.get(line) {
            return printed.clone();
        }
        let commands: Vec<&str> = line.split(" && ").collect();
        let run_all = |folder: &Path| -> String {
            commands
                .iter()
                .map(|command| run(folder, command))
                .collect()
        };
        let printed = if commands.iter().any(|command| writes(command)) {
            let copy = tempfile::tempdir().expect("a folder can be made");
            copy_all(self.folder.path(), copy.path());
            run_all(copy.path())
        } else {
            run_all(self.folder.path())
        };
        self.printed.insert(line.to_owned(), printed.clone());
        printed
    }

    fn json(&mut self, line: &str) -> Value {
        let printed = self.print(&format!("{line} -f json"));
        serde_json::from_str(&printed).unwrap_or_else(|error| panic!("{line}: {error}: {printed}"))
    }

    /// A line with what stands in braces replaced: `{party RULE}` and `{lead RULE}` of the first duty of a
    /// rule that is open, else of any; `{issue KIND}` an issue of a kind, `{new KIND}` one not answered;
    /// `{visit}` a visit made; `{member ROLE}` somebody of a role.
    fn filled(&mut self, line: &str) -> String {
        let mut filled = String::new();
        let mut rest = line;
        while let Some((before, after)) = rest.split_once('{') {
            let (asked, after) = after.split_once('}').expect("a brace closed");
            filled += before;
            filled += &self.value(asked);
            rest = after;
        }
        filled + rest
    }

    fn value(&mut self, asked: &str) -> String {
        let (what, of) = asked.split_once(' ').unwrap_or((asked, ""));
        match what {
            "party" => text(&self.duty(of)["party"]).to_owned(),
            "lead" => text(&self.duty(of)["staff"][0]).to_owned(),
            "visit" => self.first("export visits", "rows", |row| row["outcome"] == "met"),
            "issue" => self.first("issue list --all", "issues", |issue| issue["kind"] == of),
            "new" => self.first("issue list --all", "issues", |issue| {
                issue["kind"] == of
                    && issue["answered_at"].is_null()
                    && issue["accepted_at"].is_null()
            }),
            "member" => self.first("export staff", "rows", |row| row["role"] == of),
            _ => panic!("nothing is {asked}"),
        }
    }

    fn duty(&mut self, rule: &str) -> Value {
        let duties = self.json("due 2026Q4")["duties"].clone();
        let of_rule = |duty: &&Value| duty["rule"] == rule;
        let mut own: Vec<&Value> = list(&duties).iter().filter(of_rule).collect();
        own.sort_by_key(|duty| duty["state"] != "open" || duty["staff"][0].is_null());
        own.first()
            .unwrap_or_else(|| panic!("no duty of {rule}"))
            .to_owned()
            .clone()
    }

    fn first(&mut self, line: &str, key: &str, is_asked: impl Fn(&Value) -> bool) -> String {
        let answer = self.json(line);
        let mut found = list(&answer[key]).iter().filter(|row| is_asked(row));
        let found = found
            .next()
            .unwrap_or_else(|| panic!("{line} has none such"));
        text(&found["id"]).to_owned()
    }
}

fn run(folder: &Path, line: &str) -> String {
    let mut command = visits();
    command.arg("-C").arg(folder);
    if !line.contains("--now ") {
        command.args(["--now", NOW]);
    }
    command.args(["--lang", "en"]);
    let output = command.args(arguments(line)).output().expect("it runs");
    let finds = line.starts_with("check") && output.status.code() == Some(1);
    assert!(
        output.status.success() || finds,
        "{line}: {}",
        stderr(&output)
    );
    let said = stderr(&output);
    // What a program reads is one object; what is said beside it is for people.
    if line.contains("-f json") {
        return stdout(&output);
    }
    stdout(&output) + &said
}

fn writes(line: &str) -> bool {
    let first: Vec<&str> = line.split(' ').take(2).collect();
    match first.as_slice() {
        ["log" | "appoint" | "visit" | "event" | "owner", ..] => true,
        ["issue", step] => !matches!(*step, "list" | "show"),
        ["survey", step] => matches!(*step, "start" | "return"),
        ["plan", step] => *step == "approve" || line.contains("--save"),
        _ => false,
    }
}

fn copy_all(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder can be made");
    for entry in fs::read_dir(from).expect("a folder") {
        let path = entry.expect("an entry").path();
        let target = to.join(path.file_name().expect("a name"));
        if path.is_dir() {
            copy_all(&path, &target);
        } else {
            fs::copy(&path, &target).expect("a file can be copied");
        }
    }
}

/// The preset on whose example a rule is looked for.
fn home(rule: &Rule) -> &str {
    match rule.preset.as_str() {
        "any" => rule.example.as_deref().unwrap_or("butler"),
        name => name,
    }
}

#[test]
fn every_rule_is_found_where_it_shows_on_the_example_of_its_preset() {
    let rules = rules();
    let presets: BTreeSet<&str> = rules.iter().map(home).collect();
    let mut missing = Vec::new();
    for preset in presets {
        let mut example = Example::of(preset);
        for rule in rules.iter().filter(|rule| home(rule) == preset) {
            for shown in &rule.shown {
                let (line, sought) = shown.split_first().expect("a command, and what is found");
                let line = example.filled(line);
                let printed = example.print(&line);
                for sought in sought {
                    let sought = example.filled(sought);
                    if !printed.contains(&sought) {
                        missing.push(format!("{}: `{line}` shows no {sought:?}", rule.id));
                    }
                }
            }
        }
    }
    assert!(missing.is_empty(), "{}", missing.join("\n"));
}

#[test]
fn every_command_that_shows_a_rule_is_run_on_the_example() {
    let mut missing = Vec::new();
    for rule in rules() {
        for command in &rule.commands {
            let words: Vec<&str> = command.split(' ').skip(1).collect();
            let runs = |line: &String| {
                let own: Vec<&str> = line.split(' ').collect();
                words.iter().all(|word| {
                    let is_value = word.chars().all(|letter| letter.is_ascii_uppercase());
                    let is_it = |own: &&str| own.split('=').next() == Some(*word);
                    is_value || own.iter().any(is_it)
                })
            };
            let mut lines = rule.shown.iter().map(|shown| &shown[0]);
            let is_sought = rule.shown.iter().all(|shown| shown.len() > 1);
            if !lines.any(runs) || !is_sought {
                missing.push(format!("{}: {command}", rule.id));
            }
        }
    }
    assert!(missing.is_empty(), "{}", missing.join("\n"));
}
