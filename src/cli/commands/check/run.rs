//! `check`: every fault of the data directory, found in one run.

use std::path::PathBuf;

use clap::Args;

use super::emptied;
use super::mending::{Mended, mend};
use super::policy::show_policy;
use super::standing::{MOST_KEPT, MOST_MENDED, Standing};
use super::telling::{Told, is_asked, is_text};
use crate::book::{ReadFault, files_of, inspect_keeping};
use crate::cli::context::Context;
use crate::cli::error::{CommandError, Kind};
use crate::cli::language::resolve_in;
use crate::diag::file::POLICY;
use crate::text::Directory;
use crate::words::{Message, Words};

/// Find every fault in the data; says nothing when there is none
#[derive(Args, Debug)]
pub struct Check {
    /// Look at these files or folders alone; a data directory is looked at as a whole
    #[arg(value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Tell a kind of fault that stands in more than five places of a file at each of them
    #[arg(long)]
    all: bool,
    /// Mend what leaves no doubt: dates, misspelt words, line breaks, quotes, the canonical form
    #[arg(long)]
    fix: bool,
    /// With --fix: show what would change, and change nothing
    #[arg(long, requires = "fix")]
    dry_run: bool,
    /// Show the policy that counts here, with the rulebook it extends put in
    #[arg(long, conflicts_with_all = ["files", "all", "fix"])]
    policy: bool,
}

impl Check {
    /// Prints what was found; errors among it make the exit code 1.
    pub fn run(mut self, context: &mut Context<'_>) -> Result<(), CommandError> {
        // `visits check my-garden` means that directory, as people type it.
        if let [folder] = &self.files[..]
            && let Some(named) = context.data_in(folder)
        {
            context.words = Words::new(resolve_in(context.environment, &named));
            context.globals.dir = Some(named);
            self.files.clear();
        }
        let directory = context.directory()?;
        if self.policy {
            if show_policy(context, &directory)?.is_some() {
                return Ok(());
            }
            self.files.push(PathBuf::from(POLICY));
        }
        let files: Vec<String> = self
            .files
            .iter()
            .map(|file| context.named_in(&directory, file))
            .collect::<Result<_, _>>()?;
        let (standing, mended) = if self.fix {
            self.mend(context, &directory, &files)?
        } else {
            (look_over(context, &directory, MOST_KEPT)?, Vec::new())
        };
        if self.dry_run && is_text(context)? {
            return Ok(());
        }
        let told = Told {
            standing: &standing,
            files: &files,
            errors_alone: false,
            all: self.all,
            mended: &mended,
        };
        let errors = told.tell(context)?;
        if !self.dry_run && errors > 0 {
            return Err(CommandError::silent(Kind::Findings));
        }
        Ok(())
    }

    /// Mends what leaves no doubt and says where; with `--dry-run` nothing stands otherwise.
    fn mend(
        &self,
        context: &mut Context<'_>,
        directory: &Directory,
        asked: &[String],
    ) -> Result<(Standing, Vec<Mended>), CommandError> {
        // All that is mended is looked at under the lock, and once: what was seen is what is told.
        let session = (!self.dry_run).then(|| context.session(directory));
        let session = session.transpose()?;
        if let Some(session) = &session {
            context.deed(session, |words| words.say(Message::DeedCheckFix));
        }
        let seen = directory.remembered();
        let standing = look_over(context, &seen, MOST_MENDED)?;
        let unseen = standing.unseen();
        if !unseen.is_empty() {
            let fault = ReadFault::Unreadable(unseen, standing.inspection.sources);
            return Err(context.unreadable(fault));
        }
        let mut files = files_of(&seen).map_err(|error| context.unread(&error.into()))?;
        files.retain(|file| is_asked(asked, file));
        let (mended, standing) = mend(context, directory, session.as_ref(), standing, &files)?;
        if self.dry_run && is_text(context)? {
            let diffs: String = mended.iter().map(|mended| mended.diff.as_str()).collect();
            context.write(diffs.as_bytes())?;
        }
        let changed: Vec<&str> = mended.iter().map(|mended| mended.file.as_str()).collect();
        let files = &context.words.list(&changed);
        let said = context.words.say(match (self.dry_run, changed.is_empty()) {
            (_, true) => Message::CheckNothingToMend { files },
            (true, false) => Message::CheckWouldMend { files },
            (false, false) => Message::CheckMended { files },
        });
        context.inform(&said);
        Ok((standing, mended))
    }
}

/// Tells the errors of a directory, remarks aside, and how many there are.
pub(in crate::cli::commands) fn tell_errors(
    context: &mut Context<'_>,
    directory: &Directory,
) -> Result<usize, CommandError> {
    let told = Told {
        standing: &look_over(context, directory, MOST_KEPT)?,
        files: &[],
        errors_alone: true,
        all: false,
        mended: &[],
    };
    told.tell(context)
}

/// How a directory stands at the time to answer for; `most` faults of each kind are kept of a file.
fn look_over(
    context: &mut Context<'_>,
    directory: &Directory,
    most: usize,
) -> Result<Standing, CommandError> {
    let mut inspection = inspect_keeping(directory, most);
    emptied::note_lost(directory, &mut inspection.faults);
    context.office = inspection.book.as_ref().map(|book| (&book.office).into());
    let now = context.now_in(inspection.book.as_ref())?;
    Ok(Standing::of(directory, inspection, now))
}
