//! `why`: what every rule means for one party.

use clap::Args;

use crate::cli::context::Context;
use crate::cli::error::CommandError;
use crate::duties::{Known, Lookback};
use crate::ops::why;
use crate::report::{self, Voice};

/// Explain which rules apply to a household or contact, and why
#[derive(Args, Debug)]
pub struct Why {
    /// The household or contact: its id, its home (3-1-0502) or its name
    #[arg(value_name = "PARTY")]
    party: String,
}

impl Why {
    /// Explains.
    pub fn run(self, context: &mut Context<'_>) -> Result<(), CommandError> {
        let (opened, party) = context.open(false, |context, book, now| {
            Ok((
                context.whom(book, &self.party, now.date())?,
                Lookback::all(),
            ))
        })?;
        let known = Known::at(&opened.book, opened.now);
        let voice = Voice::new(&opened.book, opened.now, context.words);
        let answer = why::why(&known, party, &voice);
        context.answer(answer, |answer, _| report::why::page(answer, &voice))
    }
}
