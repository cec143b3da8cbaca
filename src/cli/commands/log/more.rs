//! What else there is to write down of a meeting, asked for on a terminal where the outcome was: how long it
//! took, marks, what the owner raised. One key passes all of it over.

use std::collections::BTreeSet;

use super::arguments::Log;
use super::ask::Questions;
use crate::cli::prompt::{InquireError, Line};
use crate::model::{IssueKind, IssueSeverity, Outcome};
use crate::report::Names;
use crate::words::Message;
use crate::words::vocabulary::SERVICE;

impl Questions<'_, '_> {
    /// What else the owner said or gave, of what was not told already.
    pub(super) fn more(&mut self, log: &mut Log) -> Result<(), InquireError> {
        if log.outcome.as_deref() != Some(Outcome::Met.as_str()) {
            return Ok(());
        }
        let extras = [
            (log.minutes.is_none(), Message::AskMoreMinutes),
            (log.rate.is_empty(), Message::AskMoreMarks),
            (log.issue.is_empty(), Message::AskMoreIssue),
        ];
        let open = extras.into_iter().filter(|(is_open, _)| *is_open);
        let open: Vec<Message<'_>> = open.map(|(_, message)| message).collect();
        if open.is_empty() {
            return Ok(());
        }
        let shown: Vec<String> = open.iter().map(|message| self.say(*message)).collect();
        let question = self.say(Message::AskMore);
        for place in self.context.prompt().any_of(&question, &shown)? {
            match open[place] {
                Message::AskMoreMinutes => log.minutes = Some(self.minutes()?),
                Message::AskMoreMarks => log.rate = self.marks()?,
                _ => self.issue(log)?,
            }
        }
        Ok(())
    }

    /// How long it took; asked for until it is a number of minutes of one day.
    fn minutes(&mut self) -> Result<u32, InquireError> {
        loop {
            let text = self.typed(&self.say(Message::AskMinutes), &Line::default())?;
            if let Ok(minutes @ 0..=1440) = text.trim().parse() {
                return Ok(minutes);
            }
            let said = self.say(Message::LogMinutes);
            self.context.warn(&said);
        }
    }

    /// Marks of the services chosen, each as `--rate` takes it.
    fn marks(&mut self) -> Result<Vec<String>, InquireError> {
        let satisfaction = &self.book.policy.satisfaction;
        let services = &satisfaction.services;
        let words = self.context.words;
        let names: Vec<String> = services
            .iter()
            .map(|service| words.word(&SERVICE, service.as_ref()))
            .collect();
        let prompt = self.context.prompt();
        let chosen = prompt.any_of(&self.say(Message::AskServices), &names)?;
        let best_first: Vec<String> = (1..=satisfaction.scale)
            .rev()
            .map(|mark| mark.to_string())
            .collect();
        let mut marks = Vec::new();
        for place in chosen {
            let question = self.say(Message::AskMark {
                service: &names[place],
            });
            let mark = &best_first[prompt.one_of(&question, &best_first)?];
            marks.push(format!("{}={mark}", services[place]));
        }
        Ok(marks)
    }

    /// What the owner raised: in a sentence, of which kind, how grave, whose it is.
    fn issue(&mut self, log: &mut Log) -> Result<(), InquireError> {
        let summary = loop {
            let text = self.typed(&self.say(Message::AskIssue), &Line::default())?;
            if !text.trim().is_empty() {
                break text;
            }
            let said = self.say(Message::IssueNoSummary);
            self.context.warn(&said);
        };
        log.issue.push(summary);
        if log.kind.is_none() {
            log.kind = Some(self.choice::<IssueKind>(Message::AskKind)?);
        }
        if log.severity.is_none() {
            log.severity = Some(self.choice::<IssueSeverity>(Message::AskSeverity)?);
        }
        if log.department.is_none() {
            log.department = self.department()?;
        }
        Ok(())
    }

    /// One of the office's departments; none where it has none.
    fn department(&self) -> Result<Option<String>, InquireError> {
        let names = Names::new(self.book, self.context.words);
        let ids: BTreeSet<&str> = self.book.departments().collect();
        let ids: Vec<&str> = ids.into_iter().collect();
        let shown: Vec<String> = ids.iter().map(|id| names.department(id)).collect();
        if ids.is_empty() {
            return Ok(None);
        }
        let question = self.say(Message::AskDepartment);
        let chosen = self.context.prompt().one_of(&question, &shown)?;
        Ok(ids.get(chosen).map(|id| (*id).to_owned()))
    }
}
