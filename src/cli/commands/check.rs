//! `check`: every fault of the data directory, found in one run.

use std::path::{Path, PathBuf};

use clap::Args;

use super::check_fix::mend;
use crate::calendar::{Almanac, Instant, Workdays, Zone};
use crate::check::Gaps;
use crate::cli::context::Context;
use crate::cli::error::{CommandError, Kind};
use crate::cli::reading::located;
use crate::diag::{Code, Fault, Located};
use crate::model::Book;
use crate::render::{Format, concise, findings};
use crate::report;
use crate::sheet::Finding;
use crate::store::{Directory, Inspection, Sources, files_of, inspect};

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
            context.globals.dir = Some(named);
            self.files.clear();
        }
        let directory = context.directory()?;
        let wanted = wanted(&self.files, &directory, context)?;
        let mut inspection = inspect(&directory);
        let now = now(inspection.book.as_ref(), context)?;
        if self.fix {
            self.mend(context, &directory, &inspection, now, &wanted)?;
            if self.dry_run {
                return Ok(());
            }
            inspection = inspect(&directory);
        }
        let faults: Vec<Located> = all_faults(&inspection, now)
            .into_iter()
            .filter(|fault| {
                wanted.is_empty() || wanted.iter().any(|name| is_in(&fault.place.file, name))
            })
            .map(|fault| located(&inspection.sources, fault))
            .collect();
        let found = report::check::findings(&faults, context.words);
        context.data_errors = found.iter().filter(|finding| finding.error).count();
        show(&found, now, context)?;
        if found.iter().any(|finding| finding.error) {
            return Err(CommandError::said(Kind::Findings));
        }
        Ok(())
    }

    /// Mends what leaves no doubt and says where.
    fn mend(
        &self,
        context: &mut Context<'_>,
        directory: &Directory,
        inspection: &Inspection,
        now: Instant,
        wanted: &[String],
    ) -> Result<(), CommandError> {
        let Some(book) = &inspection.book else {
            return Ok(());
        };
        let mut files = files_of(directory).map_err(|error| context.unread(&error.into()))?;
        files.retain(|file| wanted.is_empty() || wanted.iter().any(|name| is_in(file, name)));
        let faults = all_faults(inspection, now);
        let changed = mend(context, directory, book, &files, &faults, self.dry_run)?;
        let key = match (self.dry_run, changed.is_empty()) {
            (_, true) => "check.nothing-to-mend",
            (true, false) => "check.would-mend",
            (false, false) => "check.mended",
        };
        let said = context
            .words
            .say(key, &[("files", &context.words.list(&changed))]);
        context.note(&said);
        Ok(())
    }
}

/// What reading found and what does not fit together, by file, line and column.
fn all_faults(inspection: &Inspection, now: Instant) -> Vec<Fault> {
    let mut faults = inspection.faults.clone();
    if let Some(book) = &inspection.book {
        let gaps = Gaps::of(&inspection.faults);
        let found = crate::check::run_beside(book, Some(now), &gaps);
        faults.extend(
            found
                .into_iter()
                .filter(|fault| !follows(fault, &inspection.sources)),
        );
    }
    inspection.sources.sort(&mut faults);
    faults
}

/// Whether a visit is missed only because its row was left out for a fault of its own.
fn follows(fault: &Fault, sources: &Sources) -> bool {
    let misses = matches!(
        fault.code,
        Code::IssueOfUnknownVisit | Code::RevisitOfUnknownVisit
    );
    let named = fault.arguments.iter().find(|(name, _)| *name == "value");
    misses && named.is_some_and(|(_, id)| sources.mentions("visits", "id", id))
}

/// The time to answer for; where the office's zone cannot be read, in universal time.
pub(super) fn now(book: Option<&Book>, context: &Context<'_>) -> Result<Instant, CommandError> {
    if let Some(book) = book {
        return context.now(&book.almanac);
    }
    let zone = Zone::named("UTC").expect("every zone database has UTC");
    context.now(&Almanac {
        zone,
        workdays: Workdays::default(),
        month_starts_on: 1,
    })
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

/// The files asked for, named as in the directory.
fn wanted(
    files: &[PathBuf],
    directory: &Directory,
    context: &Context<'_>,
) -> Result<Vec<String>, CommandError> {
    let named = files.iter().map(|file| {
        let inside = file.strip_prefix(directory.root()).unwrap_or(file);
        let name = inside.strip_prefix(".").unwrap_or(inside);
        let name: Vec<_> = name.iter().map(|part| part.to_string_lossy()).collect();
        let name = name.join("/");
        let is_there = directory.path(&name).exists() || Path::new(file).exists();
        let missing = || {
            context
                .words
                .say("check.no_file", &[("file", &file.display())])
        };
        if is_there {
            Ok(name)
        } else {
            Err(CommandError::new(Kind::Usage, missing()))
        }
    });
    named.collect()
}

fn is_in(file: &str, name: &str) -> bool {
    file == name
        || file
            .strip_prefix(name)
            .is_some_and(|rest| rest.starts_with('/'))
}
