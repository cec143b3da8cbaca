//! `explain`: what a code of `check` means, how it comes about, how to mend it.

use schemars::JsonSchema;
use serde::Serialize;

use super::{Answer, Body, Say, Sentence};
use crate::calendar::Instant;
use crate::diag::{Entry, Severity};

/// A text of a code.
#[derive(Clone, Copy, Debug)]
pub struct Text {
    /// Whose.
    pub entry: &'static Entry,
    /// Which.
    pub part: Part,
}

/// What is said of every code.
#[derive(Clone, Copy, Debug)]
pub enum Part {
    /// What it is called.
    Title,
    /// What `check` says, with `…` for what stands in the data.
    Message,
    /// What it means and how it comes about.
    Meaning,
    /// What to do.
    Help,
    /// Lines of data that have it, and the same without it.
    Example,
}

/// One code explained.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Explained<'a> {
    /// The code: `V110`.
    pub code: &'static str,
    /// Its short English name: `bad-date`.
    pub name: &'static str,
    /// Whether what it is found in is left out.
    pub severity: Severity,
    /// What it is called.
    pub title: Sentence<'a, Text>,
    /// What `check` says, with `…` for what stands in the data.
    pub message: Sentence<'a, Text>,
    /// What it means and how it comes about.
    pub meaning: Sentence<'a, Text>,
    /// What to do.
    pub help: Sentence<'a, Text>,
    /// Lines of data that have it (`-`), and the same without it (`+`).
    pub example: Sentence<'a, Text>,
}

impl Body for Explained<'_> {
    const NAME: &'static str = "explain";
}

/// Explains a code.
pub fn explain<'a>(
    entry: &'static Entry,
    now: Instant,
    voice: &'a dyn Say<Text>,
) -> Answer<Explained<'a>> {
    let say = |part| Sentence::new(Text { entry, part }, voice);
    Answer::at(
        now,
        Explained {
            code: entry.code,
            name: entry.name,
            severity: entry.severity,
            title: say(Part::Title),
            message: say(Part::Message),
            meaning: say(Part::Meaning),
            help: say(Part::Help),
            example: say(Part::Example),
        },
    )
}
