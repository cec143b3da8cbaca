//! The list of commands, in the order in which help names them.

use clap::Subcommand;

use super::{completions, coverage, due, log, man, overdue, plan, quota, why};
use crate::cli::context::Context;
use crate::cli::error::CommandError;

macro_rules! commands {
    ($($(#[$attribute:meta])* $name:ident($arguments:ty),)+) => {
        /// A command and its arguments.
        #[derive(Debug, Subcommand)]
        #[expect(missing_docs, reason = "each variant is explained by its arguments' type")]
        pub enum Command { $($(#[$attribute])* $name($arguments),)+ }

        impl Command {
            /// Does it.
            pub fn run(self, context: &mut Context<'_>) -> Result<(), CommandError> {
                match self { $(Command::$name(arguments) => arguments.run(context),)+ }
            }
        }
    };
}

commands! {
    Plan(plan::Plan),
    Due(due::Due),
    Why(why::Why),
    Overdue(overdue::Overdue),
    Quota(quota::Quota),
    Coverage(coverage::Coverage),
    Log(log::Log),
    Completions(completions::Completions),
    Man(man::Man),
}
