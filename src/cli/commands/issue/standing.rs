//! The issue that is meant, and how it stands.

use std::fmt::Display;

use crate::book::{About, MasterData, Need, ReadFault, Reading, VisitsNeed};
use crate::calendar::Instant;
use crate::cli::context::Context;
use crate::cli::error::CommandError;
use crate::diag::file::Folder;
use crate::duties::Known;
use crate::model::policy::Rule;
use crate::model::{Book, IssueIx};
use crate::ops::issue;
use crate::report;
use crate::text::Directory;
use crate::words::Message;

/// The issue that `id` means: whole, or a part of its tail.
pub(super) fn find(context: &Context<'_>, book: &Book, id: &str) -> Result<IssueIx, CommandError> {
    let ids = || book.issues.iter().map(|issue| issue.id.as_str());
    let id = context.id_or_near(ids, id, Message::IssueUnknown { id: &id })?;
    let place = ids().position(|known| known == id);
    Ok(IssueIx::new(place.expect("it was found by its id")))
}

/// What is said of the issue of an id.
pub(super) type Said = for<'a> fn(&'a dyn Display) -> Message<'a>;

/// What the issue of an id touches: all issues, and of the rest the rows of its party and those that it names.
fn touched(directory: &Directory, id: &str) -> Result<Reading, ReadFault> {
    let known = MasterData::read(directory)?;
    let book = known.book();
    let rules = book.policy.rules.iter();
    let chooses = rules.filter(|rule| rule.follows_issue()).any(Rule::chooses);
    let issues = known.issues();
    let issue = issues.iter().find(|issue| issue.id.as_str() == id);
    let need = Need {
        notes: false,
        ..Need::everything()
    };
    let Some(issue) = issue.filter(|_| !chooses) else {
        return known.with_records(need, None, VisitsNeed::All);
    };
    let party = book[issue.party].id.to_string();
    let named = [&issue.visit, &issue.revisit].into_iter().flatten();
    let about = About::party(&party).and_all_of(Folder::Issues);
    let about = named.fold(about, |about, visit| about.and_row(visit.as_str()));
    known.with_records(need, Some(about), VisitsNeed::All)
}

/// How an issue stands, read again from the disk.
pub(super) fn show(
    context: &mut Context<'_>,
    directory: &Directory,
    id: &str,
    said: Said,
    now: Instant,
) -> Result<(), CommandError> {
    let reading = match touched(directory, id) {
        Ok(reading) => reading,
        Err(fault) => {
            let _ = context.unreadable(fault);
            context.warn_not_shown();
            return Ok(());
        }
    };
    context.remark_on(&reading, now, |book| {
        let issue = book.issues.iter().find(|issue| issue.id.as_str() == id)?;
        Some(issue.place.clone())
    });
    let found = find(context, &reading.book, id)?;
    let known = Known::at(&reading.book, now);
    let title = context.words.say(said(&id));
    context.answer(issue::one(&known, found), |answer, words| {
        report::issues::card(answer, title, words)
    })
}
