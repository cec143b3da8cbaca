//! `visit review`: a supervisor has read the record of a visit (K5 of the rule ledger).

use clap::Args;

use super::asked::visit_asked;
use crate::book::amended;
use crate::calendar::Toward;
use crate::cli::context::Context;
use crate::cli::error::CommandError;
use crate::model::{Book, StaffIx, Visit};
use crate::ops::visit_review;
use crate::report::{self, Phrases};
use crate::words::Message;

/// Note that a supervisor has read the record of a visit
#[derive(Args, Debug)]
pub(super) struct Review {
    /// The visit's id
    #[arg(value_name = "ID")]
    id: String,
    /// Who read it (default: `VISITS_STAFF`)
    #[arg(long, value_name = "ID")]
    by: Option<String>,
    /// When (default: now)
    #[arg(long, value_name = "INSTANT")]
    at: Option<String>,
}

impl Review {
    pub(super) fn run(self, context: &mut Context<'_>) -> Result<(), CommandError> {
        let directory = context.directory()?;
        let session = context.session(&directory)?;
        let (reading, now) = context.everything(&directory)?;
        let book = &reading.book;
        let visit = visit_asked(context, book, &self.id)?;
        let id = visit.id.as_str();
        let by = self.by(context, book)?;
        refuse_own(context, book, visit, by)?;
        let at = match &self.at {
            Some(text) => context.time_asked("--at", text, (&book.almanac, now), Toward::Past)?,
            None => now,
        };
        if at < visit.at {
            let at = &Phrases::new(context.words, now).minute(visit.at);
            return context.refuse(Message::VisitReviewBefore { id: &id, at });
        }
        let file = &*visit.place.file;
        context.refuse_faulty(&reading, file)?;
        context.deed(&session, |words| {
            words.say(Message::VisitReviewed { id: &id })
        });
        let (member, time) = (book[by].id.to_string(), at.to_string());
        let cells = [("reviewed_by", &*member), ("reviewed_at", &*time)];
        context.commit(&session, &directory, file, |current| {
            amended(current, "id", id, &cells)
        })?;
        drop(session);
        let answer = visit_review::reviewed(visit, &book[by], at, now);
        context.answer(answer, report::visit_review::page)
    }

    fn by(&self, context: &Context<'_>, book: &Book) -> Result<StaffIx, CommandError> {
        match context.named_or_own(book, self.by.as_deref())? {
            Some(by) => Ok(by),
            None => context.refuse(Message::VisitReviewByWhom),
        }
    }
}

/// Nobody reviews what they themselves wrote.
fn refuse_own(
    context: &Context<'_>,
    book: &Book,
    visit: &Visit,
    by: StaffIx,
) -> Result<(), CommandError> {
    if visit.staff.first() == Some(&by) {
        return context.refuse(Message::VisitReviewOwn {
            name: &book[by].name,
        });
    }
    Ok(())
}
