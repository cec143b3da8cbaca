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
use crate::ops::group::{Covered, DueCounts, LateCounts, QuotaCounts};
use crate::render::Format;

/// Months that a page for reading looks back on.
const MONTHS: usize = 6;

impl Group {
    /// Asks and shows the answer.
    pub fn run(self, context: &mut Context<'_>) -> Result<(), CommandError> {
        let words = context.words;
        match self.step {
            Step::Report(report) => report.run(context),
            Step::Quota(quota) => {
                let found = (quota.exit_code, |of: &QuotaCounts| of.short > 0);
                run(context, &quota.asked, 2, &Quotas(words), found)
            }
            Step::Coverage(coverage) => {
                let found = (coverage.exit_code, |of: &Covered| of.covered < of.in_scope);
                run(context, &coverage.asked, 2, &Coverages(words), found)
            }
            Step::Overdue(overdue) => {
                let asked = Asked {
                    period: Vec::new(),
                    by: overdue.by,
                };
                let found = (overdue.exit_code, |of: &LateCounts| of.all > 0);
                run(context, &asked, 1, &Late, found)
            }
            Step::Due(due) => {
                let found = (due.exit_code, |of: &DueCounts| of.overdue + of.missed > 0);
                run(context, &due.asked, 1, &Duties, found)
            }
            Step::Check(check) => rulebook::check(context, &check.by),
            Step::Plan(plan) => run(context, &plan.asked, 1, &Plans(words), nothing()),
            Step::Export(export) => export::export(context, &export),
        }
    }
}

/// What to look for where nothing makes the exit code.
fn nothing<F>() -> (bool, fn(&F) -> bool) {
    (false, |_| false)
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
            nothing(),
        )
    }
}

/// Asks every community one question and shows what they say.
fn run<Q: Question>(
    context: &mut Context<'_>,
    asked: &Asked,
    periods: usize,
    question: &Q,
    found: (bool, impl Fn(&Q::Figures) -> bool),
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
