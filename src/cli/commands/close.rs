//! `close`: a month is handed in.

use std::collections::BTreeSet;

use clap::Args;

use crate::book::inspect;
use crate::calendar::{Month, Period};
use crate::check::{self, Gaps};
use crate::cli::context::Context;
use crate::cli::error::{CommandError, Kind};
use crate::diag::{Fault, Severity, file};
use crate::ops::closing::close;
use crate::ops::report::reads_back;
use crate::report::{self, Phrases};
use crate::text::Directory;
use crate::words::Message;

/// Hand a month in: its report stays as it is now, and later changes are named beside it
#[derive(Args, Debug)]
pub struct Close {
    /// The month: 2026-11, "last month"
    #[arg(value_name = "MONTH", num_args = 1..=3, required = true)]
    month: Vec<String>,
    /// Who hands it in: an id or a name
    #[arg(long, value_name = "ID")]
    by: String,
    /// Hand it in once more, as it stands now
    #[arg(long)]
    again: bool,
}

impl Close {
    /// Hands it in.
    pub fn run(self, context: &mut Context<'_>) -> Result<(), CommandError> {
        let directory = context.directory()?;
        let session = context.session(&directory)?;
        let (opened, month) = context.open(false, |context, book, now| {
            let month = context.period(&self.month, &book.almanac, now)?;
            if book.almanac.month_of(month.from).name != month.name {
                let value = &self.month.join(" ");
                return context.refuse(Message::CloseNoMonth { value });
            }
            if now.date() < month.last() {
                let (month, day) = (&month.name, &month.last());
                return context.refuse(Message::CloseTooEarly { month, day });
            }
            let back = reads_back(book, &month);
            Ok((month, back))
        })?;
        let by = context.colleague(&opened.book, &self.by)?;
        if let Some(closed) = context.closed(&month)?.filter(|_| !self.again) {
            let at = &Phrases::new(context.words, opened.now).minute(closed.at);
            let month = &month.name;
            return context.refuse(Message::CloseAlready { month, at });
        }
        refuse_faulty(context, &directory, &month)?;
        let report = context.report_value(&opened, &month)?;
        let act = close(report, &month, opened.now, &opened.book[by]);
        context.deed(&session, |words| {
            report::closed::handed_in(&act.answer, words).title
        });
        for change in &act.changes {
            context.commit(&session, &directory, &change.file, |current| {
                change.applied(current)
            })?;
        }
        drop(session);
        context.answer(act.answer, report::closed::handed_in)
    }
}

/// Refuses to hand in a month in whose files `check` finds errors: files of other months aside.
fn refuse_faulty(
    context: &Context<'_>,
    directory: &Directory,
    month: &Period,
) -> Result<(), CommandError> {
    let months: BTreeSet<Month> = month.dates().map(Month::of).collect();
    let is_its = |file: &str| {
        let name = file::without_ending(file).and_then(|stem| stem.rsplit('/').next());
        let of = name.and_then(|name| name.parse::<Month>().ok());
        of.is_none_or(|of| months.contains(&of))
    };
    let inspection = inspect(directory);
    let fitting = inspection.book.as_ref().map(|book| {
        let now = context.now(&book.almanac).ok();
        check::run_beside(book, now, &Gaps::of(&inspection.faults))
    });
    let all = inspection.faults.iter().chain(fitting.iter().flatten());
    let is_error =
        |fault: &&Fault| fault.severity() == Severity::Error && is_its(&fault.place.file);
    let beyond = inspection.beyond.iter().filter(|(file, _)| is_its(file));
    let beyond: usize = beyond.map(|(_, tally)| tally.errors).sum();
    let count = &(all.filter(is_error).count() + beyond);
    if *count > 0 {
        return Err(context.failure(Kind::Data, Message::CloseFaulty { count }));
    }
    Ok(())
}
