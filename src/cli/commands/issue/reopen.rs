//! `issue reopen`: what was solved did not hold, or the owner was not satisfied. The issue that takes it
//! up again is a new one, with clocks of its own (N7 of the rule ledger).

use clap::Args;

use super::order::cannot;
use super::standing::{find, show};
use crate::book::appended;
use crate::book::schema::columns_of;
use crate::calendar::Toward;
use crate::cli::context::Context;
use crate::cli::error::CommandError;
use crate::cli::new_issue::NewIssue;
use crate::report::Phrases;
use crate::words::Message;

/// Take it up again as a new issue, with limits of its own
#[derive(Args, Debug)]
pub struct Reopen {
    /// The issue's id, or a part of its tail that no other has
    #[arg(value_name = "ID")]
    id: String,
    /// What is the matter now; - reads it from stdin (default: as before)
    #[arg(value_name = "SUMMARY")]
    summary: Option<String>,
    /// When it came up again (default: now)
    #[arg(long, value_name = "INSTANT")]
    at: Option<String>,
    /// The visit in which it came up again
    #[arg(long, value_name = "VISIT")]
    visit: Option<String>,
}

impl Reopen {
    pub(super) fn run(self, context: &mut Context<'_>) -> Result<(), CommandError> {
        let summary = self.summary.as_deref();
        let summary = summary
            .map(|text| context.text_asked("SUMMARY", text))
            .transpose()?;
        let directory = context.directory()?;
        let session = context.session(&directory)?;
        let (reading, now) = context.everything(&directory)?;
        let book = &reading.book;
        let earlier = &book[find(context, book, &self.id)?];
        let at = match &self.at {
            Some(text) => context.time_asked("--at", text, (&book.almanac, now), Toward::Past)?,
            None => now,
        };
        if let Err(objection) = earlier.may_reopen(at) {
            return Err(cannot(
                context,
                objection,
                &earlier.id,
                Phrases::new(context.words, now),
            ));
        }
        let visit = self.visit.as_deref();
        let visit = visit
            .map(|id| super::super::visit::visit_asked(context, book, id))
            .transpose()?;
        let summary = summary.filter(|text| !text.is_empty());
        let issue = NewIssue::again(
            context.new_id(&directory, 'i', at)?,
            at,
            (book, earlier, now),
            visit,
            summary.unwrap_or_else(|| earlier.summary.to_string()),
        );
        context.deed(&session, |words| {
            words.say(Message::DeedIssueReopen {
                id: &earlier.id,
                name: &book[earlier.party].name,
                summary: &issue.summary,
            })
        });
        let columns = columns_of("issues", &[]);
        context.commit(&session, &directory, &issue.file(), |current| {
            issue
                .with_cells(|cells| appended(current, &columns, cells, &[]))
                .map(|(bytes, _)| bytes)
        })?;
        drop(session);
        show(
            context,
            &directory,
            &issue.id,
            |id| Message::IssueReopened { id },
            now,
        )
    }
}
