//! `overdue`: what is past its limit.

use clap::Args;

use crate::cli::context::Context;
use crate::cli::error::CommandError;
use crate::duties::Known;
use crate::ops::overdue;
use crate::report::{self, Voice};

/// List answers, promises, solutions, revisits and visits that are past their limit
#[derive(Args, Debug)]
pub struct Overdue {
    /// Only what became overdue after this time
    #[arg(long, value_name = "INSTANT")]
    new_since: Option<String>,
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
        let answer = overdue::overdue(&known, since, &voice);
        let is_late = !answer.body.items.is_empty();
        context.answer(answer, report::overdue::page)?;
        context.verdict(self.exit_code, is_late)
    }
}
