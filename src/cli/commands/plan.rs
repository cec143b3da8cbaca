//! `plan`: the main job.

use clap::{Args, ValueEnum};

use crate::calendar::{Instant, Period};
use crate::cli::context::Context;
use crate::cli::error::{CommandError, Kind};
use crate::duties::lookback::Lookback;
use crate::model::Book;
use crate::plan::{Options, Outcome, PlanError, make};
use crate::report;
use crate::report::plan::{Arrangement, Choice};

/// Plan who visits whom this month, when, and why
#[derive(Args, Debug)]
pub struct Plan {
    /// The month (default: this month); one that is over cannot be planned
    #[arg(value_name = "MONTH", num_args = 0..=3)]
    month: Vec<String>,
    /// Show the appointments of this member alone
    #[arg(long, value_name = "ID")]
    staff: Option<String>,
    /// Show the appointments of this day alone (default: today)
    #[arg(long, value_name = "DAY", num_args = 0..=1, default_missing_value = "today")]
    day: Option<String>,
    /// Arrange by: staff, day, building
    #[arg(long, value_name = "ORDER", default_value = "staff")]
    by: By,
    /// How many moves the search may make (default: by the size of the community)
    #[arg(long, value_name = "MOVES")]
    budget: Option<u64>,
    /// Another seed for the search
    #[arg(long, value_name = "N", default_value_t = 0)]
    seed: u64,
}

/// `--by`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum By {
    Staff,
    Day,
    Building,
}

impl Plan {
    /// Plans and shows the plan.
    pub fn run(self, context: &mut Context<'_>) -> Result<(), CommandError> {
        let (opened, month) = context.open(false, |context, book, now| {
            Ok((
                context.period(&self.month, &book.almanac, now)?,
                Lookback::All,
            ))
        })?;
        let (book, now) = (&opened.book, opened.now);
        let choice = self.choice(book, now, context)?;
        let outcome = self.outcome(book, now, &month, context)?;
        context.show(report::plan::page(
            book,
            &outcome,
            &choice,
            now,
            context.words,
        ))
    }

    fn outcome(
        &self,
        book: &Book,
        now: Instant,
        month: &Period,
        context: &Context<'_>,
    ) -> Result<Outcome, CommandError> {
        let options = Options {
            moves: self.budget,
            seed: self.seed,
            ..Options::default()
        };
        make(book, now, month, &options).map_err(|error| {
            let key = match error {
                PlanError::MonthOver => "plan.month-over",
                PlanError::NotAMonth => "plan.not-a-month",
            };
            let message = context.words.say(key, &[("month", &month.name)]);
            CommandError::new(Kind::Usage, message).hint(context.words.text("plan.month-help"))
        })
    }

    fn choice(
        &self,
        book: &Book,
        now: Instant,
        context: &Context<'_>,
    ) -> Result<Choice, CommandError> {
        let staff = self
            .staff
            .as_ref()
            .map(|id| context.member(id, book))
            .transpose()?;
        let day = self.day.as_ref().map(|text| {
            let period = context.period(std::slice::from_ref(text), &book.almanac, now)?;
            Ok::<_, CommandError>(period.from)
        });
        let by = match self.by {
            By::Staff => Arrangement::Staff,
            By::Day => Arrangement::Day,
            By::Building => Arrangement::Building,
        };
        Ok(Choice {
            staff,
            day: day.transpose()?,
            by,
        })
    }
}
