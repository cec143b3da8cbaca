//! `staff`: who is who, who is away, who comes and who goes.

mod change;
mod leave;
mod left;
mod list;

use clap::{Args, Subcommand};

use crate::cli::context::Context;
use crate::cli::error::CommandError;
use crate::cli::forms::{Forms, PAGE, TABLE};

/// Members of staff: who is who, who is away, who comes and who goes
#[derive(Args, Debug)]
pub struct Staff {
    #[command(subcommand)]
    step: Step,
}

#[derive(Debug, Subcommand)]
enum Step {
    List(list::List),
    Add(change::Add),
    Set(change::Set),
    Leave(leave::Leave),
    Left(left::Left),
}

impl Staff {
    /// Does it.
    pub fn run(self, context: &mut Context<'_>) -> Result<(), CommandError> {
        match self.step {
            Step::List(list) => list.run(context),
            Step::Add(add) => add.run(context),
            Step::Set(set) => set.run(context),
            Step::Leave(leave) => leave.run(context),
            Step::Left(left) => left.run(context),
        }
    }

    /// The forms that its answer takes.
    pub fn forms(&self) -> Forms {
        match self.step {
            Step::List(_) => TABLE,
            _ => PAGE,
        }
    }
}
