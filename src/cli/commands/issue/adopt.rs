//! `issue adopt`: a suggestion is taken up (L8 of the rule ledger).

use clap::Args;

use super::step::{Change, take};
use crate::book::VisitsNeed;
use crate::cli::context::Context;
use crate::cli::error::CommandError;
use crate::model::Adopted;
use crate::words::Message;

/// Say that a suggestion is taken up; `issue list --notice --commend` thanks its owner
#[derive(Args, Debug)]
pub struct Adopt {
    /// The issue's id
    #[arg(value_name = "ID")]
    id: String,
    /// The owner agrees to be named on what is posted
    #[arg(long)]
    named: bool,
}

impl Adopt {
    pub(super) fn run(self, context: &mut Context<'_>) -> Result<(), CommandError> {
        let adopted = if self.named {
            Adopted::Named
        } else {
            Adopted::Unnamed
        };
        take(context, &self.id, VisitsNeed::None, |context, found| {
            found.refuse_unless(context, found.issue().may_adopt())?;
            let cells = [("adopted", adopted.as_str().to_owned())];
            Ok(Change::new(|id| Message::IssueAdopted { id }, cells))
        })
    }
}
