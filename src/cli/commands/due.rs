//! `due`: the duties of a period.

use clap::Args;

use crate::cli::context::Context;
use crate::cli::error::{CommandError, Kind};
use crate::duties::{Duty, Known, State, Window, derive, lookback};
use crate::model::Book;
use crate::report;

/// Show who is due a visit in a period, and why
#[derive(Args, Debug)]
pub struct Due {
    /// A month or another period: 2026-11, 2026-W45, 2026Q4, "this week" (default: this month)
    #[arg(value_name = "PERIOD", num_args = 0..=3)]
    period: Vec<String>,
    /// In this state alone: upcoming, open, overdue, done, `done_late`, missed, waived, declined
    #[arg(long, value_name = "STATE", value_delimiter = ',')]
    state: Vec<String>,
    /// That this member can lead
    #[arg(long, value_name = "ID")]
    staff: Option<String>,
    /// Of this rule
    #[arg(long, value_name = "RULE")]
    rule: Option<String>,
    /// Of this household or contact
    #[arg(long, value_name = "ID")]
    party: Option<String>,
    /// Exit with 1 when something is overdue or missed
    #[arg(long)]
    exit_code: bool,
}

impl Due {
    /// Shows the duties asked for.
    pub fn run(self, context: &mut Context<'_>) -> Result<(), CommandError> {
        let states = self.states(context)?;
        let (opened, period) = context.open(false, |context, book, now| {
            let period = context.period(&self.period, &book.almanac, now)?;
            let back = lookback::for_duties(book, &Window::of(&period));
            Ok((period, back))
        })?;
        let (book, now) = (&opened.book, opened.now);
        self.names_exist(book, context)?;
        let known = Known::at(book, now);
        let mut duties = derive(&known, &Window::of(&period));
        duties.retain(|duty| {
            let cleared_before = duty
                .cleared_by
                .is_some_and(|visit| book[visit].at < period.start());
            !cleared_before && self.asks_for(duty, &states, book)
        });
        context.show(report::due::page(
            book,
            &duties,
            &period,
            now,
            context.words,
        ))?;
        let is_late = |duty: &Duty| matches!(duty.state, State::Overdue | State::Missed);
        if self.exit_code && duties.iter().any(is_late) {
            return Err(CommandError::said(Kind::Findings));
        }
        Ok(())
    }

    fn states(&self, context: &Context<'_>) -> Result<Vec<State>, CommandError> {
        let parsed = self.state.iter().map(|word| {
            State::parse(word).ok_or_else(|| {
                let known: Vec<&str> = State::ALL.iter().map(|state| state.as_str()).collect();
                context.unknown_name("--state", word, &known)
            })
        });
        parsed.collect()
    }

    fn names_exist(&self, book: &Book, context: &Context<'_>) -> Result<(), CommandError> {
        if let Some(id) = &self.staff {
            context.member(id, book)?;
        }
        if let Some(id) = &self.party {
            context.party(id, book)?;
        }
        if let Some(id) = self
            .rule
            .as_ref()
            .filter(|id| book.policy.rule(id).is_none())
        {
            let known: Vec<&str> = book
                .policy
                .rules
                .iter()
                .map(|rule| rule.id.as_str())
                .collect();
            return Err(context.unknown_name("--rule", id, &known));
        }
        Ok(())
    }

    fn asks_for(&self, duty: &Duty, states: &[State], book: &Book) -> bool {
        let is =
            |wanted: &Option<String>, id: &str| wanted.as_ref().is_none_or(|wanted| wanted == id);
        let leads = |id: &String| duty.leads.iter().any(|lead| book[*lead].id.as_str() == id);
        (states.is_empty() || states.contains(&duty.state))
            && is(&self.rule, book[duty.rule].id.as_str())
            && is(&self.party, book[duty.party].id.as_str())
            && self.staff.as_ref().is_none_or(leads)
    }
}
