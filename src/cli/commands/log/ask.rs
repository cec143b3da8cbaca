//! What is missing, asked for on a terminal; never anywhere else.

use inquire::{InquireError, MultiSelect, Select, Text};

use super::arguments::Log;
use crate::calendar::Instant;
use crate::cli::context::Context;
use crate::cli::error::{CommandError, Kind};
use crate::model::{Book, Channel, Outcome, Staff};
use crate::report::Names;
use crate::words::{Message, Term};

/// Most parties suggested at a time.
const MOST_SUGGESTED: usize = 50;

/// The arguments, with the party and what goes with it asked for if it was not named. What cannot be
/// is asked for again: nothing that was typed is lost to a slip in what came after it.
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
        return context.refuse(Message::LogNoParty);
    }
    let is_known = log.staff.is_some() || context.own_staff()?.is_some();
    let mut questions = Questions { context, book, now };
    let asked = questions
        .whom(&mut log)
        .and_then(|()| {
            if is_known {
                Ok(())
            } else {
                questions.who(&mut log)
            }
        })
        .and_then(|()| questions.what(&mut log));
    asked.map_err(|error| cancelled(&error, context))?;
    Ok(log)
}

struct Questions<'q, 'c> {
    context: &'q mut Context<'c>,
    book: &'q Book,
    now: Instant,
}

impl Questions<'_, '_> {
    /// The party, asked for until somebody is meant.
    fn whom(&mut self, log: &mut Log) -> Result<(), InquireError> {
        loop {
            let line = self.party()?;
            match self.context.whom(self.book, &line, self.now.date()) {
                Ok(party) => {
                    log.party = Some(self.book[party].id.to_string());
                    return Ok(());
                }
                Err(nobody) => self.tell(&nobody),
            }
        }
    }

    /// The member of staff who was there, where neither the settings nor the arguments say it.
    fn who(&self, log: &mut Log) -> Result<(), InquireError> {
        let staff = self.book.staff.iter();
        let serving: Vec<&Staff> = staff
            .filter(|member| member.in_service(self.now.date()))
            .collect();
        let shown = serving.iter().map(|member| member.name.as_str()).collect();
        let chosen = Select::new(&self.say(Message::AskStaff), shown)
            .without_help_message()
            .raw_prompt()?;
        log.staff = serving
            .get(chosen.index)
            .map(|member| member.id.to_string());
        Ok(())
    }

    /// How it went.
    fn what(&mut self, log: &mut Log) -> Result<(), InquireError> {
        if log.channel.is_none() {
            log.channel = Some(self.choice::<Channel>(Message::AskChannel)?);
        }
        if log.outcome.is_none() {
            log.outcome = Some(self.choice::<Outcome>(Message::AskOutcome)?);
        }
        let outcome = log.outcome.as_deref().unwrap_or_default().to_owned();
        if log.at.is_none() {
            let now = self.now.to_string();
            log.at = Some(self.time(Message::AskAt, Some(&now))?);
        }
        if outcome == "rescheduled" && log.next.is_none() {
            log.next = Some(self.time(Message::AskNext, None)?);
        }
        if outcome == "waived" && log.rules.is_empty() {
            log.rules = self.rules()?;
        }
        if log.note.is_none() {
            log.note = Some(self.note(matches!(outcome.as_str(), "refused" | "waived"))?);
        }
        Ok(())
    }

    /// A time, asked for until one is meant.
    fn time(&mut self, question: Message<'_>, usual: Option<&str>) -> Result<String, InquireError> {
        let question = self.say(question);
        loop {
            let asked = Text::new(&question);
            let asked = match usual {
                Some(usual) => asked.with_default(usual),
                None => asked,
            };
            let text = asked.prompt()?;
            let zone = &self.book.almanac.zone;
            match self.context.time_asked(&question, &text, zone, self.now) {
                Ok(_) => return Ok(text),
                Err(unclear) => self.tell(&unclear),
            }
        }
    }

    /// What was said; asked for until there is something, where there must be.
    fn note(&mut self, is_needed: bool) -> Result<String, InquireError> {
        loop {
            let note = Text::new(&self.say(Message::AskNote)).prompt()?;
            if !is_needed || !note.trim().is_empty() {
                return Ok(note);
            }
            let said = self.say(Message::AskNoteNeeded);
            self.context.warn(&said);
        }
    }

    fn tell(&mut self, failure: &CommandError) {
        self.context.warn(&failure.message);
        for hint in &failure.hints {
            self.context.note(hint);
        }
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
        let line = Text::new(&self.say(Message::AskParty))
            .with_help_message(&self.say(Message::AskPartyKeys))
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
    fn choice<T: Term>(&self, question: Message<'_>) -> Result<String, InquireError> {
        let words = self.context.words;
        let shown = T::ALL.iter().map(|entry| words.term(*entry)).collect();
        let chosen = Select::new(&self.say(question), shown)
            .without_help_message()
            .raw_prompt()?;
        Ok(T::ALL[chosen.index].word().key.to_owned())
    }

    fn rules(&self) -> Result<Vec<String>, InquireError> {
        let rules = &self.book.policy.rules;
        let shown: Vec<&str> = rules.iter().map(|rule| rule.name()).collect();
        let chosen = MultiSelect::new(&self.say(Message::AskRules), shown).raw_prompt()?;
        Ok(chosen
            .iter()
            .filter_map(|choice| rules.get(choice.index))
            .map(|rule| rule.id.to_string())
            .collect())
    }

    fn say(&self, message: Message<'_>) -> String {
        self.context.words.say(message)
    }
}

fn cancelled(error: &InquireError, context: &Context<'_>) -> CommandError {
    match error {
        InquireError::OperationCanceled | InquireError::OperationInterrupted => {
            context.failure(Kind::Usage, Message::AskCancelled)
        }
        other => context.failure(Kind::Usage, Message::AskFailed { reason: other }),
    }
}
