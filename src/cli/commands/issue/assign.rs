//! `issue assign`: who handles it.

use clap::Args;

use super::step::{Change, take};
use crate::book::VisitsNeed;
use crate::cli::context::Context;
use crate::cli::error::CommandError;
use crate::words::Message;

/// Say who handles it
#[derive(Args, Debug)]
pub struct Assign {
    /// The issue's id, or a part of its tail that no other has
    #[arg(value_name = "ID")]
    id: String,
    /// Who: an id or a name
    #[arg(value_name = "STAFF")]
    to: String,
}

impl Assign {
    pub(super) fn run(self, context: &mut Context<'_>) -> Result<(), CommandError> {
        take(context, &self.id, VisitsNeed::None, |context, found| {
            let member = context.colleague(&found.book, &self.to)?;
            let assignee = found.book[member].id.to_string();
            Ok(Change::new(
                |id| Message::IssueAssigned { id },
                [("assignee", assignee)],
            ))
        })
    }
}
