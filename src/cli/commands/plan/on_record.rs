//! The approvals on record, where one is added.

use crate::book::appended_again;
use crate::book::schema::columns_of;
use crate::cli::context::Context;
use crate::cli::error::CommandError;
use crate::diag::file;
use crate::model::{Approval, Book};
use crate::text::{Directory, Session};

/// Adds an approval to those on record.
pub(super) fn record(
    context: &mut Context<'_>,
    directory: &Directory,
    session: &Session<'_>,
    book: &Book,
    approval: &Approval,
) -> Result<(), CommandError> {
    let columns = columns_of("approvals", &[]);
    let at = approval.approved_at.to_string();
    let cells = [
        ("plan", &*approval.plan),
        ("approved_at", &at),
        ("by", book[approval.by].id.as_str()),
        ("digest", &approval.digest),
        ("note", approval.note.as_deref().unwrap_or_default()),
    ];
    context.commit(session, directory, file::APPROVALS, |current| {
        appended_again(current, &columns, &cells).map(|(bytes, _)| bytes)
    })?;
    Ok(())
}
