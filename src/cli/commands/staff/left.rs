//! `staff left`: a member goes, and somebody has to have what was theirs.

use clap::Args;

use crate::calendar::Toward;
use crate::cli::context::Context;
use crate::cli::error::CommandError;
use crate::duties::Known;
use crate::ops::staff_change;
use crate::report;

/// A member goes; names the households, open issues and agreed appointments that need somebody, and
/// hands them over
#[derive(Args, Debug)]
pub struct Left {
    /// Who: an id or a name
    #[arg(value_name = "ID")]
    member: String,
    /// The last day in service: 2026-12-31, today
    #[arg(value_name = "DATE")]
    date: String,
    /// Who has it all from now on
    #[arg(long, value_name = "ID")]
    to: Option<String>,
}

impl Left {
    pub(super) fn run(self, context: &mut Context<'_>) -> Result<(), CommandError> {
        let directory = context.directory()?;
        let session = context.session(&directory)?;
        let (reading, now) = context.everything(&directory)?;
        let book = &reading.book;
        let member = context.colleague(book, &self.member)?;
        let when = (&book.almanac, now);
        let last = context.day_asked("DATE", &self.date, when, Toward::Either)?;
        let to = self.to.as_deref();
        let to = to.map(|to| context.successor(book, member, to, last));
        let known = Known::at(book, now);
        let act = staff_change::left(&known, member, last, to.transpose()?);
        context.perform(
            &session,
            &directory,
            &reading,
            &act,
            report::staff_change::left,
        )?;
        drop(session);
        context.answer(act.answer, report::staff_change::left)
    }
}
