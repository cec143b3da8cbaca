//! `history`: the whole file of one party.

use clap::Args;

use crate::cli::context::Context;
use crate::cli::error::CommandError;
use crate::duties::Known;
use crate::ops::history;
use crate::report::{self, Voice};

/// Show the whole file of one household or contact, in time order
#[derive(Args, Debug)]
pub struct History {
    /// The household or contact: its id, its home (3-1-0502) or its name
    #[arg(value_name = "PARTY")]
    party: String,
}

impl History {
    /// Shows the file.
    pub fn run(self, context: &mut Context<'_>) -> Result<(), CommandError> {
        let (opened, party) = context.open(true, |context, book, now| {
            let party = context.whom(book, &self.party, now.date())?;
            Ok((party, history::reads_back(party, now)))
        })?;
        let known = Known::at(&opened.book, opened.now);
        let voice = Voice::new(&opened.book, opened.now, context.words);
        let answer = history::history(&known, party, &voice);
        context.answer(answer, report::history::page)
    }
}
