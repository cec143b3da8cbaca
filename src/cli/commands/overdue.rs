//! `overdue`: what is past its limit.

use clap::Args;

use crate::cli::context::Context;
use crate::cli::error::CommandError;
use crate::duties::Known;
use crate::ops::overdue;
use crate::render::Format;
use crate::report::{self, Voice};

/// List answers, promises, solutions, revisits and visits that are past their limit
#[derive(Args, Debug)]
pub struct Overdue {
    /// Only what became overdue after this time
    #[arg(long, value_name = "INSTANT")]
    new_since: Option<String>,
    /// Of this member alone: theirs to handle or to go to, or escalated to their role
    #[arg(long, value_name = "ID")]
    staff: Option<String>,
    /// Of everybody, not only of who is at the keyboard (`VISITS_STAFF`)
    #[arg(long, conflicts_with = "staff")]
    everybody: bool,
    /// Exit with 1 when something is overdue
    #[arg(long)]
    exit_code: bool,
}

impl Overdue {
    /// Lists it, worst first.
    pub fn run(self, context: &mut Context<'_>) -> Result<(), CommandError> {
        let (opened, since) = context.open(false, |context, book, now| {
            let since = self.new_since.as_deref();
            let since = since
                .map(|text| context.since_asked(text, &book.almanac, now))
                .transpose()?;
            Ok((since, overdue::reads_back(book, now)))
        })?;
        let known = Known::at(&opened.book, opened.now);
        let voice = Voice::new(&opened.book, opened.now, context.words);
        let staff = context.mine(&opened.book, self.staff.as_deref(), self.everybody)?;
        context.tell_mine(&opened.book, staff, self.staff.as_deref());
        let answer = overdue::overdue(&known, since, staff, &voice);
        let is_late = !answer.body.items.is_empty();
        let says_nothing = since.is_some() && !is_late && context.globals.quiet;
        if says_nothing && context.format()? == Format::Table {
            return context.verdict(self.exit_code, is_late);
        }
        context.answer(answer, report::overdue::page)?;
        context.verdict(self.exit_code, is_late)
    }
}
