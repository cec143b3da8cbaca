//! `coverage`: which households were met.

use clap::{Args, ValueEnum};

use crate::cli::context::Context;
use crate::cli::error::CommandError;
use crate::duties::Known;
use crate::duties::coverage::By;
use crate::ops::coverage;
use crate::report;

/// Show which households were met in a period
#[derive(Args, Debug)]
pub struct Coverage {
    /// A month or another period (default: this month)
    #[arg(value_name = "PERIOD", num_args = 0..=3)]
    period: Vec<String>,
    /// Group by: building, area, butler
    #[arg(long, value_name = "GROUP", default_value = "area")]
    by: Group,
    /// Exit with 1 when the policy's target is not reached
    #[arg(long)]
    exit_code: bool,
}

/// `--by`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Group {
    Building,
    Area,
    Butler,
}

impl Coverage {
    /// Shows the coverage.
    pub fn run(self, context: &mut Context<'_>) -> Result<(), CommandError> {
        let (opened, period) = context.open(false, |context, book, now| {
            let period = context.period(&self.period, &book.almanac, now)?;
            let back = coverage::reads_back(&period);
            Ok((period, back))
        })?;
        let known = Known::at(&opened.book, opened.now);
        let answer = coverage::coverage(&known, period, self.by.into());
        let is_reached = answer.body.total.is_reached;
        context.answer(answer, report::coverage::page)?;
        CommandError::found(self.exit_code && !is_reached)
    }
}

impl From<Group> for By {
    fn from(group: Group) -> By {
        match group {
            Group::Building => By::Building,
            Group::Area => By::Area,
            Group::Butler => By::Butler,
        }
    }
}
