//! What is missing, asked for on a terminal; never anywhere else.

use super::arguments::Log;
use super::today::today;
use crate::calendar::{Instant, Toward};
use crate::cli::context::Context;
use crate::cli::error::{CommandError, Kind};
use crate::cli::prompt::{Answer, InquireError, Line};
use crate::model::{Book, Channel, Outcome, Staff};
use crate::report::Names;
use crate::text::Directory;
use crate::words::{Message, Term};

/// The arguments, with the party and what goes with it asked for if it was not named. What cannot be
/// is asked for again: nothing that was typed is lost to a slip in what came after it.
pub(super) fn ask(
    mut log: Log,
    context: &mut Context<'_>,
    directory: &Directory,
    book: &Book,
    now: Instant,
) -> Result<Log, CommandError> {
    if !log.is_short(context) {
        if log.party.is_empty() {
            return context.refuse(Message::LogNoParty);
        }
        return Ok(log);
    }
    if !log.party.is_empty() {
        let mut questions = Questions {
            context,
            book,
            now,
            first: Vec::new(),
        };
        let asked = questions.outcome(&mut log);
        asked.map_err(|error| cancelled(&error, context))?;
        return Ok(log);
    }
    let own = context.own_staff()?;
    let today = today(
        directory,
        |book| own.and_then(|name| book.colleague(&name)),
        now,
    );
    let first = today.into_iter().map(|appointed| appointed.party).collect();
    let is_known = log.staff.is_some() || context.own_staff()?.is_some();
    let mut questions = Questions {
        context,
        book,
        now,
        first,
    };
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

pub(super) struct Questions<'q, 'c> {
    pub(super) context: &'q mut Context<'c>,
    pub(super) book: &'q Book,
    now: Instant,
    /// The ids of those whom the plan names for today, in its order.
    first: Vec<String>,
}

impl Log {
    /// Whether so little was said that the rest is asked for: on a terminal, without whom or without what
    /// came of it.
    pub(super) fn is_short(&self, context: &Context<'_>) -> bool {
        let environment = context.environment;
        let is_terminal = environment.stdin_is_terminal && environment.stderr_is_terminal;
        is_terminal && (self.party.is_empty() || self.outcome.is_none())
    }
}

impl Questions<'_, '_> {
    /// The party, asked for until somebody is meant.
    fn whom(&mut self, log: &mut Log) -> Result<(), InquireError> {
        loop {
            let line = self.party()?;
            match self.context.whom(self.book, &line, self.now.date()) {
                Ok(party) => {
                    log.party = vec![self.book[party].id.to_string()];
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
        let names: Vec<String> = serving.iter().map(|member| member.name.clone()).collect();
        let chosen = self
            .context
            .prompt()
            .one_of(&self.say(Message::AskStaff), &names)?;
        log.staff = serving.get(chosen).map(|member| member.id.to_string());
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
        if log.at.is_none() {
            let now = self.now.to_string();
            log.at = Some(self.time(Message::AskAt, Some(&now), Toward::Past)?);
        }
        self.rest(log)?;
        if log.note.is_none() {
            log.note = Some(self.note(false)?);
        }
        self.more(log)
    }

    /// What came of it, and what that asks for; the rest is as it usually is.
    fn outcome(&mut self, log: &mut Log) -> Result<(), InquireError> {
        log.outcome = Some(self.choice::<Outcome>(Message::AskOutcome)?);
        self.rest(log)?;
        if log.party.len() > 1 {
            // What one of them said is not what all said.
            return Ok(());
        }
        self.more(log)
    }

    /// What an outcome cannot be without.
    fn rest(&mut self, log: &mut Log) -> Result<(), InquireError> {
        let outcome = log.outcome.as_deref().unwrap_or_default().to_owned();
        if outcome == "rescheduled" && log.next.is_none() {
            log.next = Some(self.time(Message::AskNext, None, Toward::Future)?);
        }
        if outcome == "waived" && log.rules.is_empty() {
            log.rules = self.rules()?;
        }
        if log.note.is_none() && matches!(outcome.as_str(), "refused" | "waived") {
            log.note = Some(self.note(true)?);
        }
        Ok(())
    }

    /// A time, asked for until one is meant.
    fn time(
        &mut self,
        question: Message<'_>,
        usual: Option<&str>,
        toward: Toward,
    ) -> Result<String, InquireError> {
        let question = self.say(question);
        loop {
            let line = Line {
                usual,
                ..Line::default()
            };
            let text = self.typed(&question, &line)?;
            let when = (&self.book.almanac, self.now);
            match self.context.time_asked(&question, &text, when, toward) {
                Ok(_) => return Ok(text),
                Err(unclear) => self.tell(&unclear),
            }
        }
    }

    /// What was said; asked for until there is something, where there must be.
    fn note(&mut self, is_needed: bool) -> Result<String, InquireError> {
        loop {
            let note = self.typed(&self.say(Message::AskNote), &Line::default())?;
            if !is_needed || !note.trim().is_empty() {
                return Ok(note);
            }
            let said = self.say(Message::AskNoteNeeded);
            self.context.warn(&said);
        }
    }

    fn tell(&mut self, failure: &CommandError) {
        let prompt = self.context.prompt();
        self.context.warn(&prompt.shown(&failure.message));
        for hint in &failure.hints {
            self.context.inform(&prompt.shown(hint));
        }
    }

    /// A line of which nothing is suggested.
    pub(super) fn typed(&self, question: &str, line: &Line<'_>) -> Result<String, InquireError> {
        match self.context.prompt().line(question, line)? {
            Answer::Typed(text) => Ok(text),
            Answer::Suggested(_) => Ok(String::new()),
        }
    }

    /// A party, by any part of its id, name or home.
    fn party(&self) -> Result<String, InquireError> {
        let names = Names::new(self.book, self.context.words);
        let place = |id: &str| self.first.iter().position(|first| first == id);
        let mut parties: Vec<_> = self.book.indexed_parties().collect();
        parties.sort_by_key(|(_, told)| place(told.id.as_str()).unwrap_or(usize::MAX));
        let parties = parties.into_iter();
        let (ids, suggestions): (Vec<String>, Vec<String>) = parties
            .map(|(party, told)| {
                let line = format!("{} {} {}", told.id, told.name, names.home(party));
                (told.id.to_string(), line)
            })
            .unzip();
        let help = self.say(Message::AskPartyKeys);
        let line = Line {
            help: Some(&help),
            suggestions,
            ..Line::default()
        };
        let question = self.say(Message::AskParty);
        match self.context.prompt().line(&question, &line)? {
            Answer::Suggested(place) => Ok(ids[place].clone()),
            Answer::Typed(text) => {
                let first = text.split_whitespace().next().unwrap_or_default();
                let is_id = self.book.party(first).is_some();
                Ok(if is_id { first.to_owned() } else { text })
            }
        }
    }

    /// A word of a closed list, shown as people say it.
    pub(super) fn choice<T: Term>(&self, question: Message<'_>) -> Result<String, InquireError> {
        let words = self.context.words;
        let shown = T::ALL.iter().map(|entry| words.term(*entry).to_owned());
        let shown: Vec<String> = shown.collect();
        let chosen = self.context.prompt().one_of(&self.say(question), &shown)?;
        Ok(T::ALL[chosen].word().key.to_owned())
    }

    fn rules(&self) -> Result<Vec<String>, InquireError> {
        let rules = &self.book.policy.rules;
        let shown: Vec<String> = rules.iter().map(|rule| rule.name().to_owned()).collect();
        let question = self.say(Message::AskRules);
        let chosen = self.context.prompt().any_of(&question, &shown)?;
        Ok(chosen
            .iter()
            .filter_map(|place| rules.get(*place))
            .map(|rule| rule.id.to_string())
            .collect())
    }

    pub(super) fn say(&self, message: Message<'_>) -> String {
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
