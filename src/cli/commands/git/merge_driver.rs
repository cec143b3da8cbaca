//! `git merge-driver`: what git calls when both sides changed a table.

use std::path::{Path, PathBuf};

use clap::Args;

use crate::book::office_zone;
use crate::calendar::Zone;
use crate::cli::context::Context;
use crate::cli::error::{CommandError, Kind};
use crate::cli::repository::merge_lines;
use crate::git::{Conflict, Merged, merge, table_of};
use crate::render::Show;
use crate::text::{CSV_LIMIT, Decoded, Directory, Disk, Encoding, RealDisk, decode, encoded};
use crate::words::Message;

/// Most rows named one by one.
const MOST_TOLD: usize = 10;

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
        let versions = Versions {
            base: bytes_of(context, &self.base)?,
            ours: bytes_of(context, &self.ours)?,
            theirs: bytes_of(context, &self.theirs)?,
        };
        let Some(merged) = self.by_rows(context, &versions) else {
            return self.by_lines(context, &versions);
        };
        context.replace_file(&self.ours, &merged.bytes)?;
        if merged.conflicts.is_empty() {
            return Ok(());
        }
        self.tell(context, &merged.conflicts);
        Err(CommandError::silent(Kind::Findings))
    }

    fn by_rows(&self, context: &Context<'_>, versions: &Versions) -> Option<Merged> {
        let path = self.path.as_deref()?;
        let folder = context.environment.working_directory.join(path);
        let mut above = folder.ancestors().skip(1);
        let directory = above.find(|folder| Directory::is_at(folder));
        // Without an office, times that name a zone of their own are compared as if it were this one.
        let zone = directory.and_then(|folder| office_zone(&Directory::at(folder)));
        let zone = zone.or_else(|| Zone::named("UTC").ok())?;
        let Versions { base, ours, theirs } = versions;
        merge(table_of(path)?, &zone, base, ours, theirs)
    }

    /// Says which rows and cells did not go together.
    fn tell(&self, context: &mut Context<'_>, conflicts: &[Conflict]) {
        let words = context.words;
        let path = self.path.as_deref().unwrap_or_default();
        let table = table_of(path).map_or("", |schema| schema.name);
        let told = conflicts.iter().take(MOST_TOLD).map(|conflict| {
            let cells = if conflict.columns.is_empty() {
                words.say(Message::GitRemoved)
            } else {
                let columns = conflict.columns.iter();
                let headings = columns.map(|column| words.heading(table, column));
                words.list(&headings.collect::<Vec<_>>())
            };
            let (row, cells) = (&conflict.row, &cells);
            words.say(match &conflict.party {
                Some(party) => Message::GitConflictWith { row, party, cells },
                None => Message::GitConflict { row, cells },
            })
        });
        let rows = words.list(&told.collect::<Vec<_>>());
        let said = words.say(Message::GitConflicts {
            path: &path,
            count: &conflicts.len(),
            rows: &rows,
        });
        let look = context.look();
        context.warn(&Show::new(&look).text(&said));
        context.inform(&words.say(if table == "plans" {
            Message::GitConflictInPlan
        } else {
            Message::GitConflictInRows
        }));
    }

    /// What is no table, or damaged as a whole, git merges line by line, as it would have without us;
    /// but lines of two encodings never come together in one file.
    fn by_lines(&self, context: &Context<'_>, versions: &Versions) -> Result<(), CommandError> {
        let merged = match versions.texts() {
            Some(texts) => self.texts_by_lines(context, &texts)?,
            None => merge_lines(&self.ours, &self.base, &self.theirs)
                .map_err(|error| no_git(context, &error))?,
        };
        if merged {
            Ok(())
        } else {
            Err(CommandError::silent(Kind::Findings))
        }
    }

    fn texts_by_lines(
        &self,
        context: &Context<'_>,
        [base, ours, theirs]: &[String; 3],
    ) -> Result<bool, CommandError> {
        let folder = tempfile::tempdir().map_err(|error| no_git(context, &error))?;
        let file = |name: &str, text: &str| {
            let path = folder.path().join(name);
            context.replace_file(&path, text.as_bytes()).map(|()| path)
        };
        let (base, ours, theirs) = (
            file("base", base)?,
            file("ours", ours)?,
            file("theirs", theirs)?,
        );
        let merged = merge_lines(&ours, &base, &theirs).map_err(|error| no_git(context, &error))?;
        let text = bytes_of(context, &ours)?;
        let text = String::from_utf8_lossy(&text);
        // A spreadsheet wrote one of them: the mark tells it what this is.
        context.replace_file(&self.ours, &encoded(&text, Encoding::Utf8Marked))?;
        Ok(merged)
    }
}

/// What git hands over.
struct Versions {
    base: Vec<u8>,
    ours: Vec<u8>,
    theirs: Vec<u8>,
}

impl Versions {
    /// Their texts, if they are sound and of two encodings.
    fn texts(&self) -> Option<[String; 3]> {
        let all = [&self.base, &self.ours, &self.theirs].map(|bytes| decode(bytes));
        let is_gbk = |text: &Decoded<'_>| text.encoding == Encoding::Gb18030;
        let differ = all.iter().any(is_gbk) && !all.iter().all(is_gbk);
        let are_sound = all.iter().all(|text| text.faults.is_empty());
        (differ && are_sound).then(|| all.map(|text| text.text.into_owned()))
    }
}

fn no_git(context: &Context<'_>, error: &std::io::Error) -> CommandError {
    let reason = &context.reason(error);
    context.failure(Kind::Data, Message::GitNoGit { reason })
}

/// The bytes of a file that git names.
pub(super) fn bytes_of(context: &Context<'_>, file: &Path) -> Result<Vec<u8>, CommandError> {
    let file = context.environment.working_directory.join(file);
    RealDisk.read(&file, CSV_LIMIT).map_err(|error| {
        let (file, reason) = (&file.display(), &context.read_reason(&error));
        context.failure(Kind::Data, Message::GitUnread { file, reason })
    })
}
