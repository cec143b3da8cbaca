//! `due`: the duties of a period.

use clap::Args;

use crate::calendar::Instant;
use crate::cli::context::Context;
use crate::cli::error::{CommandError, Kind};
use crate::duties::{Duty, Known, State, Window, derive, lookback};
use crate::model::{AnyRule, Book, PartyIx, StaffIx};
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
        let asked = self.asked(book, now, states, context)?;
        let known = Known::at(book, now);
        let mut duties = derive(&known, &Window::of(&period));
        duties.retain(|duty| {
            let cleared_before = duty
                .cleared_by
                .is_some_and(|visit| book[visit].at < period.start());
            !cleared_before && asked.holds(duty)
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

    /// What the options ask for, as the directory knows it.
    fn asked(
        &self,
        book: &Book,
        now: Instant,
        states: Vec<State>,
        context: &Context<'_>,
    ) -> Result<Asked, CommandError> {
        let staff = self
            .staff
            .as_ref()
            .map(|name| context.colleague(book, name));
        let party = self
            .party
            .as_ref()
            .map(|name| context.whom(book, name, now.date()));
        let rule = self.rule.as_ref().map(|id| {
            book.policy.any_rule(id).ok_or_else(|| {
                let known: Vec<&str> = book.policy.rule_ids().collect();
                context.unknown_name("--rule", id, &known)
            })
        });
        Ok(Asked {
            states,
            staff: staff.transpose()?,
            party: party.transpose()?,
            rule: rule.transpose()?,
        })
    }
}

/// Which duties are asked for.
struct Asked {
    /// In one of these states; none means all.
    states: Vec<State>,
    staff: Option<StaffIx>,
    party: Option<PartyIx>,
    rule: Option<AnyRule>,
}

impl Asked {
    fn holds(&self, duty: &Duty) -> bool {
        (self.states.is_empty() || self.states.contains(&duty.state))
            && self.rule.is_none_or(|rule| rule == duty.rule.into())
            && self.party.is_none_or(|party| party == duty.party)
            && self.staff.is_none_or(|staff| duty.leads.contains(&staff))
    }
}
