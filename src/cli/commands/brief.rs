//! `brief`: one sheet for the visitor.

use clap::Args;

use crate::cli::context::Context;
use crate::cli::error::CommandError;
use crate::duties::Known;
use crate::ops::{brief, talk};
use crate::render::Format;
use crate::report::{self, Voice};

/// Show one sheet to read before a visit: who they are, what is open, what was said, what to ask
#[derive(Args, Debug)]
pub struct Brief {
    /// The household or contact: its id, its home (3-1-0502), its name or telephone
    #[arg(value_name = "PARTY")]
    party: String,
    /// All of it: every fact, the last visits, issues, marks, what to tell
    #[arg(long)]
    all: bool,
}

impl Brief {
    /// Shows the sheet.
    pub fn run(self, context: &mut Context<'_>) -> Result<(), CommandError> {
        let (opened, (party, nearly)) = context.open(true, |context, book, now| {
            let meant = context.whom_nearly(book, &self.party, now.date())?;
            let back = brief::reads_back(book, meant.0, now);
            Ok((meant, back))
        })?;
        if let Some(said) = nearly {
            context.warn(&said);
        }
        let talk = talk::topics(&context.talk_file()?);
        let known = Known::at(&opened.book, opened.now);
        let voice = Voice::new(&opened.book, opened.now, context.words);
        let answer = brief::brief(&known, party, talk, &voice);
        let is_short = !self.all && context.format()? == Format::Table;
        context.answer(answer, |answer, words| {
            if is_short {
                report::brief::short(answer, &known, words)
            } else {
                report::brief::page(answer, &known, words)
            }
        })
    }
}
