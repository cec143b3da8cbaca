//! The steps of an issue's life, as they are typed.

use clap::Args;

use super::standing::Said;
use super::step::{Change, Found, take};
use crate::book::VisitsNeed;
use crate::calendar::Toward;
use crate::cli::context::Context;
use crate::cli::error::CommandError;
use crate::duties::at_the_top;
use crate::model::Step;
use crate::words::Message;

/// Note that the owner was told the solution
#[derive(Args, Debug)]
pub struct Answer {
    /// The issue's id, or a part of its tail that no other has
    #[arg(value_name = "ID")]
    id: String,
    /// When (default: now)
    #[arg(long, value_name = "INSTANT")]
    at: Option<String>,
    /// What the owner was told; - reads it from stdin
    #[arg(
        long = "answer",
        value_name = "TEXT",
        alias = "result",
        allow_hyphen_values = true
    )]
    text: Option<String>,
}

/// Note until when an answer was promised
#[derive(Args, Debug)]
pub struct Promise {
    /// The issue's id
    #[arg(value_name = "ID")]
    id: String,
    /// Until when: 2026-11-18T18:00, "tomorrow 18:00"
    #[arg(value_name = "INSTANT")]
    until: String,
}

/// Note that it was solved
#[derive(Args, Debug)]
pub struct Resolve {
    #[command(flatten)]
    noted: Noted,
}

/// Note that somebody is on site
#[derive(Args, Debug)]
pub struct Arrive {
    /// The issue's id
    #[arg(value_name = "ID")]
    id: String,
    /// When (default: now)
    #[arg(long, value_name = "INSTANT")]
    at: Option<String>,
}

/// Pass it up to the project manager
#[derive(Args, Debug)]
pub struct Escalate {
    /// The issue's id
    #[arg(value_name = "ID")]
    id: String,
    /// When (default: now)
    #[arg(long, value_name = "INSTANT")]
    at: Option<String>,
    /// To this member of staff instead
    #[arg(long, value_name = "ID")]
    to: Option<String>,
}

/// Note the visit that checked the result
#[derive(Args, Debug)]
pub struct Revisit {
    /// The issue's id
    #[arg(value_name = "ID")]
    id: String,
    /// The visit's id
    #[arg(value_name = "VISIT")]
    visit: String,
}

/// Close it; one that is not solved only with the reason
#[derive(Args, Debug)]
pub struct Close {
    #[command(flatten)]
    noted: Noted,
    /// Why it is closed without a solution; it still counts as not solved
    #[arg(
        long,
        value_name = "REASON",
        conflicts_with = "result",
        allow_hyphen_values = true
    )]
    unresolved: Option<String>,
}

// A step that lies in time and comes to something. (No `///` here: it would become their help.)
#[derive(Args, Debug)]
struct Noted {
    /// The issue's id
    #[arg(value_name = "ID")]
    id: String,
    /// When (default: now)
    #[arg(long, value_name = "INSTANT")]
    at: Option<String>,
    /// What came of it; - reads it from stdin
    #[arg(long, value_name = "TEXT")]
    result: Option<String>,
}

impl Noted {
    /// With the result as one line of text, read from stdin where it is to be: before the lock is
    /// taken, so that nobody waits for somebody's typing.
    fn with_result_read(mut self, context: &Context<'_>) -> Result<Noted, CommandError> {
        let result = self.result.as_deref();
        self.result = result
            .map(|text| context.text_asked("--result", text))
            .transpose()?;
        Ok(self)
    }

    /// Takes the step.
    fn take(
        self,
        context: &mut Context<'_>,
        said: Said,
        column: &'static str,
        step: Step,
    ) -> Result<(), CommandError> {
        let noted = self.with_result_read(context)?;
        take(context, &noted.id, VisitsNeed::None, |context, found| {
            noted.change(context, found, said, column, step)
        })
    }

    /// Its time in the cell `column`, if the step may be taken.
    fn change(
        &self,
        context: &Context<'_>,
        found: &Found,
        said: Said,
        column: &'static str,
        step: Step,
    ) -> Result<Change, CommandError> {
        let at = found.at(context, self.at.as_deref())?;
        found.refuse_unless(context, found.issue().may_take(step, at))?;
        let result = self.result.iter().map(|text| ("result", text.clone()));
        let cells = [(column, at.to_string())].into_iter().chain(result);
        Ok(Change::new(said, cells))
    }
}

impl Answer {
    pub(super) fn run(self, context: &mut Context<'_>) -> Result<(), CommandError> {
        let answer = self.text.as_deref();
        // Read before the lock is taken, so that nobody waits for somebody's typing.
        let answer = answer
            .map(|text| context.text_asked("--answer", text))
            .transpose()?;
        take(context, &self.id, VisitsNeed::None, |context, found| {
            let at = found.at(context, self.at.as_deref())?;
            found.refuse_unless(context, found.issue().may_take(Step::Answer, at))?;
            let told = answer.map(|text| ("answer", text));
            let cells = [("answered_at", at.to_string())].into_iter().chain(told);
            Ok(Change::new(|id| Message::IssueAnswered { id }, cells))
        })
    }
}

impl Promise {
    pub(super) fn run(self, context: &mut Context<'_>) -> Result<(), CommandError> {
        take(context, &self.id, VisitsNeed::None, |context, found| {
            let until = found.time(context, "INSTANT", &self.until, Toward::Future)?;
            found.refuse_unless(context, found.issue().may_take(Step::Promise, until))?;
            Ok(Change::new(
                |id| Message::IssuePromised { id },
                [("promised_at", until.to_string())],
            ))
        })
    }
}

impl Resolve {
    pub(super) fn run(self, context: &mut Context<'_>) -> Result<(), CommandError> {
        let said: Said = |id| Message::IssueResolved { id };
        self.noted.take(context, said, "resolved_at", Step::Resolve)
    }
}

impl Arrive {
    pub(super) fn run(self, context: &mut Context<'_>) -> Result<(), CommandError> {
        take(context, &self.id, VisitsNeed::None, |context, found| {
            let at = found.at(context, self.at.as_deref())?;
            found.refuse_unless(context, found.issue().may_take(Step::Arrive, at))?;
            Ok(Change::new(
                |id| Message::IssueArrived { id },
                [("arrived_at", at.to_string())],
            ))
        })
    }
}

impl Escalate {
    pub(super) fn run(self, context: &mut Context<'_>) -> Result<(), CommandError> {
        take(context, &self.id, VisitsNeed::None, |context, found| {
            let at = found.at(context, self.at.as_deref())?;
            found.refuse_unless(context, found.issue().may_take(Step::Escalate, at))?;
            let book = &found.book;
            let above = match &self.to {
                Some(name) => Some(context.colleague(book, name)?),
                None => at_the_top(book, at),
            };
            let Some(above) = above else {
                return context.refuse(Message::IssueNobodyAbove);
            };
            let assignee = book[above].id.to_string();
            let cells = [("escalated_at", at.to_string()), ("assignee", assignee)];
            Ok(Change::new(|id| Message::IssueEscalated { id }, cells))
        })
    }
}

impl Revisit {
    pub(super) fn run(self, context: &mut Context<'_>) -> Result<(), CommandError> {
        take(context, &self.id, VisitsNeed::All, |context, found| {
            let visit = found.visit(context, &self.visit)?;
            found.refuse_unless(context, found.issue().may_revisit(visit))?;
            Ok(Change::new(
                |id| Message::IssueRevisited { id },
                [("revisit", visit.id.to_string())],
            ))
        })
    }
}

impl Close {
    pub(super) fn run(self, context: &mut Context<'_>) -> Result<(), CommandError> {
        let mut noted = self.noted.with_result_read(context)?;
        let reason = self.unresolved.as_deref();
        let reason = reason
            .map(|text| context.text_asked("--unresolved", text))
            .transpose()?;
        if reason.as_deref().is_some_and(str::is_empty) {
            return context.refuse(Message::IssueCannotCloseUnresolved { id: &noted.id });
        }
        let id = std::mem::take(&mut noted.id);
        take(context, &id, VisitsNeed::None, |context, found| {
            let at = found.at(context, noted.at.as_deref())?;
            let issue = found.issue();
            found.refuse_unless(context, issue.may_close(at, reason.is_some()))?;
            if reason.is_some() && issue.resolved_at.is_some() {
                return context.refuse(Message::IssueUnresolvedBut { id: &issue.id });
            }
            let result = reason.or(noted.result);
            if result.is_none() && issue.result.is_none() {
                let said = context.words.say(Message::IssueNoResult);
                context.warn(&said);
            }
            let result = result.map(|text| ("result", text));
            let cells = [("closed_at", at.to_string())].into_iter().chain(result);
            Ok(Change::new(|id| Message::IssueClosed { id }, cells))
        })
    }
}
