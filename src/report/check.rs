//! `check`: the faults found in the data, in words.

use std::fmt::Display;

use serde_json::{Map, Value, json};

use crate::calendar::{Date, Instant, TimeOfDay};
use crate::diag::{Fault, Located};
use crate::sheet::{Cell, Column, Finding, Kind, Page, Row, Table, Tone};
use crate::words::Words;

/// The faults with their sentences, in the order given.
pub fn findings(faults: &[Located], words: Words) -> Vec<Finding> {
    faults
        .iter()
        .map(|located| finding(located, words))
        .collect()
}

/// The page of `check`.
pub fn page(findings: &[Finding], now: Instant, words: Words) -> Page {
    let mut page = Page::new("check", words.text("check.title"), now);
    page.table(table(findings, words));
    page.wire = wire(findings);
    page
}

/// How many errors and warnings there are, in a sentence.
pub fn summary(findings: &[Finding], words: Words) -> String {
    let errors = findings.iter().filter(|finding| finding.error).count();
    let warnings = findings.len() - errors;
    words.say(
        "check.summary",
        &[("errors", &errors), ("warnings", &warnings)],
    )
}

fn finding(located: &Located, words: Words) -> Finding {
    let fault = &located.fault;
    Finding {
        code: fault.code.text(),
        error: located.is_error(),
        file: fault.place.file.to_string(),
        line: located.line,
        column: located.column,
        length: located.length,
        text: located.text.clone(),
        message: sentence(fault, "message", words),
        help: help(fault, words),
    }
}

/// What to do, with the name that was probably meant.
fn help(fault: &Fault, words: Words) -> String {
    let help = sentence(fault, "help", words);
    match &fault.nearest {
        Some(near) => words.say("check.near", &[("near", near), ("help", &help)]),
        None => help,
    }
}

fn sentence(fault: &Fault, part: &str, words: Words) -> String {
    let spoken: Vec<(&str, String)> = fault
        .arguments
        .iter()
        .map(|(name, value)| (*name, spoken(name, value, words)))
        .collect();
    let arguments: Vec<(&str, &dyn Display)> = spoken
        .iter()
        .map(|(name, value)| (*name, value as &dyn Display))
        .collect();
    let usual = format!("fault.{}.{part}", fault.code.text());
    let special = format!("{usual}-{}", fault.told_as);
    let has_special = !fault.told_as.is_empty() && words.find(&special).is_some();
    words.say(if has_special { &special } else { &usual }, &arguments)
}

/// An argument as people say it: words of the program's own are translated, what stands in a file
/// is not.
fn spoken(name: &str, value: &str, words: Words) -> String {
    let own = |group: &str| {
        words
            .find(&format!("{group}.{value}"))
            .map(std::borrow::Cow::into_owned)
    };
    let said = match name {
        "channel" | "outcome" | "source" | "kind" => own(&format!("term.{name}")),
        "state" => own("term.plan"),
        "day" => own("weekday"),
        "syntax" => Some(syntax(value, words)),
        "expected" | "found" => own("check.type"),
        "problem" => own("check.problem"),
        "table" if value.is_empty() => Some(words.text("check.top").into_owned()),
        "table" => Some(format!("[{value}]")),
        "character" if value.is_empty() => Some(words.text("check.too_long").into_owned()),
        "character" if value.chars().count() == 1 => {
            Some(words.say("check.character", &[("character", &value)]))
        }
        "hours" | "door" if value == "–" => Some(words.text("check.no_hours").into_owned()),
        "channels" => Some(words.terms("channel", value.split(", "))),
        _ => None,
    };
    said.or_else(|| minute(value))
        .unwrap_or_else(|| value.to_owned())
}

/// A minute in the files' form (`2026-11-16T09:00`) as people write it.
fn minute(value: &str) -> Option<String> {
    let (date, time) = value.split_once('T')?;
    let date: Date = date.parse().ok()?;
    let time: TimeOfDay = time.parse().ok()?;
    Some(format!("{date} {time}"))
}

/// What the parser of TOML says: in its own words only where there are no others.
fn syntax(said: &str, words: Words) -> String {
    let problem = said.split([',', ';']).next().unwrap_or_default();
    let name = problem.replace([' ', '`'], "-");
    let known = words.find(&format!("check.syntax.{name}"));
    known.map_or_else(
        || words.say("check.syntax.other", &[("said", &said)]),
        std::borrow::Cow::into_owned,
    )
}

fn table(findings: &[Finding], words: Words) -> Table {
    let head = |key: &str| words.text(&format!("check.{key}")).into_owned();
    let columns = vec![
        Column::new("file", head("file"), Kind::Text),
        Column::new("line", head("line"), Kind::Int),
        Column::new("column", head("column"), Kind::Int),
        Column::new("severity", head("severity"), Kind::Text),
        Column::new("code", head("code"), Kind::Id),
        Column::new("message", head("message"), Kind::Text).fold(2),
        Column::new("help", head("help"), Kind::Text).fold(1),
    ];
    let mut table = Table::new("faults", columns);
    table.rows = findings.iter().map(|finding| row(finding, words)).collect();
    table.empty = words.text("check.clean").into_owned();
    table
}

fn row(finding: &Finding, words: Words) -> Row {
    let (severity, tone) = if finding.error {
        ("check.error", Tone::Bad)
    } else {
        ("check.warning", Tone::Warn)
    };
    Row::new(vec![
        Cell::text(finding.file.as_str()),
        Cell::Int(finding.line.into()),
        Cell::Int(finding.column.into()),
        Cell::text(words.text(severity)),
        Cell::id(finding.code),
        Cell::text(finding.message.as_str()),
        Cell::text(finding.help.as_str()),
    ])
    .tone(tone)
}

fn wire(findings: &[Finding]) -> Map<String, Value> {
    let faults = findings.iter().map(|finding| {
        json!({
            "code": finding.code,
            "severity": if finding.error { "error" } else { "warning" },
            "file": finding.file,
            "line": finding.line,
            "column": finding.column,
            "message": finding.message,
            "help": finding.help,
        })
    });
    Map::from_iter([("faults".to_owned(), Value::Array(faults.collect()))])
}
