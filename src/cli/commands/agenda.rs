//! `agenda`: a saved plan as day sheets.

use clap::Args;

use crate::cli::context::Context;
use crate::cli::error::CommandError;
use crate::duties::Known;
use crate::ops::agenda::{self, Choice};
use crate::report::{self, Facts};

/// Show the saved plan day by day, in walking order, with what to know at each door
#[derive(Args, Debug)]
pub struct Agenda {
    /// A day or another period: today, tomorrow, "this week", 2026-11-17 (default: this month)
    #[arg(value_name = "PERIOD", num_args = 0..=3)]
    period: Vec<String>,
    /// What this member takes part in
    #[arg(long, value_name = "ID")]
    staff: Option<String>,
    /// Of everybody, not only of who is at the keyboard (`VISITS_STAFF`)
    #[arg(long, conflicts_with = "staff")]
    everybody: bool,
}

impl Agenda {
    /// Shows the agenda.
    pub fn run(self, context: &mut Context<'_>) -> Result<(), CommandError> {
        let (opened, period) = context.open(true, |context, book, now| {
            let period = context.period(&self.period, &book.almanac, now)?;
            let back = agenda::reads_back_to_last_met(book, &period);
            Ok((period, back))
        })?;
        let book = &opened.book;
        let staff = context.mine(book, self.staff.as_deref(), self.everybody)?;
        context.tell_mine(book, staff, self.staff.as_deref());
        let known = Known::at(book, opened.now);
        let facts = Facts::new(&known, context.words);
        let answer = agenda::agenda(&known, period, Choice { staff }, &facts);
        context.answer(answer, |answer, _| report::agenda::page(answer, &facts))
    }
}
