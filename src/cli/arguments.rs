//! The command line as a whole.

use clap::Parser;

use super::commands::Command;
use super::globals::Globals;

/// Plans who visits whom this month, and shows what was done
#[derive(Debug, Parser)]
#[command(name = "visits", version, max_term_width = 100, infer_long_args = true)]
#[command(
    subcommand_required = true,
    arg_required_else_help = true,
    disable_help_subcommand = false
)]
pub struct Arguments {
    /// What stands beside every command.
    #[command(flatten)]
    pub globals: Globals,
    /// The command.
    #[command(subcommand)]
    pub command: Command,
}
