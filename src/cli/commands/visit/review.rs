//! `visit review`: a supervisor has read the record of a visit (K5 of the rule ledger).

use clap::Args;

use crate::book::{Need, amended, read};
use crate::calendar::Toward;
use crate::cli::context::Context;
use crate::cli::error::{CommandError, Kind};
use crate::diag::nearest;
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
        let need = Need {
            notes: false,
            ..Need::everything()
        };
        let reading = read(&directory, &need).map_err(|fault| context.unreadable(fault))?;
        let book = &reading.book;
        let now = context.now(&book.almanac)?;
        let visit = visit(context, book, &self.id)?;
        let by = self.by(context, book)?;
        refuse_own(context, book, visit, by)?;
        let at = match &self.at {
            Some(text) => context.time_asked("--at", text, (&book.almanac, now), Toward::Past)?,
            None => now,
        };
        if at < visit.at {
            let at = &Phrases::new(context.words, now).minute(visit.at);
            return context.refuse(Message::VisitReviewBefore { id: &self.id, at });
        }
        let file = &*visit.place.file;
        context.refuse_faulty(&reading, file)?;
        let (member, time) = (book[by].id.to_string(), at.to_string());
        let cells = [("reviewed_by", &*member), ("reviewed_at", &*time)];
        context.commit(&session, &directory, file, |current| {
            amended(current, "id", &self.id, &cells)
        })?;
        drop(session);
        let answer = visit_review::reviewed(visit, &book[by], at, now);
        context.answer(answer, report::visit_review::page)
    }

    fn by(&self, context: &Context<'_>, book: &Book) -> Result<StaffIx, CommandError> {
        let own = match &self.by {
            Some(named) => Some(named.clone()),
            None => context.own_staff()?,
        };
        match own {
            Some(name) => context.colleague(book, &name),
            None => context.refuse(Message::VisitReviewByWhom),
        }
    }
}

/// The visit called `id`.
fn visit<'b>(context: &Context<'_>, book: &'b Book, id: &str) -> Result<&'b Visit, CommandError> {
    let found = book.visits.iter().find(|visit| visit.id.as_str() == id);
    found.ok_or_else(|| {
        let failure = context.failure(Kind::Usage, Message::IssueUnknownVisit { id: &id });
        let near = nearest(id, book.visits.iter().map(|visit| visit.id.as_str()));
        failure.near(near, context.words)
    })
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
