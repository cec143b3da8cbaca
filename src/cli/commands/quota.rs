//! `quota`: households met against households asked.

use clap::Args;

use crate::cli::context::Context;
use crate::cli::error::{CommandError, Kind};
use crate::duties::{Known, lookback, quota};
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
            let back = lookback::for_quotas(book, now, period.as_ref());
            Ok((period, back))
        })?;
        let (book, now) = (&opened.book, opened.now);
        let rows = quota::rows(&Known::at(book, now), period.as_ref());
        context.show(report::quota::page(
            book,
            &rows,
            period.as_ref(),
            now,
            context.words,
        ))?;
        if self.exit_code && rows.iter().any(|row| row.short() > 0) {
            return Err(CommandError::said(Kind::Findings));
        }
        Ok(())
    }
}
