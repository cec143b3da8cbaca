//! `git check-staged`: what the hook asks before git commits.

use std::collections::BTreeMap;
use std::io;

use clap::Args;

use crate::book::{files_of, inspect};
use crate::cli::commands::check::tell_errors;
use crate::cli::commands::fmt::unformed;
use crate::cli::context::Context;
use crate::cli::error::{CommandError, Kind};
use crate::cli::repository::Repository;
use crate::text::{CSV_LIMIT, Directory};
use crate::words::Message;

/// Check what is staged as it would be committed; the hook of `git setup --hook` calls it
#[derive(Args, Debug)]
pub(super) struct CheckStaged {}

impl CheckStaged {
    /// Exit code 1: something staged is faulty, or not in its canonical form.
    pub(super) fn run(self, context: &mut Context<'_>) -> Result<(), CommandError> {
        let CheckStaged {} = self;
        let directory = context.directory()?;
        let repository = context.repository(directory.root())?;
        let index = Index {
            repository: &repository,
        };
        let staged = index.staged(context)?;
        if staged.is_empty() {
            return Ok(());
        }
        let committed = Directory::given(directory.root(), index.files(context)?);
        if tell_errors(context, &committed)? > 0 {
            return Err(context.failure(Kind::Findings, Message::GitStagedFaulty));
        }
        let Some(book) = inspect(&committed).book else {
            return Ok(());
        };
        let known = files_of(&committed).map_err(|error| context.unread(&error.into()))?;
        let staged: Vec<String> = staged
            .into_iter()
            .filter(|file| known.contains(file))
            .collect();
        let unformed = unformed(context, &committed, &book, &staged)?;
        if unformed.is_empty() {
            return Ok(());
        }
        let files = &context.words.list(&unformed);
        Err(context.failure(Kind::Findings, Message::GitStagedUnformed { files }))
    }
}

/// What git would commit of a data directory.
struct Index<'i> {
    repository: &'i Repository,
}

impl Index<'_> {
    /// The files of the directory that the commit changes.
    fn staged(&self, context: &Context<'_>) -> Result<Vec<String>, CommandError> {
        self.names(
            context,
            &[
                "diff",
                "--cached",
                "--name-only",
                "-z",
                "--relative",
                "--no-renames",
                "--no-ext-diff",
            ],
        )
    }

    /// All files of the directory as they would be committed. Their objects are read, not the folder:
    /// to hold the two against each other, git would run what the repository's settings name.
    fn files(&self, context: &Context<'_>) -> Result<BTreeMap<String, Vec<u8>>, CommandError> {
        let failed = |error: io::Error| {
            let message = context.words.say(Message::GitNoGit { reason: &error });
            CommandError::new(Kind::Data, message)
        };
        let mut objects = self.repository.objects().map_err(failed)?;
        let mut files = BTreeMap::new();
        for entry in self.names(context, &["ls-files", "--stage", "-z", "--", "."])? {
            // `100644 ID STAGE\tNAME`
            let Some((head, name)) = entry.split_once('\t') else {
                continue;
            };
            let mut parts = head.split(' ');
            let (Some(mode), Some(id), Some("0")) = (parts.next(), parts.next(), parts.next())
            else {
                continue;
            };
            if mode.starts_with("100") {
                let bytes = objects.bytes(id, CSV_LIMIT).map_err(failed)?;
                files.insert(name.to_owned(), bytes);
            }
        }
        Ok(files)
    }

    /// The names that git lists.
    fn names(
        &self,
        context: &Context<'_>,
        arguments: &[&str],
    ) -> Result<Vec<String>, CommandError> {
        let listed = self.repository.answer(context, arguments)?;
        let names = String::from_utf8_lossy(&listed);
        let names = names.split_terminator('\0').map(str::to_owned);
        Ok(names
            .filter(|name| name.ends_with(".csv") || name.ends_with(".toml"))
            .collect())
    }
}
