//! Which two states are held against each other.

use clap::Args;

use super::versions::{Comparison, Version};
use crate::cli::context::Context;
use crate::cli::error::CommandError;
use crate::cli::repository::Repository;
use crate::ops::diff::diff;
use crate::report;
use crate::words::Message;

/// Tell what changed since a git revision, row by row
#[derive(Args, Debug)]
pub struct Diff {
    /// The revision: a branch, a tag, a commit, HEAD~3 (default: HEAD, the last commit); of two,
    /// REV..REV, what changed between them
    #[arg(value_name = "REV", default_value = "HEAD", hide_default_value = true)]
    revision: String,
}

/// The commits that an argument names.
struct Asked {
    from: String,
    /// None: the files as they are.
    to: Option<String>,
}

impl Diff {
    /// Tells it.
    pub fn run(self, context: &mut Context<'_>) -> Result<(), CommandError> {
        let directory = context.directory()?;
        let repository = context.repository(directory.root())?;
        let asked = self.asked(context, &repository)?;
        let book = context.master_data(&directory)?;
        let now = context.now(&book.almanac)?;
        let comparison = Comparison {
            context,
            repository: &repository,
            directory: &directory,
            zone: &book.almanac.zone,
        };
        let from = Version::Commit(asked.from.clone());
        let to = asked.to.clone().map_or(Version::Folder, Version::Commit);
        let found = comparison.found(&from, &to)?;
        let answer = diff(asked.from, asked.to, &found, now);
        context.answer(answer, |answer, words| {
            report::diff::page(answer, &self.revision, &book, words)
        })
    }

    /// The commits named: `REV`, `REV..REV`, or, with three dots, from where both have come.
    fn asked(&self, context: &Context<'_>, repository: &Repository) -> Result<Asked, CommandError> {
        let commit = |name: &str| commit(context, repository, name);
        if let Some((one, other)) = self.revision.split_once("...") {
            let (one, to) = (commit(one)?, commit(other)?);
            let from = repository.text(&["merge-base", &one, &to]);
            let Some(from) = from else {
                return context.refuse(Message::DiffNoBase {
                    revision: &self.revision,
                });
            };
            let from = from.trim().to_owned();
            return Ok(Asked { from, to: Some(to) });
        }
        match self.revision.split_once("..") {
            Some((from, to)) => Ok(Asked {
                from: commit(from)?,
                to: Some(commit(to)?),
            }),
            None => Ok(Asked {
                from: commit(&self.revision)?,
                to: None,
            }),
        }
    }
}

/// The commit of a name; none given is the last one.
fn commit(
    context: &Context<'_>,
    repository: &Repository,
    name: &str,
) -> Result<String, CommandError> {
    let name = if name.is_empty() { "HEAD" } else { name };
    let asked = format!("{name}^{{commit}}");
    let asked = [
        "rev-parse",
        "--verify",
        "--quiet",
        "--end-of-options",
        &asked,
    ];
    match repository.text(&asked) {
        Some(commit) => Ok(commit.trim().to_owned()),
        None => context.refuse(Message::DiffNoRevision { revision: &name }),
    }
}
