//! `git setup`: the settings of the repository, and the lines of `.gitattributes` and `.gitignore`.

use std::path::Path;

use clap::Args;

use crate::cli::context::Context;
use crate::cli::error::{CommandError, Kind};
use crate::cli::git_commit::SETTING;
use crate::git::{LINES, NotLines, SETTINGS, hook, is_our_hook, with_lines};
use crate::text::{Directory, Disk, Edit, ReadError, RealDisk, TOML_LIMIT, write_program};
use crate::words::Message;

/// Set this repository up: rows merge by their key, GBK shows as text in diffs
#[derive(Args, Debug)]
pub(super) struct Setup {
    /// Also check what is staged before every commit (`git commit --no-verify` commits all the same)
    #[arg(long)]
    hook: bool,
    /// Also make each change a commit, its sentence the message
    #[arg(long)]
    commit: bool,
}

impl Setup {
    pub(super) fn run(self, context: &mut Context<'_>) -> Result<(), CommandError> {
        let directory = context.directory()?;
        let folder = directory.root().to_owned();
        let mut told = set_up(context, &folder)?;
        if self.hook {
            told = format!("{told}\n{}", set_up_hook(context, &folder)?);
        }
        if self.commit {
            let repository = context.repository(&folder)?;
            repository.set(context, SETTING, "true")?;
            told = format!("{told}\n{}", context.words.say(Message::GitCommitSet));
        }
        context.write(format!("{told}\n").as_bytes())
    }
}

/// Writes the hook that git runs before a commit, and says so; one that somebody else wrote stays.
fn set_up_hook(context: &mut Context<'_>, folder: &Path) -> Result<String, CommandError> {
    let repository = context.repository(folder)?;
    let asked = |arguments: &[&str]| {
        let told = repository.answer(context, arguments)?;
        let told = String::from_utf8_lossy(&told);
        Ok::<_, CommandError>(told.trim_end_matches(['\r', '\n']).to_owned())
    };
    let below = asked(&["rev-parse", "--show-prefix"])?;
    let below = if below.is_empty() { "." } else { &below };
    let path = folder.join(asked(&["rev-parse", "--git-path", "hooks/pre-commit"])?);
    let program = context.environment.program.display().to_string();
    let script = hook(below, &program.replace('\\', "/"));
    let standing = match RealDisk.read(&path, TOML_LIMIT) {
        Err(ReadError::Absent) => Vec::new(),
        read => read.map_err(|error| context.unread(&error))?,
    };
    if !is_our_hook(&String::from_utf8_lossy(&standing)) {
        return context.refuse(Message::GitHookTaken {
            file: &path.display(),
        });
    }
    let written = write_program(&RealDisk, &path, script.as_bytes());
    written.map_err(|error| context.no_output(&error))?;
    Ok(context.words.say(Message::GitHookSet {
        file: &path.display(),
    }))
}

/// Sets the repository around a data directory up, and says so; what is set already stays.
pub(in crate::cli::commands) fn set_up(
    context: &mut Context<'_>,
    folder: &Path,
) -> Result<String, CommandError> {
    let repository = context.repository(folder)?;
    // The lines come first: settings without them do nothing, lines without settings git merges
    // as it always would.
    write_lines(context, folder)?;
    for (name, value) in SETTINGS {
        if repository.setting(name).as_deref() != Some(value) {
            repository.set(context, name, value)?;
        }
    }
    Ok(context.words.say(Message::GitSetUp {
        folder: &folder.display(),
    }))
}

fn write_lines(context: &mut Context<'_>, folder: &Path) -> Result<(), CommandError> {
    let directory = Directory::at(folder);
    let session = context.unrecorded_session(&directory)?;
    let edits = LINES.map(|(file, lines)| Edit {
        file,
        change: Box::new(move |current: Option<&[u8]>| {
            with_lines(current.unwrap_or_default(), lines)
        }),
    });
    context.commit_all(
        &session,
        edits.into(),
        Message::GitHalf,
        |context, file, NotLines| {
            let file = &file;
            context.failure(Kind::Data, Message::GitNotLines { file })
        },
    )
}
