//! `git textconv`: a file as UTF-8 text.

use std::path::PathBuf;

use clap::Args;

use super::merge_driver::bytes_of;
use crate::cli::context::Context;
use crate::cli::error::CommandError;
use crate::git::textconv;

/// Print a file as UTF-8 text; git calls it for diffs
#[derive(Args, Debug)]
pub(super) struct Textconv {
    /// The file
    #[arg(value_name = "FILE")]
    file: PathBuf,
}

impl Textconv {
    pub(super) fn run(self, context: &mut Context<'_>) -> Result<(), CommandError> {
        let bytes = bytes_of(context, &self.file)?;
        context.write(&textconv(&bytes))
    }
}
