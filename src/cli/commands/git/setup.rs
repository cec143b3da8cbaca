//! `git setup`: the settings of the repository, and the line of `.gitattributes`.

use std::path::Path;

use clap::Args;

use crate::cli::context::Context;
use crate::cli::error::CommandError;
use crate::git::{SETTINGS, with_attribute};
use crate::store::{Directory, TOML_LIMIT};
use crate::words::Message;

/// Set this repository up: rows merge by their key, GBK shows as text in diffs
#[derive(Args, Debug)]
pub(super) struct Setup {}

impl Setup {
    pub(super) fn run(self, context: &mut Context<'_>) -> Result<(), CommandError> {
        let Setup {} = self;
        let directory = context.directory()?;
        let folder = directory.root().to_owned();
        set_up(context, &folder)
    }
}

/// Sets the repository around a data directory up; what is set already stays.
pub(in crate::cli::commands) fn set_up(
    context: &mut Context<'_>,
    folder: &Path,
) -> Result<(), CommandError> {
    let repository = context.repository(folder)?;
    for (name, value) in SETTINGS {
        if repository.setting(name).as_deref() != Some(value) {
            repository.set(context, name, value)?;
        }
    }
    let attributes = folder.join(".gitattributes");
    let bytes = Directory::at(folder).bytes(".gitattributes", TOML_LIMIT);
    let bytes = bytes.ok().flatten().unwrap_or_default();
    if let Some(text) = with_attribute(&String::from_utf8_lossy(&bytes)) {
        context.write_file(&attributes, text.as_bytes())?;
    }
    let told = context.words.say(Message::GitSetUp {
        folder: &folder.display(),
    });
    context.write(format!("{told}\n").as_bytes())
}
