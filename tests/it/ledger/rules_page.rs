//! `docs/reference/RULES.md`: each rule with the lines of policy that state it and the tests that show it.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;

use visits::face::cli::command_line;
use visits::face::example::Preset;
use visits::face::words::{Lang, Words};

use crate::support::{assert_generated, root};

/// A row of `tests/data/ledger.toml`.
#[derive(serde::Deserialize)]
pub(super) struct Rule {
    pub(super) id: String,
    pub(super) preset: String,
    zh: String,
    en: String,
    policy: Vec<String>,
    pub(super) commands: Vec<String>,
    /// On the example of which preset a rule of all of them is looked for; else `butler`.
    pub(super) example: Option<String>,
    /// A command line, and what is found in what it prints on the example of the preset.
    pub(super) shown: Vec<Vec<String>>,
}

/// A test of a rule, and where it stands.
struct Test {
    name: String,
    place: String,
}

pub(super) fn rules() -> Vec<Rule> {
    #[derive(serde::Deserialize)]
    struct Ledger {
        rule: Vec<Rule>,
    }
    let text = fs::read_to_string(root().join("tests/data/ledger.toml")).expect("the ledger");
    toml::from_str::<Ledger>(&text)
        .expect("rows of the ledger")
        .rule
}

impl Rule {
    /// What the names of its tests begin with: `w9_4_`.
    fn prefix(&self) -> String {
        self.id.to_lowercase().replace('.', "_") + "_"
    }

    fn presets(&self) -> Vec<Preset> {
        match self.preset.as_str() {
            "any" => Preset::all().collect(),
            name => vec![Preset::named(name).unwrap_or_else(|| panic!("no preset {name}"))],
        }
    }
}

/// Whether a test is of this rule: `w9_1_…` is of W9.1, neither of W9 nor of W9.11.
fn is_of(rule: &Rule, test: &str) -> bool {
    let rest = test.strip_prefix(&rule.prefix());
    rest.is_some_and(|rest| !rest.starts_with(|letter: char| letter.is_ascii_digit()))
}

/// The tests of the rooms beside this file.
fn tests() -> Vec<Test> {
    let folder = root().join("tests/it/ledger");
    let entries = fs::read_dir(folder).expect("the folder of this file");
    let mut files: Vec<_> = entries.map(|entry| entry.expect("a file").path()).collect();
    files.sort();
    let mut tests = Vec::new();
    for file in files {
        let text = fs::read_to_string(&file).expect("a source file");
        let lines: Vec<&str> = text.lines().collect();
        for pair in lines.windows(2) {
            let name = pair[1]
                .strip_prefix("fn ")
                .and_then(|rest| rest.split('(').next());
            if let (true, Some(name)) = (pair[0] == "#[test]", name) {
                let file = file.file_name().expect("a name").to_string_lossy();
                let place = format!("../../tests/it/ledger/{file}");
                tests.push(Test {
                    name: name.to_owned(),
                    place,
                });
            }
        }
    }
    tests
}

/// The line, from 1, on which a policy states `cadence resident-monthly` or `limits.answer`.
fn line_of(policy: &str, anchor: &str) -> Option<usize> {
    let lines: Vec<&str> = policy.lines().collect();
    let after = |from: usize, wanted: &str| {
        let own = lines[from + 1..]
            .iter()
            .take_while(|line| !line.starts_with('['));
        own.clone()
            .position(|line| line.starts_with(wanted))
            .map(|offset| from + 1 + offset)
    };
    if let Some((kind, id)) = anchor.split_once(' ') {
        let head = format!("[[{kind}]]");
        let heads = (0..lines.len()).filter(|&line| lines[line] == head);
        let mut named =
            heads.filter(|&line| lines.get(line + 1) == Some(&&*format!("id = {id:?}")));
        return named.next().map(|line| line + 1);
    }
    if let Some(whole) = lines.iter().position(|line| *line == format!("[{anchor}]")) {
        return Some(whole + 1);
    }
    let (table, key) = anchor.split_once('.')?;
    let head = lines
        .iter()
        .position(|line| *line == format!("[{table}]"))?;
    after(head, &format!("{key} =")).map(|line| line + 1)
}

/// How an anchor is written in the file: `[[cadence]] resident-monthly`, `[limits] answer`.
fn told(anchor: &str) -> String {
    if let Some((kind, id)) = anchor.split_once(' ') {
        return format!("[[{kind}]] {id}");
    }
    match anchor.split_once('.') {
        Some((table, key)) if table != "roles" => format!("[{table}] {key}"),
        _ => format!("[{anchor}]"),
    }
}

fn section(rule: &Rule, tests: &[Test], page: &mut String) {
    let presets = rule.presets();
    let shown = presets
        .iter()
        .find(|preset| preset.name == "butler")
        .unwrap_or(&presets[0]);
    let file = format!("../../src/policy/presets/{}.toml", shown.name);
    let _ = writeln!(page, "\n## {}\n\n{}\\\n{}\n", rule.id, rule.zh, rule.en);
    let lines: Vec<String> = rule
        .policy
        .iter()
        .map(|anchor| {
            let line = line_of(shown.policy, anchor).expect("another test finds each line");
            format!("[`{}`]({file}#L{line})", told(anchor))
        })
        .collect();
    let preset = match rule.preset.as_str() {
        "any" => "every preset".to_owned(),
        name => format!("preset [`{name}`]({file})"),
    };
    let stated = match (lines.is_empty(), rule.preset.as_str()) {
        (true, _) => "built in, no figure to set".to_owned(),
        (false, "any") => format!("{}, as in `butler`", lines.join(" · ")),
        (false, _) => lines.join(" · "),
    };
    let _ = writeln!(page, "- Policy: {preset}: {stated}");
    let commands: Vec<String> = rule
        .commands
        .iter()
        .map(|line| format!("`{line}`"))
        .collect();
    let _ = writeln!(page, "- Shown by: {}", commands.join(" · "));
    for test in tests.iter().filter(|test| is_of(rule, &test.name)) {
        let _ = writeln!(page, "- Test: [`{}`]({})", test.name, test.place);
    }
}

#[test]
fn every_rule_has_a_test_and_every_test_a_rule() {
    let (rules, tests) = (rules(), tests());
    let untested: Vec<&str> = rules
        .iter()
        .filter(|rule| !tests.iter().any(|test| is_of(rule, &test.name)))
        .map(|rule| rule.id.as_str())
        .collect();
    assert!(untested.is_empty(), "rules without a test: {untested:?}");
    let own = ["rules_page.rs", "shown.rs"];
    let stray: Vec<&str> = tests
        .iter()
        .filter(|test| !own.iter().any(|file| test.place.ends_with(file)))
        .filter(|test| !rules.iter().any(|rule| is_of(rule, &test.name)))
        .map(|test| test.name.as_str())
        .collect();
    assert!(stray.is_empty(), "tests of no rule: {stray:?}");
    let ids: BTreeSet<&str> = rules.iter().map(|rule| rule.id.as_str()).collect();
    assert_eq!(ids.len(), rules.len(), "an id stands twice");
}

#[test]
fn every_rule_is_stated_in_its_preset() {
    for rule in rules() {
        for preset in rule.presets() {
            for anchor in &rule.policy {
                let line = line_of(preset.policy, anchor);
                assert!(
                    line.is_some(),
                    "{}: {} has no {anchor}",
                    rule.id,
                    preset.name
                );
            }
        }
    }
}

#[test]
fn every_mark_in_a_preset_is_a_rule_of_the_ledger() {
    let known: BTreeSet<String> = rules().into_iter().map(|rule| rule.id).collect();
    for preset in Preset::all() {
        for comment in preset
            .policy
            .lines()
            .filter_map(|line| line.split_once('#'))
        {
            let words = comment
                .1
                .split(|letter: char| !letter.is_ascii_alphanumeric() && letter != '.');
            for word in words.map(|word| word.trim_matches('.')) {
                let (letter, digits) = word.split_at(word.len().min(1));
                let is_mark = letter.chars().all(|letter| letter.is_ascii_uppercase())
                    && digits.starts_with(|digit: char| digit.is_ascii_digit());
                assert!(!is_mark || known.contains(word), "{}: {word}", preset.name);
            }
        }
    }
}

#[test]
fn every_command_that_shows_a_rule_exists() {
    let mut program = command_line(Words::new(Lang::En));
    program.build();
    for rule in rules() {
        for line in &rule.commands {
            let mut command = &program;
            for word in line.split(' ').skip(1) {
                if let Some(option) = word.strip_prefix("--") {
                    let mut own = command.get_arguments();
                    let is_known = own.any(|argument| argument.get_long() == Some(option));
                    assert!(is_known, "{}: {line} has no --{option}", rule.id);
                } else if let Some(below) = command.find_subcommand(word) {
                    command = below;
                }
            }
            assert!(command.get_name() != "visits", "{}: {line}", rule.id);
        }
    }
}

#[test]
fn the_page_of_rules_is_what_the_ledger_says() {
    let (rules, tests) = (rules(), tests());
    let mut page = String::from(
        "# The rules · 规则\n\nWhat the governing procedures ask of an office, a rule each: what it says, the \
         lines of policy that state it, what shows it, and the tests in which it is kept and broken. \
         Generated from `tests/data/ledger.toml`; `UPDATE=1 cargo test --test it` writes it anew. The figures \
         are the presets': an office changes them in its own `policy.toml` ([POLICY.md](../POLICY.md)).\n\n\
         各项制度的要求，一条一节：内容、对应的 policy.toml 设置、用哪个命令看、由哪些测试证明。\n",
    );
    for rule in &rules {
        section(rule, &tests, &mut page);
    }
    assert_generated("docs/reference/RULES.md", &page);
}
