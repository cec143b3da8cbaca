//! `coverage`: which households were met.

use clap::Args;

use crate::calendar::Period;
use crate::cli::context::Context;
use crate::cli::error::CommandError;
use crate::duties::Known;
use crate::duties::coverage::By;
use crate::ops::closing::Closed;
use crate::ops::coverage;
use crate::ops::report::reads_back as report_back;
use crate::report;
use crate::report::closed::Part;
use crate::words::vocabulary::Grouping;

/// Show which households were met in a period
#[derive(Args, Debug)]
pub struct Coverage {
    /// A month or another period (default: this month)
    #[arg(value_name = "PERIOD", num_args = 0..=3)]
    period: Vec<String>,
    /// Group by: building, area, butler
    #[arg(long, value_name = "GROUP", default_value = "area")]
    by: String,
    /// A month that was closed, as it would be with what was recorded since
    #[arg(long)]
    recompute: bool,
    /// Exit with 1 when the policy's target is not reached
    #[arg(long)]
    exit_code: bool,
}

impl Coverage {
    /// Shows the coverage.
    pub fn run(self, context: &mut Context<'_>) -> Result<(), CommandError> {
        let grouping = context.term::<Grouping>("--by", &self.by)?;
        let (opened, (period, closed)) = context.open_visits(|context, book, now| {
            let period = context.period(&self.period, &book.almanac, now)?;
            let mut back = coverage::reads_back(&period);
            let closed = self.closed(context, &period, grouping)?;
            if closed.is_some() {
                back = back.and(report_back(book, &period));
            }
            let is_closed = closed.is_some();
            Ok(((period, closed), back, is_closed))
        })?;
        if let Some(closed) = closed {
            let part = match grouping {
                Grouping::Building => Part::Building,
                Grouping::Area | Grouping::Butler => Part::Area,
            };
            context.show_closed(&opened, &period, &closed, part)?;
            let target = opened.book.policy.targets.coverage;
            return context.verdict(self.exit_code, !closed.is_covered(target));
        }
        let known = Known::at(&opened.book, opened.now);
        let answer = coverage::coverage(&known, period, by(grouping));
        let is_reached = answer.body.total.is_reached;
        context.answer(answer, report::coverage::page)?;
        context.verdict(self.exit_code, !is_reached)
    }

    /// The month as it was handed in, if it was and that is asked for; by butler it holds nothing.
    fn closed(
        &self,
        context: &Context<'_>,
        period: &Period,
        grouping: Grouping,
    ) -> Result<Option<Closed>, CommandError> {
        if self.recompute || grouping == Grouping::Butler {
            return Ok(None);
        }
        context.closed(period)
    }
}

/// What a word of the list means to the figures.
fn by(grouping: Grouping) -> By {
    match grouping {
        Grouping::Building => By::Building,
        Grouping::Area => By::Area,
        Grouping::Butler => By::Butler,
    }
}
