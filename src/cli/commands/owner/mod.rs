//! `owner`: a household moves in, moves out, or is described anew.

mod add;
mod move_out;

use clap::{Args, Subcommand};

use super::set::Set;
use crate::cli::context::Context;
use crate::cli::error::CommandError;

/// A household moves in or out, or something else is known of it
#[derive(Args, Debug)]
pub struct Owner {
    #[command(subcommand)]
    step: Step,
}

#[derive(Debug, Subcommand)]
enum Step {
    Set(Set),
    Add(add::Add),
    MoveOut(move_out::MoveOut),
}

impl Owner {
    /// Does it.
    pub fn run(self, context: &mut Context<'_>) -> Result<(), CommandError> {
        match self.step {
            Step::Set(set) => set.run(context, "owners"),
            Step::Add(add) => add.run(context),
            Step::MoveOut(out) => out.run(context),
        }
    }
}
