//! `check`: every fault of the data directory, found in one run.

use std::path::PathBuf;

use clap::Args;
use serde_json::json;

use super::forms::for_tool;
use super::mending::{Mended, mend};
use super::standing::Standing;
use crate::cli::context::Context;
use crate::cli::error::{CommandError, Kind};
use crate::cli::language::resolve_in;
use crate::cli::reading::located;
use crate::cli::way::way;
use crate::diag::{Fault, Located, Severity};
use crate::render::{Format, findings};
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
    /// Mend what leaves no doubt: dates, misspelt words, line breaks, quotes, the canonical form
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
        let (standing, mended) = if self.fix {
            self.mend(context, &directory, is_asked)?
        } else {
            (look_over(context, &directory)?, Vec::new())
        };
        if self.dry_run && is_text(context)? {
            return Ok(());
        }
        let faults = standing.faults.iter();
        let asked: Vec<&Fault> = faults.filter(|fault| is_asked(&fault.place.file)).collect();
        let errors = tell(context, &standing, &asked, &mended)?;
        if !self.dry_run && errors > 0 {
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
    ) -> Result<(Standing, Vec<Mended>), CommandError> {
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
        context.note(&said);
        Ok((standing, mended))
    }
}

/// Tells the errors of a directory, remarks aside, and how many there are.
pub(in crate::cli::commands) fn tell_errors(
    context: &mut Context<'_>,
    directory: &Directory,
) -> Result<usize, CommandError> {
    let standing = look_over(context, directory)?;
    let faults = standing.faults.iter();
    let errors: Vec<&Fault> = faults
        .filter(|fault| fault.severity() == Severity::Error)
        .collect();
    tell(context, &standing, &errors, &[])
}

/// Tells `faults`, and how many of them are errors.
fn tell(
    context: &mut Context<'_>,
    standing: &Standing,
    faults: &[&Fault],
    mended: &[Mended],
) -> Result<usize, CommandError> {
    let sources = &standing.inspection.sources;
    let faults: Vec<Located> = faults
        .iter()
        .map(|fault| located(sources, (*fault).clone()))
        .collect();
    let found = report::check::findings(&faults, context.words);
    context.data_errors = found.iter().filter(|finding| finding.error).count();
    let seen = Seen {
        found: &found,
        mended,
        standing,
    };
    show(&seen, context)?;
    Ok(context.data_errors)
}

/// How a directory stands at the time to answer for.
fn look_over(context: &Context<'_>, directory: &Directory) -> Result<Standing, CommandError> {
    let inspection = inspect(directory);
    let now = context.now_in(inspection.book.as_ref())?;
    Ok(Standing::of(directory, inspection, now))
}

/// What there is to show.
struct Seen<'s> {
    found: &'s [Finding],
    mended: &'s [Mended],
    standing: &'s Standing,
}

/// Whether the answer is text with the lines of the faults, and not a page.
fn is_text(context: &Context<'_>) -> Result<bool, CommandError> {
    Ok(context.output_file().is_none()
        && context.tool_form().is_none()
        && context.format()? == Format::Table)
}

/// Faults as the reader asked for them: for a tool, with their lines, or as a page.
fn show(seen: &Seen<'_>, context: &mut Context<'_>) -> Result<(), CommandError> {
    let found = seen.found;
    if let Some(form) = context.tool_form() {
        let here = &context.environment.working_directory;
        let way = way(here, seen.standing.directory.root());
        let text = for_tool(form, found, &way, &context.look());
        context.write(text.as_bytes())?;
    } else if is_text(context)? {
        let text = findings(found, &context.look());
        context.write(text.as_bytes())?;
    } else {
        let mut page = report::check::page(found, seen.standing.now, context.words);
        let mended = seen.mended.iter();
        let mended = mended.map(|mended| json!({"file": mended.file, "diff": mended.diff}));
        page.wire.insert("mended".to_owned(), mended.collect());
        return context.show(page);
    }
    if found.is_empty() {
        return Ok(());
    }
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
