//! `overdue`: what is past its limit.

use clap::Args;

use crate::cli::context::Context;
use crate::cli::error::{CommandError, Kind};
use crate::duties::{Known, lookback, overdue};
use crate::report;

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
                .map(|text| context.instant(text, &book.almanac))
                .transpose()?;
            Ok((since, lookback::for_overdue(book, now)))
        })?;
        let known = Known::at(&opened.book, opened.now);
        let mut items = overdue::items(&known);
        items.retain(|item| since.is_none_or(|since| item.limit >= since));
        let missed = overdue::missed_last_month(&known);
        context.show(report::overdue::page(&known, &items, missed, context.words))?;
        if self.exit_code && !items.is_empty() {
            return Err(CommandError::said(Kind::Findings));
        }
        Ok(())
    }
}
