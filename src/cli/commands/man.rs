//! `man`: manual pages, one a command.

use std::path::PathBuf;

use clap::Args;

use crate::cli::context::Context;
use crate::cli::error::CommandError;
use crate::cli::help;

/// Write manual pages into a folder
#[derive(Args, Debug)]
pub struct Man {
    /// The folder to write into
    #[arg(value_name = "DIR")]
    folder: PathBuf,
}

impl Man {
    /// Writes `visits.1`, `visits-plan.1` and so on.
    pub fn run(self, context: &mut Context<'_>) -> Result<(), CommandError> {
        let mut command = help::command_line(context.words);
        command.build();
        write_pages(&command, "visits", &self.folder, context)
    }
}

fn write_pages(
    command: &clap::Command,
    name: &str,
    folder: &std::path::Path,
    context: &Context<'_>,
) -> Result<(), CommandError> {
    let mut page = Vec::new();
    let renamed = command.clone().name(name.to_owned());
    clap_mangen::Man::new(renamed)
        .render(&mut page)
        .map_err(|error| context.unwritable(&context.reason(&error)))?;
    context.write_file(&folder.join(format!("{name}.1")), &page)?;
    for below in command.get_subcommands() {
        write_pages(
            below,
            &format!("{name}-{}", below.get_name()),
            folder,
            context,
        )?;
    }
    Ok(())
}
