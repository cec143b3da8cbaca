//! `issue classify`: what a complaint turned out to be (N1 of the rule ledger).

use clap::Args;

use super::step::{Change, take};
use crate::book::VisitsNeed;
use crate::cli::context::Context;
use crate::cli::error::CommandError;
use crate::model::Class;
use crate::words::Message;

/// Say what a complaint turned out to be; again, when it turns out otherwise
#[derive(Args, Debug)]
pub struct Classify {
    /// The issue's id
    #[arg(value_name = "ID")]
    id: String,
    /// valid, help, question, venting
    #[arg(value_name = "CLASS")]
    class: String,
}

impl Classify {
    pub(super) fn run(self, context: &mut Context<'_>) -> Result<(), CommandError> {
        let class = context.term::<Class>("CLASS", &self.class)?;
        take(context, &self.id, VisitsNeed::None, |context, found| {
            found.refuse_unless(context, found.issue().may_classify())?;
            let cells = [("class", class.as_str().to_owned())];
            Ok(Change::new(|id| Message::IssueClassified { id }, cells))
        })
    }
}
