//! `git merge-driver`: what git calls when both sides changed a table.

use std::path::{Path, PathBuf};
use std::process::Command;

use clap::Args;

use crate::cli::context::Context;
use crate::cli::error::{CommandError, Kind};
use crate::git::{merge, table_of};
use crate::store::{CSV_LIMIT, Disk, RealDisk};
use crate::words::Message;

/// Merge two versions of a table by rows; git calls it
#[derive(Args, Debug)]
pub(super) struct MergeDriver {
    /// The version that both come from
    #[arg(value_name = "BASE")]
    base: PathBuf,
    /// Ours; the result is written here
    #[arg(value_name = "OURS")]
    ours: PathBuf,
    /// Theirs
    #[arg(value_name = "THEIRS")]
    theirs: PathBuf,
    /// Where the file stands in the repository: tells which table it is
    #[arg(value_name = "PATH")]
    path: Option<String>,
}

impl MergeDriver {
    /// Exit code 1: there are conflicts, marked in the file.
    pub(super) fn run(self, context: &mut Context<'_>) -> Result<(), CommandError> {
        let base = bytes_of(context, &self.base)?;
        let ours = bytes_of(context, &self.ours)?;
        let theirs = bytes_of(context, &self.theirs)?;
        let schema = self.path.as_deref().and_then(table_of);
        let Some(merged) = schema.and_then(|schema| merge(schema, &base, &ours, &theirs)) else {
            return self.by_lines(context);
        };
        context.write_file(&self.ours, &merged.bytes)?;
        if merged.conflicts == 0 {
            return Ok(());
        }
        let path = self.path.as_deref().unwrap_or_default();
        let said = context.words.say(Message::GitConflicts {
            path: &path,
            count: &merged.conflicts,
        });
        context.warn(&said);
        Err(CommandError::said(Kind::Findings))
    }

    /// What is no sound table git merges line by line, as it would have without us.
    fn by_lines(&self, context: &Context<'_>) -> Result<(), CommandError> {
        let mut command = Command::new("git");
        command.args([
            "merge-file",
            "-q",
            "-L",
            "ours",
            "-L",
            "base",
            "-L",
            "theirs",
        ]);
        command
            .arg("--")
            .args([&self.ours, &self.base, &self.theirs]);
        match command.status() {
            Ok(status) if status.success() => Ok(()),
            Ok(_) => Err(CommandError::said(Kind::Findings)),
            Err(error) => {
                let message = context.words.say(Message::GitNoGit { reason: &error });
                Err(CommandError::new(Kind::Data, message))
            }
        }
    }
}

/// The bytes of a file that git names.
pub(super) fn bytes_of(context: &Context<'_>, file: &Path) -> Result<Vec<u8>, CommandError> {
    let file = context.environment.working_directory.join(file);
    RealDisk.read(&file, CSV_LIMIT).map_err(|error| {
        CommandError::new(
            Kind::Data,
            context.words.say(Message::GitUnread {
                file: &file.display(),
                reason: &error,
            }),
        )
    })
}
