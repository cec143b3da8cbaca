//! `due`: the duties of a period.

use clap::Args;

use crate::calendar::{Instant, Period};
use crate::cli::context::Context;
use crate::cli::error::CommandError;
use crate::duties::{Known, State};
use crate::model::Book;
use crate::ops::due::{self, Asked};
use crate::render::Format;
use crate::report::{self, Voice};

/// Show who is due a visit in a period, and why
#[derive(Args, Debug)]
pub struct Due {
    /// A month or another period: 2026-11, 2026-W45, 2026Q4, "this week" (default: this month)
    #[arg(value_name = "PERIOD", num_args = 0..=3)]
    period: Vec<String>,
    /// In every state, not only open and overdue
    #[arg(long, conflicts_with = "state")]
    all: bool,
    /// In this state alone: upcoming, open, overdue, done, `done_late`, missed, waived, declined
    #[arg(long, value_name = "STATE", value_delimiter = ',')]
    state: Vec<String>,
    /// That this member can lead
    #[arg(long, value_name = "ID")]
    staff: Option<String>,
    /// Of everybody, not only of who is at the keyboard (`VISITS_STAFF`)
    #[arg(long, conflicts_with = "staff")]
    everybody: bool,
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
        let (opened, asked) = context.open(false, |context, book, now| {
            let asked = self.asked(book, now, states, context)?;
            let back = due::reads_back(book, &asked.period);
            Ok((asked, back))
        })?;
        let known = Known::at(&opened.book, opened.now);
        let voice = Voice::new(&opened.book, opened.now, context.words);
        context.tell_mine(&opened.book, asked.staff, self.staff.as_deref());
        let shows = self.shows(context, &asked.period, opened.now)?;
        let answer = due::due(&known, asked, &voice);
        let is_late = answer.body.is_late();
        context.answer(answer, |answer, words| {
            report::due::page(answer, shows, words)
        })?;
        context.verdict(self.exit_code, is_late)
    }

    /// In which states people are shown duties: those to be seen to, unless others are asked for. Rows
    /// for programs are all there.
    fn shows(
        &self,
        context: &Context<'_>,
        period: &Period,
        now: Instant,
    ) -> Result<impl Fn(State) -> bool + use<>, CommandError> {
        let all = self.all || !self.state.is_empty() || context.format()? == Format::Csv;
        let ahead = period.start() > now;
        Ok(move |state: State| {
            let is_now = matches!(state, State::Open | State::Overdue);
            all || is_now || (ahead && state.is_pending())
        })
    }

    fn states(&self, context: &Context<'_>) -> Result<Vec<State>, CommandError> {
        let states = self.state.iter();
        states.map(|word| context.term("--state", word)).collect()
    }

    /// What the options ask for, as the directory knows it.
    fn asked(
        &self,
        book: &Book,
        now: Instant,
        states: Vec<State>,
        context: &Context<'_>,
    ) -> Result<Asked, CommandError> {
        let period = context.period(&self.period, &book.almanac, now)?;
        // Whoever asks for somebody means them, whoever goes.
        let everybody = self.everybody || self.party.is_some();
        let staff = context.mine(book, self.staff.as_deref(), everybody)?;
        let party = self
            .party
            .as_ref()
            .map(|name| context.whom(book, name, now.date()));
        let rule = self
            .rule
            .as_ref()
            .map(|name| context.rule_asked("--rule", book, name));
        Ok(Asked {
            period,
            states,
            staff,
            party: party.transpose()?,
            rule: rule.transpose()?,
        })
    }
}
