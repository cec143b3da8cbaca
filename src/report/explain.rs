//! `explain`: what a code means, how it comes about, how to mend it.

use std::fmt::Write;

use super::page::page_of;
use crate::diag::{CATALOGUE, Severity};
use crate::ops::explain::{Explained, Part, Text};
use crate::ops::{Answer, Say};
use crate::sheet::{Page, Tone};
use crate::words::{Message, Words};

/// The page of one code.
pub fn page(answer: &Answer<Explained<'_>>, words: Words) -> Page {
    let code = &answer.body;
    let severity = words.say(severity(code.severity));
    let title = format!("{} · {} · {severity}", code.code, code.title);
    let mut page = page_of(answer, title);
    page.text(Tone::Plain, code.meaning.words());
    page.heading(words.say(Message::ExplainMend));
    page.text(Tone::Plain, code.help.words());
    page.heading(words.say(Message::ExplainExample));
    for line in code.example.words().lines() {
        let tone = if line.starts_with('+') {
            Tone::Good
        } else {
            Tone::Bad
        };
        page.text(tone, line);
    }
    page
}

/// The same as plain text, for a terminal.
pub fn text(code: &Explained<'_>, words: Words) -> String {
    let head = words.say(Message::ExplainHead {
        code: &code.code,
        title: &code.title,
        severity: &words.say(severity(code.severity)),
        name: &code.name,
    });
    let to_do = words.say(Message::ExplainToDo { help: &code.help });
    let (meaning, example) = (&code.meaning, &code.example);
    format!("{head}\n\n{meaning}\n\n{to_do}\n\n{example}\n")
}

impl Say<Text> for Words {
    fn say(&self, Text { entry, part }: &Text) -> String {
        match part {
            Part::Title => entry.texts.text("name", *self).to_owned(),
            Part::Message => entry.texts.general_message(*self),
            Part::Meaning => entry.texts.text("meaning", *self).to_owned(),
            Part::Help => entry.texts.general_help(*self).to_owned(),
            Part::Example => entry.texts.text("example", *self).to_owned(),
        }
    }
}

/// The whole catalogue as a document, both languages: `docs/reference/FAULTS.md`.
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
            severity = english.say(severity(entry.severity)),
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

fn severity(severity: Severity) -> Message<'static> {
    match severity {
        Severity::Error => Message::CheckError,
        Severity::Warning => Message::CheckWarning,
    }
}
