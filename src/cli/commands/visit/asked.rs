//! The visit that a command is asked about.

use crate::cli::context::Context;
use crate::cli::error::CommandError;
use crate::model::{Book, Visit as Recorded};
use crate::words::Message;

/// The visit that `typed` means.
pub(in crate::cli::commands) fn visit_asked<'b>(
    context: &Context<'_>,
    book: &'b Book,
    typed: &str,
) -> Result<&'b Recorded, CommandError> {
    let ids = || book.visits.iter().map(|visit| visit.id.as_str());
    let id = context.id_or_near(ids, typed, Message::IssueUnknownVisit { id: &typed })?;
    let found = book.visits.iter().find(|visit| visit.id.as_str() == id);
    Ok(found.expect("it was found by its id"))
}
