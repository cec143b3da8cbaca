//! Each question that a group is asked.

use super::arguments::{Asked, Group, Report, Step};
use super::ask::{Question, communities, envelope, show};
use super::community::Way;
use super::gathered::{gather, tell_future};
use super::questions::{Coverages, Duties, Late, Overviews, Plans, Quotas};
use super::{export, rulebook, site};
use crate::cli::context::Context;
use crate::cli::error::CommandError;
use crate::cli::when::When;
use crate::ops::group::Covered;
use crate::render::Format;

/// Months that a page for reading looks back on.
const MONTHS: usize = 6;

impl Group {
    /// Asks and shows the answer.
    pub fn run(self, context: &mut Context<'_>) -> Result<(), CommandError> {
        match self.step {
            Step::Report(report) => report.run(context),
            Step::Quota(quota) => {
                let exit = quota.exit_code;
                run(context, &quota.asked, 2, &Quotas(context.words), |of| {
                    exit && of.short > 0
                })
            }
            Step::Coverage(coverage) => {
                let exit = coverage.exit_code;
                let found = |of: &Covered| exit && of.covered < of.in_scope;
                run(
                    context,
                    &coverage.asked,
                    2,
                    &Coverages(context.words),
                    found,
                )
            }
            Step::Overdue(overdue) => {
                let asked = Asked {
                    period: Vec::new(),
                    by: overdue.by,
                };
                run(context, &asked, 1, &Late, |of| {
                    overdue.exit_code && of.all > 0
                })
            }
            Step::Due(due) => {
                let exit = due.exit_code;
                run(context, &due.asked, 1, &Duties, |of| {
                    exit && of.overdue + of.missed > 0
                })
            }
            Step::Check(check) => rulebook::check(context, &check.by),
            Step::Plan(plan) => run(context, &plan.asked, 1, &Plans(context.words), |_| false),
            Step::Export(export) => export::export(context, &export),
        }
    }
}

impl Report {
    fn run(&self, context: &mut Context<'_>) -> Result<(), CommandError> {
        if let Some(folder) = &self.site {
            return site::write(context, &self.asked, folder);
        }
        let is_drawn = matches!(context.format()?, Format::Html | Format::Pdf | Format::Xlsx);
        let periods = if is_drawn { MONTHS } else { 2 };
        run(
            context,
            &self.asked,
            periods,
            &Overviews(context.words),
            |_| false,
        )
    }
}

/// Asks every community one question and shows what they say.
fn run<Q: Question>(
    context: &mut Context<'_>,
    asked: &Asked,
    periods: usize,
    question: &Q,
    found: impl Fn(&Q::Figures) -> bool,
) -> Result<(), CommandError> {
    let mut gathered = gather(context, &asked.by)?;
    let globals = context.globals.clone();
    let root = gathered.directory.clone();
    let way = Way {
        root: &root,
        when: When::of(&globals, context.environment, context.words),
        period: &asked.period,
        periods,
        notes: false,
    };
    let about = envelope(context, &gathered, way)?;
    tell_future(&mut gathered, &about, context.words);
    let about = (about.0, about.1.filter(|_| Q::IS_OF_PERIOD));
    let told = communities(context, &gathered, way, question);
    show(context, gathered, &told, &asked.by, about, &|_| None, found)
}
