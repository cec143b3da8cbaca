//! `check`: the faults found in the data, in words.

use super::page::page_of;
use crate::calendar::{Date, TimeOfDay};
use crate::diag::file::{self, POLICY};
use crate::diag::{Fault, Located};
use crate::ops::Answer;
use crate::ops::check::{Check, FaultFound, Gravity, PolicyShown};
use crate::sheet::{Cell, Column, Finding, Kind, Page, Row, Table, Tone};
use crate::words::{Message, Vocabulary, Words, vocabulary};

/// The faults with their sentences, in the order given.
pub fn findings(faults: &[Located], words: Words) -> Vec<Finding> {
    faults
        .iter()
        .map(|located| finding(located, words))
        .collect()
}

/// The page of `check`.
pub fn page(answer: &Answer<Check<'_>>, findings: &[Finding], words: Words) -> Page {
    let mut page = page_of(answer, words.say(Message::CheckTitle));
    page.table(table(findings, words));
    page
}

/// The policy that counts as a file of TOML, with what it departs from the rulebook in front as remarks.
pub fn policy_text(shown: &PolicyShown<'_>, toml: &str, words: Words) -> String {
    let departures = shown.departures.iter().map(String::as_str);
    let head = policy_head(shown, words);
    let remarks = head.iter().map(String::as_str).chain(departures);
    let mut text: String = remarks.flat_map(|remark| ["# ", remark, "\n"]).collect();
    if !text.is_empty() {
        text.push('\n');
    }
    text + toml
}

/// The page of `check --policy`.
pub fn policy_page(answer: &Answer<PolicyShown<'_>>, toml: &str, words: Words) -> Page {
    let mut page = page_of(answer, words.say(Message::CheckPolicyTitle));
    if let Some(line) = policy_head(&answer.body, words) {
        page.text(Tone::Plain, line);
    }
    page.points(answer.body.departures.clone());
    page.heading(POLICY);
    for line in toml.lines().filter(|line| !line.is_empty()) {
        page.text(Tone::Plain, line);
    }
    page
}

/// From which rulebook it begins, and how often it departs from it.
fn policy_head(shown: &PolicyShown<'_>, words: Words) -> Option<String> {
    let file = &shown.extends?;
    let count = &shown.departures.len();
    Some(words.say(Message::CheckPolicyFrom { file, count }))
}

/// How many errors and warnings there are, in a sentence.
pub fn summary(errors: usize, warnings: usize, words: Words) -> String {
    let (errors, warnings) = (&errors, &warnings);
    words.say(Message::CheckSummary { errors, warnings })
}

/// A fault with its sentences.
pub fn finding(located: &Located, words: Words) -> Finding {
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
        Some(near) => words.say(Message::CheckNear { near, help: &help }),
        None => help,
    }
}

fn sentence(fault: &Fault, part: &str, words: Words) -> String {
    let spoken: Vec<(&str, String)> = fault
        .arguments
        .iter()
        .map(|(name, value)| (*name, spoken(fault, name, value, words)))
        .collect();
    let texts = fault.code.entry().texts;
    texts.say(part, fault.told_as, &spoken, words)
}

/// An argument as people say it: words of the program's own are translated, what stands in a file
/// is not.
fn spoken(fault: &Fault, name: &str, value: &str, words: Words) -> String {
    let of = |list: &Vocabulary| Some(words.word(list, value));
    let said = match name {
        "column" => Some(words.column(table_of(&fault.place.file), value)),
        "channel" => of(&vocabulary::CHANNEL),
        "outcome" => of(&vocabulary::OUTCOME),
        "source" => of(&vocabulary::SOURCE),
        "kind" => of(&vocabulary::KIND),
        "state" => of(&vocabulary::BOOKING_STATE),
        "day" => of(&vocabulary::WEEKDAY),
        "expected" | "found" => of(&vocabulary::VALUE_TYPE),
        "problem" => of(&vocabulary::PROBLEM),
        "reason" => of(&vocabulary::REFUSAL),
        "syntax" => Some(syntax(value, words)),
        "table" if value.is_empty() => Some(words.say(Message::CheckTop)),
        "table" => Some(format!("[{value}]")),
        "character" if value.is_empty() => Some(words.say(Message::CheckTooLong)),
        "character" if value.chars().count() == 1 => {
            Some(words.say(Message::CheckCharacter { character: &value }))
        }
        "hours" | "door" if value == "–" => Some(words.say(Message::CheckNoHours)),
        "channels" => Some(channels(value, words)),
        _ => None,
    };
    said.or_else(|| minute(value))
        .unwrap_or_else(|| value.to_owned())
}

/// The table that a file is of: its name, or its folder's.
fn table_of(file: &str) -> &str {
    let folder = file.split_once('/').map(|(folder, _)| folder);
    folder.unwrap_or(file::without_ending(file).unwrap_or(file))
}

/// A minute in the files' form (`2026-11-16T09:00`) as people write it.
fn minute(value: &str) -> Option<String> {
    let (date, time) = value.split_once('T')?;
    let date: Date = date.parse().ok()?;
    let time: TimeOfDay = time.parse().ok()?;
    Some(format!("{date} {time}"))
}

/// What the parser of TOML says: in its own words only where there are no others.
pub fn syntax(said: &str, words: Words) -> String {
    let problem = said.split([',', ';']).next().unwrap_or_default();
    match vocabulary::SYNTAX.word(problem) {
        Some(word) => word.text(words.lang).to_owned(),
        None => words.say(Message::CheckSyntaxOther { said: &said }),
    }
}

/// Channels of a list, as people say them.
fn channels(list: &str, words: Words) -> String {
    let said: Vec<String> = list
        .split(", ")
        .map(|channel| words.word(&vocabulary::CHANNEL, channel))
        .collect();
    words.list(&said)
}

fn table(findings: &[Finding], words: Words) -> Table {
    let columns = vec![
        Column::new("file", words.say(Message::CheckFile), Kind::Text),
        Column::new("line", words.say(Message::CheckLine), Kind::Int),
        Column::new("column", words.say(Message::CheckColumn), Kind::Int),
        Column::new("severity", words.say(Message::CheckSeverity), Kind::Text),
        Column::new("code", words.say(Message::CheckCode), Kind::Id),
        Column::new("message", words.say(Message::CheckMessage), Kind::Text).fold(2),
        Column::new("help", words.say(Message::CheckHelp), Kind::Text).fold(1),
    ];
    let mut table = Table::new("faults", columns);
    table.rows = findings.iter().map(|finding| row(finding, words)).collect();
    table.empty = words.say(Message::CheckClean);
    table
}

fn row(finding: &Finding, words: Words) -> Row {
    let (severity, tone) = if finding.error {
        (Message::CheckError, Tone::Bad)
    } else {
        (Message::CheckWarning, Tone::Warn)
    };
    Row::new(vec![
        Cell::text(finding.file.as_str()),
        Cell::Int(finding.line.into()),
        Cell::Int(finding.column.into()),
        Cell::Text(words.say(severity)),
        Cell::id(finding.code),
        Cell::text(finding.message.as_str()),
        Cell::text(finding.help.as_str()),
    ])
    .tone(tone)
}

/// A fault as a program gets it.
pub fn fault(finding: &Finding) -> FaultFound<'_> {
    FaultFound {
        code: finding.code,
        severity: if finding.error {
            Gravity::Error
        } else {
            Gravity::Warning
        },
        file: &finding.file,
        line: finding.line,
        column: finding.column,
        message: &finding.message,
        help: &finding.help,
    }
}
