//! `issue add`: something was raised.

use clap::Args;

use super::standing::show;
use crate::book::appended;
use crate::book::schema::columns_of;
use crate::calendar::{Instant, Toward};
use crate::cli::context::Context;
use crate::cli::error::CommandError;
use crate::cli::new_issue::{IssueOptions, NewIssue};
use crate::model::{Book, Party, Source};
use crate::report::Phrases;
use crate::text::one_line;
use crate::words::Message;

/// Record something an owner raised
#[derive(Args, Debug)]
pub struct Add {
    /// Who raised it: an id, building-unit-room, or a name
    #[arg(value_name = "PARTY")]
    party: String,
    /// What it is about, in a sentence; - reads it from stdin
    #[arg(value_name = "SUMMARY", required_unless_present = "summary")]
    words: Option<String>,
    /// The same, as an option
    #[arg(long, value_name = "TEXT", conflicts_with = "words")]
    summary: Option<String>,
    /// Whose issue it is; goes to the member of staff of that department
    #[arg(long, value_name = "NAME")]
    department: Option<String>,
    /// How grave it is: urgent, general, major (default: general)
    #[arg(long, value_name = "SEVERITY")]
    severity: Option<String>,
    /// complaint, repair, request, suggestion, question, hazard, dispute (default: request)
    #[arg(long, value_name = "KIND")]
    kind: Option<String>,
    /// Where it came from: visit, desk, patrol, committee, chat, hotline, mailbox, survey (default: desk)
    #[arg(long, value_name = "SOURCE")]
    source: Option<String>,
    /// The visit it came up in
    #[arg(long, value_name = "VISIT")]
    visit: Option<String>,
    /// What hot issues are counted by (default: the kind)
    #[arg(long, value_name = "WORD")]
    category: Option<String>,
    /// Who handles it, instead of the department's member
    #[arg(long, value_name = "ID")]
    assignee: Option<String>,
    /// Who took it in, and answers for it until somebody takes it over (default: `VISITS_STAFF`)
    #[arg(long, value_name = "ID")]
    received_by: Option<String>,
    /// Until when an answer was promised
    #[arg(long, value_name = "INSTANT")]
    promise: Option<String>,
    /// When it was raised (default: now)
    #[arg(long, value_name = "INSTANT")]
    at: Option<String>,
}

impl Add {
    /// Records it.
    pub fn run(self, context: &mut Context<'_>) -> Result<(), CommandError> {
        let directory = context.directory()?;
        let book = context.master_data(&directory)?;
        let now = context.now(&book.almanac)?;
        let party = context.whom(&book, &self.party, now.date())?;
        let raised_at = match &self.at {
            Some(text) => context.time_asked("--at", text, (&book.almanac, now), Toward::Past)?,
            None => now,
        };
        let options = IssueOptions {
            kind: self.kind.as_deref(),
            severity: self.severity.as_deref(),
            department: self.department.as_deref(),
            assignee: self.assignee.as_deref(),
            category: self.category.as_deref(),
            promise: self.promise.as_deref(),
        };
        let asked = options.understand(context, &book, raised_at, now)?;
        let text = self
            .words
            .as_deref()
            .or(self.summary.as_deref())
            .unwrap_or_default();
        let summary = context.text_asked("SUMMARY", text)?;
        if summary.is_empty() {
            return context.refuse(Message::IssueNoSummary);
        }
        let issue = NewIssue {
            id: context.new_id(&directory, 'i', raised_at)?,
            raised_at,
            party: book[party].id.to_string(),
            source: self.source(context)?,
            visit: self.visit.as_deref().map(one_line),
            reopens: None,
            received_by: self.received_by(context, &book)?,
            asked,
            summary,
        };
        let columns = columns_of("issues", &[]);
        let session = context.session(&directory)?;
        context.deed(&session, |words| {
            words.say(Message::DeedIssueAdd {
                name: &book[party].name,
                party: &issue.party,
                summary: &issue.summary,
            })
        });
        // Who sat at the keyboard is kept where the office keeps it; who was named, anywhere.
        let incidental: &[&str] = match self.received_by {
            Some(_) => &[],
            None => &["received_by"],
        };
        context.commit(&session, &directory, &issue.file(), |current| {
            issue
                .with_cells(|cells| appended(current, &columns, cells, incidental))
                .map(|(bytes, _)| bytes)
        })?;
        drop(session);
        if issue.asked.is_complaint() {
            tell_fees(context, &book[party], now);
        }
        show(
            context,
            &directory,
            &issue.id,
            |id| Message::IssueAdded { id },
            now,
        )
    }

    fn received_by(
        &self,
        context: &Context<'_>,
        book: &Book,
    ) -> Result<Option<String>, CommandError> {
        let by = context.named_or_own(book, self.received_by.as_deref())?;
        Ok(by.map(|member| book[member].id.to_string()))
    }

    fn source(&self, context: &Context<'_>) -> Result<Source, CommandError> {
        match &self.source {
            Some(word) => context.term::<Source>("--source", word),
            None if self.visit.is_some() => Ok(Source::Visit),
            None => Ok(Source::Desk),
        }
    }
}

/// Before a complainant is answered the fees are looked at (N3 of the rule ledger).
fn tell_fees(context: &mut Context<'_>, party: &Party, now: Instant) {
    let Some(home) = party.household() else {
        return;
    };
    let (words, name) = (context.words, &party.name);
    let said = match home.arrears_since.filter(|since| *since <= now.date()) {
        Some(since) => words.say(Message::IssueInArrears {
            name,
            since: &Phrases::new(words, now).day(since),
        }),
        None => words.say(Message::IssueNoArrears { name }),
    };
    context.inform(&said);
}
