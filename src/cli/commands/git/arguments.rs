//! What `git` takes.

use clap::{Args, Subcommand};

use super::check_staged::CheckStaged;
use super::merge_driver::MergeDriver;
use super::setup::Setup;
use super::textconv::Textconv;
use crate::cli::context::Context;
use crate::cli::error::CommandError;
use crate::cli::forms::{FINDINGS, Forms, OWN_TEXT};

/// Let git merge the data row by row and show GBK files as text
#[derive(Args, Debug)]
pub struct Git {
    #[command(subcommand)]
    step: Step,
}

#[derive(Debug, Subcommand)]
enum Step {
    Setup(Setup),
    CheckStaged(CheckStaged),
    MergeDriver(MergeDriver),
    Textconv(Textconv),
}

impl Git {
    /// The forms that the answer takes.
    pub fn forms(&self) -> Forms {
        match self.step {
            Step::CheckStaged(_) => FINDINGS,
            Step::Setup(_) | Step::MergeDriver(_) | Step::Textconv(_) => OWN_TEXT,
        }
    }

    /// Does it.
    pub fn run(self, context: &mut Context<'_>) -> Result<(), CommandError> {
        match self.step {
            Step::Setup(setup) => setup.run(context),
            Step::CheckStaged(check) => check.run(context),
            Step::MergeDriver(driver) => driver.run(context),
            Step::Textconv(textconv) => textconv.run(context),
        }
    }
}
