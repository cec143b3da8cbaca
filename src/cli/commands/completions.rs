//! `completions`: a shell's completion script.

use clap::{Args, CommandFactory};
use clap_complete::Shell;

use crate::cli::arguments::Arguments;
use crate::cli::context::Context;
use crate::cli::error::CommandError;

/// Print a completion script for a shell
#[derive(Args, Debug)]
pub struct Completions {
    /// The shell: bash, zsh, fish, powershell, elvish
    shell: Shell,
}

impl Completions {
    /// Prints the script.
    pub fn run(self, context: &mut Context<'_>) -> Result<(), CommandError> {
        let mut script = Vec::new();
        clap_complete::generate(self.shell, &mut Arguments::command(), "visits", &mut script);
        context.write(&script)
    }
}
