//! `staff leave`: a member is away for days, or for hours of a day.

use clap::Args;

use crate::cli::context::Context;
use crate::cli::error::CommandError;
use crate::duties::Known;
use crate::ops::staff_change;
use crate::report;

/// A member is away: days, or hours of a day; names what was agreed on for then
#[derive(Args, Debug)]
pub struct Leave {
    /// Who: an id or a name
    #[arg(value_name = "ID")]
    member: String,
    /// When: 2026-11-20, 2026-11-10..2026-11-12, "next week", 2026-11-24T14:00/2026-11-24T18:00,
    /// "24 Nov afternoon"
    #[arg(value_name = "PERIOD", required = true, num_args = 1..=6)]
    period: Vec<String>,
}

impl Leave {
    pub(super) fn run(self, context: &mut Context<'_>) -> Result<(), CommandError> {
        let directory = context.directory()?;
        let session = context.session(&directory)?;
        let (reading, now) = context.everything(&directory)?;
        let book = &reading.book;
        let member = context.colleague(book, &self.member)?;
        let when = (&book.almanac, now);
        let leave = context.leave_asked("PERIOD", &self.period.join(" "), when)?;
        let known = Known::at(book, now);
        let act = staff_change::leave(&known, member, leave);
        context.perform(
            &session,
            &directory,
            &reading,
            &act,
            report::staff_change::leave,
        )?;
        drop(session);
        context.answer(act.answer, report::staff_change::leave)
    }
}
