//! `check`: every fault of the data directory, found in one run.

use std::path::PathBuf;

use clap::Args;

use super::mending::mend;
use super::standing::Standing;
use crate::calendar::Instant;
use crate::cli::context::Context;
use crate::cli::error::{CommandError, Kind};
use crate::cli::language::resolve_in;
use crate::cli::reading::located;
use crate::diag::Located;
use crate::render::{Format, concise, findings};
use crate::report;
use crate::sheet::Finding;
use crate::store::{Directory, ReadFault, files_of, inspect};
use crate::words::{Message, Words};

/// Find every fault in the data; says nothing when there is none
#[derive(Args, Debug)]
pub struct Check {
    /// Look at these files or folders alone; a data directory is looked at as a whole
    #[arg(value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Mend what leaves no doubt: dates, misspelt words, line breaks, the canonical form
    #[arg(long)]
    fix: bool,
    /// With --fix: show what would change, and change nothing
    #[arg(long, requires = "fix")]
    dry_run: bool,
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
        let asked: Vec<String> = self
            .files
            .iter()
            .map(|file| context.named_in(&directory, file))
            .collect::<Result<_, _>>()?;
        let is_asked = |file: &str| asked.is_empty() || asked.iter().any(|name| is_in(file, name));
        let standing = if self.fix {
            let Some(standing) = self.mend(context, &directory, is_asked)? else {
                return Ok(());
            };
            standing
        } else {
            look_over(context, &directory)?
        };
        let faults: Vec<Located> = standing
            .faults
            .iter()
            .filter(|fault| is_asked(&fault.place.file))
            .map(|fault| located(&standing.inspection.sources, fault.clone()))
            .collect();
        let found = report::check::findings(&faults, context.words);
        context.data_errors = found.iter().filter(|finding| finding.error).count();
        show(&found, standing.now, context)?;
        if found.iter().any(|finding| finding.error) {
            return Err(CommandError::said(Kind::Findings));
        }
        Ok(())
    }

    /// Mends what leaves no doubt and says where; with `--dry-run` nothing stands otherwise.
    fn mend(
        &self,
        context: &mut Context<'_>,
        directory: &Directory,
        is_asked: impl Fn(&str) -> bool,
    ) -> Result<Option<Standing>, CommandError> {
        // All that is mended is looked at under the lock, and once: what was seen is what is told.
        let session = (!self.dry_run).then(|| context.session(directory));
        let session = session.transpose()?;
        let seen = directory.remembered();
        let standing = look_over(context, &seen)?;
        let unseen = standing.unseen();
        if !unseen.is_empty() {
            let fault = ReadFault::Unreadable(unseen, standing.inspection.sources);
            return Err(context.unreadable(fault));
        }
        let mut files = files_of(&seen).map_err(|error| context.unread(&error.into()))?;
        files.retain(|file| is_asked(file));
        let (changed, standing) = mend(context, directory, session.as_ref(), standing, &files)?;
        let files = &context.words.list(&changed);
        let said = context.words.say(match (self.dry_run, changed.is_empty()) {
            (_, true) => Message::CheckNothingToMend { files },
            (true, false) => Message::CheckWouldMend { files },
            (false, false) => Message::CheckMended { files },
        });
        context.note(&said);
        Ok((!self.dry_run).then_some(standing))
    }
}

/// How a directory stands at the time to answer for.
fn look_over(context: &Context<'_>, directory: &Directory) -> Result<Standing, CommandError> {
    let inspection = inspect(directory);
    let now = context.now_in(inspection.book.as_ref())?;
    Ok(Standing::of(directory, inspection, now))
}

/// Faults as the reader asked for them: with their lines, one a line, or as a page.
fn show(found: &[Finding], now: Instant, context: &mut Context<'_>) -> Result<(), CommandError> {
    let is_concise = context.globals.format.as_deref() == Some("concise");
    let as_text =
        is_concise || (context.globals.output.is_none() && context.format()? == Format::Table);
    if !as_text {
        return context.show(report::check::page(found, now, context.words));
    }
    if found.is_empty() {
        return Ok(());
    }
    let look = context.look();
    let text = if is_concise {
        concise(found, &look)
    } else {
        findings(found, &look)
    };
    context.write(text.as_bytes())?;
    let summary = report::check::summary(found, context.words);
    context.note(&summary);
    Ok(())
}

/// Whether a file is the one of that name, or stands in the folder of that name.
fn is_in(file: &str, name: &str) -> bool {
    file == name
        || file
            .strip_prefix(name)
            .is_some_and(|rest| rest.starts_with('/'))
}
