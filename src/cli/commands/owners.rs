//! `owners`: households selected by flags.

use clap::Args;

use crate::calendar::Toward;
use crate::cli::context::Context;
use crate::cli::error::CommandError;
use crate::cli::selection::Selection;
use crate::duties::Known;
use crate::ops::owners::{self, Flags};
use crate::report;

/// List households by status, tag, area, building, interest, butler, last met, complaints
#[derive(Args, Debug)]
pub struct Owners {
    #[command(flatten)]
    selection: Selection,
    /// With one of these interests
    #[arg(long, value_name = "INTEREST", value_delimiter = ',')]
    interest: Vec<String>,
    /// This butler's
    #[arg(long, value_name = "ID")]
    butler: Option<String>,
    /// Not met on this day or later
    #[arg(long, value_name = "DATE")]
    not_met_since: Option<String>,
    /// That complained on this day or later
    #[arg(long, value_name = "DATE")]
    complaints_since: Option<String>,
    /// Only those whose file is not complete: no phone, preferred channel, interests or work
    #[arg(long)]
    incomplete: bool,
}

impl Owners {
    /// Lists them.
    pub fn run(self, context: &mut Context<'_>) -> Result<(), CommandError> {
        let (opened, (selected, not_met_since, complaints_since)) =
            context.open(false, |context, book, now| {
                let when = (&book.almanac, now);
                let day = |option: &str, text: &Option<String>| {
                    let text = text.as_ref();
                    text.map(|text| context.day_asked(option, text, when, Toward::Past))
                        .transpose()
                };
                let days = (
                    self.selection.flags(context, book)?,
                    day("--not-met-since", &self.not_met_since)?,
                    day("--complaints-since", &self.complaints_since)?,
                );
                Ok((days, owners::reads_back(book, now)))
            })?;
        let book = &opened.book;
        let butler = self
            .butler
            .as_ref()
            .map(|id| context.colleague(book, id))
            .transpose()?;
        let mut selection = selected.selection;
        selection.interests = (!self.interest.is_empty()).then_some(self.interest);
        let flags = Flags {
            selection,
            butler,
            not_met_since,
            complaints_since,
            incomplete: self.incomplete,
        };
        let known = Known::at(book, opened.now);
        context.answer(owners::owners(&known, &flags), report::owners::page)
    }
}
