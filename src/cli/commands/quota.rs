//! `quota`: households met against households asked.

use clap::Args;

use crate::cli::context::Context;
use crate::cli::error::CommandError;
use crate::duties::Known;
use crate::ops::quota;
use crate::ops::report::reads_back as report_back;
use crate::report;
use crate::report::closed::Part;

/// Count the households each member met against the quota
#[derive(Args, Debug)]
pub struct Quota {
    /// A period; its first day tells which period of each quota is meant (default: now's)
    #[arg(value_name = "PERIOD", num_args = 0..=3)]
    period: Vec<String>,
    /// A month that was closed, as it would be with what was recorded since
    #[arg(long)]
    recompute: bool,
    /// Exit with 1 when somebody is short
    #[arg(long)]
    exit_code: bool,
}

impl Quota {
    /// Shows the quotas.
    pub fn run(self, context: &mut Context<'_>) -> Result<(), CommandError> {
        let (opened, (period, closed)) = context.open_visits(|context, book, now| {
            let named = !self.period.is_empty();
            let period = named
                .then(|| context.period(&self.period, &book.almanac, now))
                .transpose()?;
            let mut back = quota::reads_back(book, now, period.as_ref());
            let month = period.as_ref().filter(|_| !self.recompute);
            let closed = month
                .map(|month| context.closed(month))
                .transpose()?
                .flatten();
            if let Some(month) = month.filter(|_| closed.is_some()) {
                back = back.and(report_back(book, month));
            }
            let tables = closed.is_some() || quota::looks_at_issues(book);
            Ok(((period, closed), back, tables))
        })?;
        if let Some((month, closed)) = period.as_ref().zip(closed) {
            context.show_closed(&opened, month, &closed, Part::Quota)?;
            return context.verdict(self.exit_code, closed.is_short());
        }
        let known = Known::at(&opened.book, opened.now);
        let answer = quota::quotas(&known, period.as_ref());
        let is_short = answer.body.is_short();
        context.answer(answer, report::quota::page)?;
        context.verdict(self.exit_code, is_short)
    }
}
