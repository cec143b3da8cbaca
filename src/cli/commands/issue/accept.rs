//! `issue accept`: who is to handle it takes it over; until then it stays with who took it in (G4 of the
//! rule ledger).

use clap::Args;

use super::step::{Change, take};
use crate::book::VisitsNeed;
use crate::cli::context::Context;
use crate::cli::error::CommandError;
use crate::words::Message;

/// Take an issue over from who took it in
#[derive(Args, Debug)]
pub struct Accept {
    /// The issue's id
    #[arg(value_name = "ID")]
    id: String,
    /// Who takes it over (default: `VISITS_STAFF`, else who handles it)
    #[arg(long, value_name = "ID")]
    by: Option<String>,
    /// When (default: now)
    #[arg(long, value_name = "INSTANT")]
    at: Option<String>,
}

impl Accept {
    pub(super) fn run(self, context: &mut Context<'_>) -> Result<(), CommandError> {
        take(context, &self.id, VisitsNeed::None, |context, found| {
            let at = found.at(context, self.at.as_deref())?;
            let by = context.named_or_own(&found.book, self.by.as_deref())?;
            let Some(by) = by.or(found.issue().assignee) else {
                return context.refuse(Message::IssueAcceptedByWhom);
            };
            found.refuse_unless(context, found.issue().may_accept(by, at))?;
            let cells = [
                ("assignee", found.book[by].id.to_string()),
                ("accepted_at", at.to_string()),
            ];
            Ok(Change::new(|id| Message::IssueAccepted { id }, cells))
        })
    }
}
