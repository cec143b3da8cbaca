//! Planning a month and showing the plan.

use std::borrow::Cow;

use clap::{Args, Subcommand};

use super::approve::Approve;
use super::drawn::Drawn;
use super::months::{joined, months_of};
use super::save::save;
use super::suppositions::suppositions;
use super::year;
use crate::calendar::{DateRange, Instant, Period, Toward, Unit};
use crate::cli::bar::Bar;
use crate::cli::context::Context;
use crate::cli::error::{CommandError, Kind};
use crate::cli::forms::{Forms, PAGE, TABLE};
use crate::model::Book;
use crate::ops::plan::{self as ops, Arrangement, Choice};
use crate::plan::{Options, Outcome, PlanError, Rest, Suppose, audit, make_watched, reads_back};
use crate::report::{self, Phrases, Voice};
use crate::words::Message;
use crate::words::vocabulary::Order;

/// Plan who visits whom this month, when, and why
#[derive(Args, Debug)]
#[command(args_conflicts_with_subcommands = true)]
pub struct Plan {
    #[command(subcommand)]
    step: Option<Step>,
    /// The month (default: this month), or a part of one: "this week", tomorrow, 2026-W50; what is over
    /// cannot be planned
    #[arg(value_name = "PERIOD", num_args = 0..=3)]
    period: Vec<String>,
    /// Show the appointments of this member alone
    #[arg(long, value_name = "ID")]
    staff: Option<String>,
    /// Of everybody, not only of who is at the keyboard (`VISITS_STAFF`)
    #[arg(long, conflicts_with = "staff")]
    everybody: bool,
    /// Show the appointments of this day alone (default: today)
    #[arg(long, value_name = "DAY", num_args = 0..=1, default_missing_value = "today")]
    day: Option<String>,
    /// With --staff and --day: plan anew what that member has left of the day from this time on ("now"), and
    /// move nothing else
    #[arg(long, value_name = "TIME", requires_all = ["staff", "day"], conflicts_with_all = ["audit", "year"])]
    from: Option<String>,
    /// Arrange by: staff, day, building
    #[arg(long, value_name = "ORDER", default_value = "staff")]
    by: String,
    /// How many moves the search may make (default: by the size of the community)
    #[arg(long, value_name = "MOVES")]
    budget: Option<u64>,
    /// Another seed for the search
    #[arg(long, value_name = "N", default_value_t = 0)]
    seed: u64,
    /// Compare with the plan if this were so: leave=ID:2026-11-17/2026-11-21, staff+1:ROLE:AREA,
    /// `minutes_per_day=240`
    #[arg(long, value_name = "WHAT", conflicts_with = "save")]
    what_if: Vec<String>,
    /// Check the plan against every rule by a second, independent reading
    #[arg(long)]
    audit: bool,
    /// Tell the score level by level
    #[arg(long)]
    score: bool,
    /// List every duty that could not be placed, with its reason
    #[arg(long)]
    unplaced: bool,
    /// Write the plan to plans/MONTH.csv; what was agreed, cancelled or is over stays as it is
    #[arg(long)]
    save: bool,
    /// Show the whole year instead (PERIOD may name one): each month's duties by rule, and what
    /// they are for each member; with --save it is put up in plans/YEAR.json, to be approved
    #[arg(long, conflicts_with_all = ["staff", "day", "what_if", "audit"])]
    year: bool,
}

#[derive(Debug, Subcommand)]
enum Step {
    Approve(Approve),
}

impl Plan {
    /// The forms that the answer takes.
    pub fn forms(&self) -> Forms {
        match self.step {
            Some(Step::Approve(_)) => PAGE,
            None => TABLE,
        }
    }

    /// Plans and shows the plan.
    pub fn run(self, context: &mut Context<'_>) -> Result<(), CommandError> {
        if let Some(Step::Approve(approve)) = self.step {
            return approve.run(context);
        }
        if self.year {
            return year::show(context, &self.period, self.save);
        }
        self.run_month(context)
    }

    fn run_month(&self, context: &mut Context<'_>) -> Result<(), CommandError> {
        let drawn = if self.save {
            save(context, |context| self.draw(context))?
        } else {
            self.draw(context)?
        };
        let (book, now) = (&drawn.book, drawn.now);
        let outcome = joined(drawn.months);
        if self.what_if.is_empty() {
            let voice = Voice::new(book, now, context.words);
            let (period, choice) = (drawn.period, drawn.choice);
            let answer = ops::plan(book, &outcome, period, choice, now, &voice);
            return context.answer(answer, |answer, words| {
                report::plan::page(answer, book, words)
            });
        }
        let suppositions = suppositions(&self.what_if, book, now, context)?;
        let asked = (&suppositions[..], drawn.rest);
        let then = joined(self.months(book, now, &drawn.period, asked, context)?);
        let answer = ops::what_if(&outcome, &then, &self.what_if, now);
        context.answer(answer, report::plan::what_if)
    }

    /// Reads the directory and plans the month.
    fn draw(&self, context: &mut Context<'_>) -> Result<Drawn, CommandError> {
        let (opened, period) = context.open(false, |context, book, now| {
            let period = context.period(&self.period, &book.almanac, now)?;
            if period.to <= now.date() {
                let month = &period.name;
                return context.refuse(Message::PlanMonthOver { month });
            }
            let back = reads_back(book, now, &months_of(book, now, &period));
            Ok((period, back))
        })?;
        let (book, now) = (opened.book, opened.now);
        let choice = self.choice(&book, now, &period, context)?;
        let rest = self.rest(&book, now, &choice, context)?;
        let months = self.months(&book, now, &period, (&[], rest), context)?;
        Ok(Drawn {
            book,
            now,
            period,
            choice,
            rest,
            months,
        })
    }

    /// The plans of the months that a period meets and that are not over, each with what the one before it
    /// holds.
    fn months(
        &self,
        book: &Book,
        now: Instant,
        period: &Period,
        (suppose, rest): (&[Suppose], Option<Rest>),
        context: &mut Context<'_>,
    ) -> Result<Vec<Outcome>, CommandError> {
        let mut book = Cow::Borrowed(book);
        let mut made: Vec<Outcome> = Vec::new();
        for month in months_of(&book, now, period) {
            if let Some(before) = made.last() {
                let plans = &mut book.to_mut().plans;
                plans.retain(|plan| *plan.month != *before.month.name);
                plans.push(before.as_saved());
                plans.sort_by(|one, other| one.month.cmp(&other.month));
            }
            let outcome = self.outcome(&book, now, &month, (suppose, rest), context)?;
            if self.audit && suppose.is_empty() {
                audited(&book, now, &outcome, context)?;
            }
            made.push(outcome);
        }
        Ok(made)
    }

    fn outcome(
        &self,
        book: &Book,
        now: Instant,
        month: &Period,
        (suppose, rest): (&[Suppose], Option<Rest>),
        context: &Context<'_>,
    ) -> Result<Outcome, CommandError> {
        let options = Options {
            moves: self.budget,
            seed: self.seed,
            suppose: suppose.to_vec(),
            rest,
            ..Options::default()
        };
        let bar = Bar::new(context, Message::PlanProgress);
        let watch = |done, all| bar.show(done, all);
        make_watched(book, now, month, &options, &watch).map_err(|error| {
            let month = &month.name;
            context.failure(
                Kind::Usage,
                match error {
                    PlanError::MonthOver => Message::PlanMonthOver { month },
                    PlanError::NotAMonth => Message::PlanNotAMonth { month },
                },
            )
        })
    }

    /// The rest of a member's day, if that alone is to be planned anew.
    fn rest(
        &self,
        book: &Book,
        now: Instant,
        choice: &Choice,
        context: &Context<'_>,
    ) -> Result<Option<Rest>, CommandError> {
        let (Some(text), Some(member), Some(days)) = (&self.from, choice.staff, choice.days) else {
            return Ok(None);
        };
        let seen = (&book.almanac, now);
        let from = context.time_asked("--from", text, seen, Toward::Future)?;
        if from.date() != days.first {
            let phrases = Phrases::new(context.words, now);
            let (from, day) = (&phrases.minute(from), &phrases.day(days.first));
            return context.refuse(Message::PlanFromOtherDay { from, day });
        }
        Ok(Some(Rest {
            member,
            day: days.first,
            from,
        }))
    }

    fn choice(
        &self,
        book: &Book,
        now: Instant,
        period: &Period,
        context: &Context<'_>,
    ) -> Result<Choice, CommandError> {
        let staff = context.mine(book, self.staff.as_deref(), self.everybody)?;
        let part = (period.unit != Some(Unit::Month)).then(|| DateRange {
            first: period.from,
            last: period.last(),
        });
        let day = self.day.as_ref().map(|text| {
            let day = context.period(std::slice::from_ref(text), &book.almanac, now)?;
            let (day, month) = (day.from, &period.name);
            if !period.holds_date(day) {
                return context.refuse(Message::PlanOtherMonth { day: &day, month });
            }
            Ok::<_, CommandError>(DateRange::from(day))
        });
        let by = match context.term::<Order>("--by", &self.by)? {
            Order::Staff => Arrangement::Staff,
            Order::Day => Arrangement::Day,
            Order::Building => Arrangement::Building,
        };
        Ok(Choice {
            staff,
            days: day.transpose()?.or(part),
            score: self.score,
            unplaced: self.unplaced,
            by,
        })
    }
}

/// Says what the auditor found; a plan that breaks a rule is a bug of visits.
fn audited(
    book: &Book,
    now: Instant,
    outcome: &Outcome,
    context: &mut Context<'_>,
) -> Result<(), CommandError> {
    let breaches = audit(book, now, outcome);
    for breach in &breaches {
        let rule = format!("{:?}", breach.never);
        let told = context.words.say(Message::PlanAuditBroken {
            rule: &rule,
            appointment: &breach.appointment,
            detail: &breach.detail,
        });
        context.warn(&told);
    }
    if !breaches.is_empty() {
        return Err(CommandError::silent(Kind::Bug));
    }
    let clean = context.words.say(Message::PlanAuditClean);
    context.inform(&clean);
    Ok(())
}
