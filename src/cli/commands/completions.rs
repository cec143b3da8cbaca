//! `completions`: a shell's completion script.

use clap::{Args, ValueEnum};
use clap_complete::Shell;

use crate::cli::completion::script;
use crate::cli::context::Context;
use crate::cli::error::CommandError;

/// Print a completion script for a shell: it completes commands, and the names in the data
#[derive(Args, Debug)]
pub struct Completions {
    /// The shell: bash, zsh, fish, powershell, elvish
    shell: Shell,
}

impl Completions {
    /// Prints the script.
    pub fn run(self, context: &mut Context<'_>) -> Result<(), CommandError> {
        let name = self.shell.to_possible_value();
        let script = name.and_then(|name| script(name.get_name()));
        match script.unwrap_or_else(|| Ok(Vec::new())) {
            Ok(script) => context.write(&script),
            Err(error) => Err(context.unwritable(&error)),
        }
    }
}
