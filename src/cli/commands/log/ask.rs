//! What is missing, asked for on a terminal; never anywhere else.

use inquire::{InquireError, MultiSelect, Select, Text};

use super::arguments::Log;
use crate::calendar::Instant;
use crate::cli::context::Context;
use crate::cli::error::{CommandError, Kind};
use crate::model::{Book, Channel, Outcome};
use crate::report::Names;

/// Most parties suggested at a time.
const MOST_SUGGESTED: usize = 50;

/// The arguments, with the party and what goes with it asked for if it was not named.
pub(super) fn ask(
    mut log: Log,
    context: &mut Context<'_>,
    book: &Book,
    now: Instant,
) -> Result<Log, CommandError> {
    if log.party.is_some() {
        return Ok(log);
    }
    let environment = context.environment;
    if !(environment.asks_terminal && environment.talks_to_terminal) {
        return context.refuse("log.no-party", &[]);
    }
    log.party = Some(party(context, book, now)?);
    let asked = Questions { context, book, now }.fill(&mut log);
    asked.map_err(|error| cancelled(&error, context))?;
    Ok(log)
}

/// The id of a party, asked for until somebody is meant.
fn party(context: &mut Context<'_>, book: &Book, now: Instant) -> Result<String, CommandError> {
    loop {
        let asked = Questions { context, book, now }.party();
        let line = asked.map_err(|error| cancelled(&error, context))?;
        match context.whom(book, &line, now.date()) {
            Ok(party) => return Ok(book[party].id.to_string()),
            Err(nobody) => {
                context.warn(&nobody.message);
                for hint in &nobody.hints {
                    context.note(hint);
                }
            }
        }
    }
}

struct Questions<'q, 'c> {
    context: &'q Context<'c>,
    book: &'q Book,
    now: Instant,
}

impl Questions<'_, '_> {
    fn fill(&self, log: &mut Log) -> Result<(), InquireError> {
        if log.channel.is_none() {
            log.channel = Some(self.choice(
                "ask.channel",
                "channel",
                Channel::ALL.iter().map(|word| word.as_str()),
            )?);
        }
        if log.outcome.is_none() {
            log.outcome = Some(self.choice(
                "ask.outcome",
                "outcome",
                Outcome::ALL.iter().map(|word| word.as_str()),
            )?);
        }
        if log.at.is_none() {
            let now = self.now.to_string();
            log.at = Some(Text::new(&self.say("ask.at")).with_default(&now).prompt()?);
        }
        if log.outcome.as_deref() == Some("rescheduled") && log.next.is_none() {
            log.next = Some(Text::new(&self.say("ask.next")).prompt()?);
        }
        if log.outcome.as_deref() == Some("waived") && log.rules.is_empty() {
            log.rules = self.rules()?;
        }
        if log.note.is_none() {
            log.note = Some(Text::new(&self.say("ask.note")).prompt()?);
        }
        Ok(())
    }

    /// A party, by any part of its id, name or home.
    fn party(&self) -> Result<String, InquireError> {
        let names = Names::new(self.book, self.context.words);
        let parties = self.book.indexed_parties();
        let lines: Vec<String> = parties
            .map(|(party, told)| format!("{} {} {}", told.id, told.name, names.home(party)))
            .collect();
        let complete = move |typed: &str| {
            let holds = |line: &&String| typed.split_whitespace().all(|part| line.contains(part));
            Ok(lines
                .iter()
                .filter(holds)
                .take(MOST_SUGGESTED)
                .cloned()
                .collect::<Vec<_>>())
        };
        let line = Text::new(&self.say("ask.party"))
            .with_help_message(&self.say("ask.party.help"))
            .with_autocomplete(complete)
            .prompt()?;
        let first = line.split_whitespace().next().unwrap_or_default();
        Ok(if self.book.party(first).is_some() {
            first.to_owned()
        } else {
            line
        })
    }

    /// A word of a closed list, shown as people say it.
    fn choice(
        &self,
        question: &str,
        group: &str,
        words: impl Iterator<Item = &'static str>,
    ) -> Result<String, InquireError> {
        let words: Vec<&str> = words.collect();
        let shown: Vec<String> = words
            .iter()
            .map(|word| self.context.words.term(group, word))
            .collect();
        let chosen = Select::new(&self.say(question), shown)
            .without_help_message()
            .raw_prompt()?;
        Ok(words
            .get(chosen.index)
            .map(|word| (*word).to_owned())
            .unwrap_or_default())
    }

    fn rules(&self) -> Result<Vec<String>, InquireError> {
        let rules: Vec<&crate::model::policy::Rule> = self
            .book
            .policy
            .rules
            .iter()
            .filter(|rule| rule.asks().is_some())
            .collect();
        let shown: Vec<&str> = rules.iter().map(|rule| rule.name()).collect();
        let chosen = MultiSelect::new(&self.say("ask.rules"), shown).raw_prompt()?;
        Ok(chosen
            .iter()
            .filter_map(|choice| rules.get(choice.index))
            .map(|rule| rule.id.to_string())
            .collect())
    }

    fn say(&self, key: &str) -> String {
        self.context.words.text(key).into_owned()
    }
}

fn cancelled(error: &InquireError, context: &Context<'_>) -> CommandError {
    match error {
        InquireError::OperationCanceled | InquireError::OperationInterrupted => {
            CommandError::new(Kind::Usage, context.words.text("ask.cancelled"))
        }
        other => CommandError::new(
            Kind::Usage,
            context.words.say("ask.failed", &[("reason", other)]),
        ),
    }
}
