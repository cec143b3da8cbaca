//! `quota`: households met against households asked.

use clap::Args;

use crate::cli::context::Context;
use crate::cli::error::CommandError;
use crate::duties::Known;
use crate::ops::quota;
use crate::report;

/// Count the households each member met against the quota
#[derive(Args, Debug)]
pub struct Quota {
    /// A period; its first day tells which period of each quota is meant (default: now's)
    #[arg(value_name = "PERIOD", num_args = 0..=3)]
    period: Vec<String>,
    /// Exit with 1 when somebody is short
    #[arg(long)]
    exit_code: bool,
}

impl Quota {
    /// Shows the quotas.
    pub fn run(self, context: &mut Context<'_>) -> Result<(), CommandError> {
        let (opened, period) = context.open(false, |context, book, now| {
            let named = !self.period.is_empty();
            let period = named
                .then(|| context.period(&self.period, &book.almanac, now))
                .transpose()?;
            let back = quota::reads_back(book, now, period.as_ref());
            Ok((period, back))
        })?;
        let known = Known::at(&opened.book, opened.now);
        let answer = quota::quotas(&known, period.as_ref());
        let is_short = answer.body.is_short();
        context.answer(answer, report::quota::page)?;
        CommandError::found(self.exit_code && is_short)
    }
}
