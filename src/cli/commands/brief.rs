//! `brief`: one sheet for the visitor.

use clap::Args;

use crate::cli::context::Context;
use crate::cli::error::CommandError;
use crate::duties::{Duty, Known, Lookback, Window, derive_party};
use crate::model::PartyIx;
use crate::report;

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
        let talk = report::talk::topics(&context.talk_file()?);
        let known = Known::at(&opened.book, opened.now);
        let duties = open_duties(&known, party);
        context.show(report::brief::page(
            &known,
            party,
            &duties,
            &talk,
            context.words,
        ))
    }
}

/// What a visit to a party at `now` could clear, in policy order.
fn open_duties(known: &Known<'_>, party: PartyIx) -> Vec<Duty> {
    let window = Window::minute(known.now);
    let rules = known.book.policy.indexed_rules();
    let duties = rules.flat_map(|(rule, _)| derive_party(known, rule, party, &window));
    duties
        .filter(|duty| report::brief::is_open(duty, known.now))
        .collect()
}
