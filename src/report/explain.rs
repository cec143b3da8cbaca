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
    page.text(Tone::Plain, general(text("help")));
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
        general(text("help")),
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
            help = general(text(english, "help")),
            chinese_mend = chinese.say(Message::ExplainMend),
            chinese_help = general(text(chinese, "help")),
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

/// The help without a fault at hand: its arguments stand as names in capitals.
fn general(help: &str) -> String {
    let mut parts = help.split("%{");
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (name, rest) = part.split_once('}').unwrap_or((part, ""));
        out.push_str(&name.to_uppercase());
        out.push_str(rest);
    }
    out
}

fn wire(entry: &Entry, words: Words) -> Map<String, Value> {
    let text = |part: &str| Value::from(general(entry.texts.text(part, words)));
    let value = json!({
        "code": entry.code,
        "name": entry.name,
        "severity": if entry.severity == Severity::Error { "error" } else { "warning" },
        "title": text("name"),
        "message": text("message"),
        "meaning": text("meaning"),
        "help": text("help"),
        "example": text("example"),
    });
    match value {
        Value::Object(object) => object,
        _ => Map::new(),
    }
}
