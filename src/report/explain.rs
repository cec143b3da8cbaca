//! `explain`: what a code means, how it comes about, how to mend it.

use std::fmt::Write;

use serde_json::{Map, Value, json};

use crate::calendar::Instant;
use crate::diag::{CATALOGUE, Entry, Severity};
use crate::sheet::{Page, Tone};
use crate::words::Words;

/// The page of one code.
pub fn page(entry: &Entry, now: Instant, words: Words) -> Page {
    let text = |part: &str| {
        words
            .text(&format!("fault.{}.{part}", entry.code))
            .into_owned()
    };
    let severity = words.text(severity_key(entry));
    let mut page = Page::new(
        "explain",
        format!("{} · {} · {severity}", entry.code, text("name")),
        now,
    );
    page.text(Tone::Plain, text("meaning"));
    page.heading(words.text("explain.mend"));
    page.text(Tone::Plain, general(&text("help")));
    page.heading(words.text("explain.example"));
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
    let text = |part: &str| {
        words
            .text(&format!("fault.{}.{part}", entry.code))
            .into_owned()
    };
    format!(
        "{} {} ({}, {})\n\n{}\n\n{} {}\n\n{}\n",
        entry.code,
        text("name"),
        words.text(severity_key(entry)),
        entry.name,
        text("meaning"),
        words.text("explain.mend"),
        general(&text("help")),
        text("example"),
    )
}

/// The whole catalogue as a document, both languages: `docs/FAULTS.md`.
pub fn document(english: Words, chinese: Words) -> String {
    let mut out = english.text("explain.document").into_owned();
    for entry in CATALOGUE {
        let text = |words: Words, part: &str| {
            words
                .text(&format!("fault.{}.{part}", entry.code))
                .into_owned()
        };
        write!(
            out,
            "\n## {code} · {name} · {chinese_name}\n\n`{program}`, {severity}\n\n{meaning}\n\n{chinese_meaning}\n\n\
             **{mend}** {help}. · **{chinese_mend}** {chinese_help}。\n\n```diff\n{example}\n```\n",
            code = entry.code,
            name = text(english, "name"),
            chinese_name = text(chinese, "name"),
            program = entry.name,
            severity = english.text(severity_key(entry)),
            meaning = text(english, "meaning"),
            chinese_meaning = text(chinese, "meaning"),
            mend = english.text("explain.mend"),
            help = general(&text(english, "help")),
            chinese_mend = chinese.text("explain.mend"),
            chinese_help = general(&text(chinese, "help")),
            example = text(english, "example"),
        )
        .expect("writing to a string cannot fail");
    }
    out
}

fn severity_key(entry: &Entry) -> &'static str {
    match entry.severity {
        Severity::Error => "check.error",
        Severity::Warning => "check.warning",
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
    let text = |part: &str| {
        Value::from(general(
            &words.text(&format!("fault.{}.{part}", entry.code)),
        ))
    };
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
