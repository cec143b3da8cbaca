//! Asking git: the one place where another program is run. Never through a shell, and nothing that
//! stands in the data becomes an option.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use super::context::Context;
use super::error::{CommandError, Kind};
use crate::words::Message;

/// The repository that a folder lies in.
pub struct Repository {
    folder: PathBuf,
}

impl Repository {
    /// The one around `folder`; none where there is no repository, or no git.
    pub fn around(folder: &Path) -> Option<Repository> {
        let repository = Repository {
            folder: folder.to_owned(),
        };
        let inside = repository.text(&["rev-parse", "--is-inside-work-tree"])?;
        (inside.trim() == "true").then_some(repository)
    }

    /// Whether there is a git to ask.
    pub fn has_git() -> bool {
        Command::new("git").arg("--version").output().is_ok()
    }

    /// What git prints, as text; `None` where it fails or prints no text.
    pub fn text(&self, arguments: &[&str]) -> Option<String> {
        let output = self.run(arguments).ok()?;
        let printed = output.status.success().then_some(output.stdout)?;
        String::from_utf8(printed).ok()
    }

    /// What git prints, where it must not fail.
    pub fn answer(
        &self,
        context: &Context<'_>,
        arguments: &[&str],
    ) -> Result<Vec<u8>, CommandError> {
        let failed = |reason: &dyn std::fmt::Display| {
            let message = context.words.say(Message::GitNoGit { reason });
            CommandError::new(Kind::Data, message)
        };
        let output = self.run(arguments).map_err(|error| failed(&error))?;
        if output.status.success() {
            return Ok(output.stdout);
        }
        Err(failed(&String::from_utf8_lossy(&output.stderr).trim()))
    }

    fn run(&self, arguments: &[&str]) -> std::io::Result<Output> {
        let mut command = Command::new("git");
        command.arg("-C").arg(&self.folder).args(arguments).output()
    }

    /// The value of a setting, if it has one.
    pub fn setting(&self, name: &str) -> Option<String> {
        let value = self.text(&["config", "--get", name])?;
        Some(value.trim_end_matches('\n').to_owned())
    }

    /// Sets a setting of this repository.
    pub fn set(&self, context: &Context<'_>, name: &str, value: &str) -> Result<(), CommandError> {
        let failed = |reason: &dyn std::fmt::Display| {
            CommandError::new(
                Kind::Data,
                context.words.say(Message::GitNotSet {
                    name: &name,
                    reason,
                }),
            )
        };
        let output = self
            .run(&["config", "--local", name, value])
            .map_err(|error| failed(&error))?;
        if output.status.success() {
            return Ok(());
        }
        Err(failed(&String::from_utf8_lossy(&output.stderr).trim()))
    }
}

impl Context<'_> {
    /// The repository around a data directory.
    pub fn repository(&self, folder: &Path) -> Result<Repository, CommandError> {
        match Repository::around(folder) {
            Some(repository) => Ok(repository),
            None => self.refuse(Message::GitNoRepository {
                folder: &folder.display(),
            }),
        }
    }
}
