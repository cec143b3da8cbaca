//! `brief`: one sheet for the visitor.

use clap::Args;

use crate::cli::context::Context;
use crate::cli::error::CommandError;
use crate::duties::{Known, Lookback};
use crate::ops::{brief, talk};
use crate::report::{self, Voice};

/// Show one sheet to read before a visit: who they are, what is open, what was said, what to ask
#[derive(Args, Debug)]
pub struct Brief {
    /// The household or contact: its id, its home (3-1-0502) or its name
    #[arg(value_name = "PARTY")]
    party: String,
}

impl Brief {
    /// Shows the sheet.
    pub fn run(self, context: &mut Context<'_>) -> Result<(), CommandError> {
        let (opened, party) = context.open(true, |context, book, now| {
            Ok((context.whom(book, &self.party, now.date())?, Lookback::All))
        })?;
        let talk = talk::topics(&context.talk_file()?);
        let known = Known::at(&opened.book, opened.now);
        let voice = Voice::new(&opened.book, opened.now, context.words);
        let answer = brief::brief(&known, party, talk, &voice);
        context.answer(answer, |answer, words| {
            report::brief::page(answer, &known, words)
        })
    }
}
