//! `coverage`: which households were met.

use clap::{Args, ValueEnum};

use crate::cli::context::Context;
use crate::cli::error::{CommandError, Kind};
use crate::duties::{Known, coverage, lookback};
use crate::report;

/// Show which households were met in a period
#[derive(Args, Debug)]
pub struct Coverage {
    /// A month or another period (default: this month)
    #[arg(value_name = "PERIOD", num_args = 0..=3)]
    period: Vec<String>,
    /// Group by: building, area, butler
    #[arg(long, value_name = "GROUP", default_value = "area")]
    by: By,
    /// Exit with 1 when the policy's target is not reached
    #[arg(long)]
    exit_code: bool,
}

/// `--by`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum By {
    Building,
    Area,
    Butler,
}

impl Coverage {
    /// Shows the coverage.
    pub fn run(self, context: &mut Context<'_>) -> Result<(), CommandError> {
        let (opened, period) = context.open(false, |context, book, now| {
            let period = context.period(&self.period, &book.almanac, now)?;
            let back = lookback::for_coverage(&period);
            Ok((period, back))
        })?;
        let by = match self.by {
            By::Building => coverage::By::Building,
            By::Area => coverage::By::Area,
            By::Butler => coverage::By::Butler,
        };
        let (book, now) = (&opened.book, opened.now);
        let found = coverage::of(&Known::at(book, now), &period, by);
        context.show(report::coverage::page(
            book,
            &found,
            by,
            &period,
            now,
            context.words,
        ))?;
        let total = &found.total;
        let target = book.policy.targets.coverage;
        let reached = target.reached_by(total.covered.into(), total.in_scope.into());
        if self.exit_code && total.in_scope > 0 && !reached {
            return Err(CommandError::said(Kind::Findings));
        }
        Ok(())
    }
}
