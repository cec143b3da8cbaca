//! `staff list`: who is who.

use clap::Args;

use crate::cli::context::Context;
use crate::cli::error::CommandError;
use crate::duties::{Known, Lookback};
use crate::ops::staff;
use crate::report;

/// List the members of staff: their roles and areas, when they are away, what they have in hand
#[derive(Args, Debug)]
pub struct List {
    /// Those who have left too
    #[arg(long)]
    all: bool,
}

impl List {
    pub(super) fn run(self, context: &mut Context<'_>) -> Result<(), CommandError> {
        let (opened, ()) =
            context.open(false, |_, _, now| Ok(((), Lookback::since(now.date()))))?;
        let known = Known::at(&opened.book, opened.now);
        let answer = staff::members(&known, self.all);
        context.answer(answer, report::staff::page)
    }
}
