//! What a command did, in a sentence of each language: for the journal of changes, and for git.

use std::collections::BTreeMap;

use super::context::Context;
use super::error::CommandError;
use crate::book::office_zone;
use crate::calendar::{Almanac, Instant};
use crate::text::{Directory, Note, Session};
use crate::words::{Lang, Message, Words};

impl Context<'_> {
    /// The time to answer for, where no book is read.
    pub fn office_now(&self, directory: &Directory) -> Result<Instant, CommandError> {
        match office_zone(directory) {
            Some(zone) => self.now(&Almanac::of_zone(zone)),
            None => self.now_in(None),
        }
    }

    /// Says what the session's change does, as `say` says it in each language.
    pub fn deed(&mut self, session: &Session<'_>, say: impl Fn(Words) -> String) {
        let command = self.command.clone();
        self.tell_deed(&command, say);
        session.record(self.told.clone());
    }

    /// The same of a change that the journal does not hold.
    pub fn tell_deed(&mut self, command: &str, say: impl Fn(Words) -> String) {
        self.told.said = said(say);
        command.clone_into(&mut self.told.command);
    }

    /// What is written down of a command that says nothing else.
    pub(super) fn plain_note(&self, directory: &Directory) -> Note {
        let command = &self.command;
        let now = self.office_now(directory);
        Note {
            at: now.map(|now| now.to_string()).unwrap_or_default(),
            by: self.own_staff().ok().flatten(),
            command: command.clone(),
            said: said(|words| words.say(Message::DeedCommand { command })),
        }
    }
}

fn said(say: impl Fn(Words) -> String) -> BTreeMap<String, String> {
    let in_language = |lang: &Lang| (lang.as_str().to_owned(), say(Words::new(*lang)));
    Lang::ALL.iter().map(in_language).collect()
}
