//! `explain`: what a code means, how it comes about, how to mend it.

use std::fmt::Write;

use serde_json::{Map, Value, json};

use crate::calendar::Instant;
use crate::diag::{CATALOGUE, Entry, Severity};
use crate::sheet::{Page, Tone};
use crate::words::{Message, Words};

/// The page of one code.
pub fn page(entry: &Entry, now: Instant, words: Words) -> Page {
    let text = |part: &str| entry.texts.text(part, words);
    let severity = words.say(severity(entry));
    let mut page = Page::new(
        "explain",
        format!("{} · {} · {severity}", entry.code, text("name")),
        now,
    );
    page.text(Tone::Plain, text("meaning"));
    page.heading(words.say(Message::ExplainMend));
    page.text(Tone::Plain, entry.texts.general_help(words));
    page.heading(words.say(Message::ExplainExample));
    for line in text("example").lines() {
        let tone = if line.starts_with('+') {
            Tone::Good
        } else {
            Tone::Bad
        };
        page.text(tone, line);
    }
    page.wire = wire(entry, words);
    page
}

/// The same as plain text, for a terminal.
pub fn text(entry: &Entry, words: Words) -> String {
    let text = |part: &str| entry.texts.text(part, words);
    format!(
        "{} {} ({}, {})\n\n{}\n\n{} {}\n\n{}\n",
        entry.code,
        text("name"),
        words.say(severity(entry)),
        entry.name,
        text("meaning"),
        words.say(Message::ExplainMend),
        entry.texts.general_help(words),
        text("example"),
    )
}

/// The whole catalogue as a document, both languages: `docs/FAULTS.md`.
pub fn document(english: Words, chinese: Words) -> String {
    let mut out = english.say(Message::ExplainDocument);
    for entry in CATALOGUE {
        let text = |words: Words, part: &str| entry.texts.text(part, words);
        write!(
            out,
            "\n## {code} · {name} · {chinese_name}\n\n`{program}`, {severity}\n\n{meaning}\n\n{chinese_meaning}\n\n\
             **{mend}** {help}. · **{chinese_mend}** {chinese_help}。\n\n```diff\n{example}\n```\n",
            code = entry.code,
            name = text(english, "name"),
            chinese_name = text(chinese, "name"),
            program = entry.name,
            severity = english.say(severity(entry)),
            meaning = text(english, "meaning"),
            chinese_meaning = text(chinese, "meaning"),
            mend = english.say(Message::ExplainMend),
            help = entry.texts.general_help(english),
            chinese_mend = chinese.say(Message::ExplainMend),
            chinese_help = entry.texts.general_help(chinese),
            example = text(english, "example"),
        )
        .expect("writing to a string cannot fail");
    }
    out
}

fn severity(entry: &Entry) -> Message<'static> {
    match entry.severity {
        Severity::Error => Message::CheckError,
        Severity::Warning => Message::CheckWarning,
    }
}

fn wire(entry: &Entry, words: Words) -> Map<String, Value> {
    let text = |part: &str| entry.texts.text(part, words);
    let value = json!({
        "code": entry.code,
        "name": entry.name,
        "severity": if entry.severity == Severity::Error { "error" } else { "warning" },
        "title": text("name"),
        "message": entry.texts.general_message(words),
        "meaning": text("meaning"),
        "help": entry.texts.general_help(words),
        "example": text("example"),
    });
    match value {
        Value::Object(object) => object,
        _ => Map::new(),
    }
}
