//! `group export`: the tables of every community for engines, a folder a table: `quota/2026-11/jade.parquet`.
//!
//! A community whose files, labels and rulebook are those of the last time is not written again, so
//! that a run that was broken off goes on where it stood.

use std::path::{Path, PathBuf};

use super::arguments::Export;
use super::ask::name;
use super::community::Way;
use super::gathered::gather;
use super::parallel::in_parallel;
use crate::book::fingerprint;
use crate::book::group::{GROUP_FILE, Member};
use crate::cli::bar::Bar;
use crate::cli::commands::export::{Whole, file_of, stamp};
use crate::cli::context::Context;
use crate::cli::error::{CommandError, Kind};
use crate::cli::when::When;
use crate::duties::Known;
use crate::render::{Format, HAS_PARQUET, Look, tidy};
use crate::text::{Directory, Disk, RealDisk, TOML_LIMIT, make_folders, write_output};
use crate::words::Message;

/// Where the digests of what was written stand, hidden from engines.
const DIGESTS: &str = ".digests";

/// What became of a community.
enum Outcome {
    Written,
    Kept,
    Failed(String),
}

/// How each community is written.
struct Writing<'a> {
    way: Way<'a>,
    whole: Whole,
    format: Format,
    look: Look,
    folder: PathBuf,
    /// Whether to write it though nothing has changed.
    always: bool,
    /// What else the tables rest on: the program, the rulebook.
    beside: String,
    /// What the files of each community are called; no two alike.
    names: Vec<String>,
}

/// Writes the tables and says what became of each community.
pub(super) fn export(context: &mut Context<'_>, asked: &Export) -> Result<(), CommandError> {
    let Some(whole) = Whole::named(&asked.name) else {
        return Err(context.unknown_name("NAME", &asked.name, &["results", "facts"]));
    };
    let Some(folder) = context.output_file().map(Path::to_path_buf) else {
        return context.refuse(Message::GroupFolder);
    };
    let format = context.format()?;
    if format == Format::Parquet && !HAS_PARQUET {
        return context.refuse(Message::ExportNoParquet);
    }
    let gathered = gather(context, &[])?;
    let globals = context.globals.clone();
    let rulebook = gathered.group.policy.as_deref().unwrap_or(GROUP_FILE);
    let rulebook = gathered
        .directory
        .bytes(rulebook, TOML_LIMIT)
        .ok()
        .flatten();
    let rulebook = String::from_utf8_lossy(&rulebook.unwrap_or_default()).into_owned();
    let writing = Writing {
        way: Way {
            root: &gathered.directory,
            when: When::of(&globals, context.environment, context.words),
            period: &asked.period,
            periods: 1,
            notes: whole == Whole::Facts && globals.show_contacts,
        },
        whole,
        format,
        look: context.look(),
        folder: context.environment.working_directory.join(folder),
        always: asked.all,
        names: names(&gathered.members),
        beside: format!(
            "{} {} {rulebook}",
            env!("CARGO_PKG_VERSION"),
            globals.show_contacts
        ),
    };
    let bar = Bar::new(context, Message::GroupReading);
    let outcomes = in_parallel(
        &gathered.members,
        |place, member| writing.one(place, member),
        &|done, all| bar.show(done, all),
    );
    drop(bar);
    tell(context, &gathered.members, &outcomes)
}

/// A name for each community's files: the one its path says; where several say the same, the path.
fn names(members: &[Member]) -> Vec<String> {
    let name = |member: &Member| {
        let said = member.label("community").unwrap_or_default();
        let same = members
            .iter()
            .filter(|other| other.label("community") == Some(said));
        if same.count() == 1 {
            said.to_owned()
        } else {
            member.path.replace('/', "_")
        }
    };
    members.iter().map(name).collect()
}

fn tell(
    context: &mut Context<'_>,
    members: &[Member],
    outcomes: &[Outcome],
) -> Result<(), CommandError> {
    let count = |is: fn(&Outcome) -> bool| outcomes.iter().filter(|one| is(one)).count();
    let failed = count(|one| matches!(one, Outcome::Failed(_)));
    for (member, outcome) in members.iter().zip(outcomes) {
        if let Outcome::Failed(fault) = outcome {
            let path = &member.path;
            context.warn(&context.words.say(Message::GroupUnread { path, fault }));
        }
    }
    context.inform(&context.words.say(Message::GroupExported {
        done: &count(|one| matches!(one, Outcome::Written)),
        kept: &count(|one| matches!(one, Outcome::Kept)),
        failed: &failed,
    }));
    if failed > 0 {
        return Err(CommandError::silent(Kind::Findings));
    }
    Ok(())
}

impl Writing<'_> {
    fn one(&self, place: usize, member: &Member) -> Outcome {
        let written = self.written(&self.names[place], member);
        written.unwrap_or_else(Outcome::Failed)
    }

    fn written(&self, file: &str, member: &Member) -> Result<Outcome, String> {
        let back = |book: &_, now, periods: &[crate::calendar::Period]| {
            self.whole.reads_back(book, now, &periods[0])
        };
        let (digest_of, digest) = self.digest(member)?;
        if !self.always
            && RealDisk
                .read(&digest_of, TOML_LIMIT)
                .is_ok_and(|old| old == digest)
        {
            return Ok(Outcome::Kept);
        }
        let read = self.way.read(member, back)?;
        let (book, period) = (&read.reading.book, &read.periods[0]);
        let mut labels = member.labels.clone();
        name(&mut labels, book, self.look.words);
        let known = Known::at(book, read.now);
        let is_of_period = self.whole == Whole::Results;
        let stamp = stamp(book, read.now, is_of_period.then_some(period), labels);
        for table in self.whole.tables(&known, period, self.look.show_contacts) {
            let bytes = tidy(&table, &stamp, self.format, &self.look);
            let bytes = bytes.map_err(|fault| fault.to_string())?;
            let mut folder = self.folder.join(table.key);
            if is_of_period {
                folder = folder.join(&period.name);
            }
            write(&folder, &file_of(file, self.format), &bytes)?;
        }
        let (folder, file) = (digest_of.parent(), digest_of.file_name());
        if let (Some(folder), Some(file)) = (folder, file) {
            write(folder, &file.to_string_lossy(), &digest)?;
        }
        Ok(Outcome::Written)
    }

    /// The file that keeps what a community's tables rest on, and what that is now: its own files, its
    /// labels, the rulebook, the day.
    fn digest(&self, member: &Member) -> Result<(PathBuf, Vec<u8>), String> {
        let directory = Directory::at(self.way.root.path(&member.path));
        let found = fingerprint(&directory).map_err(|error| error.to_string())?;
        let asked = self.way.when.named_or_today();
        let period = self.way.period.join(" ");
        let what = format!("{:?} {} {period}", self.whole, self.format.name());
        let said = format!("{what}\n{asked}\n{:?}\n{}", member.labels, self.beside);
        let path = format!("{what} {}", member.path).replace(['/', ' ', '"', ':'], "_");
        let file = self.folder.join(DIGESTS).join(path);
        Ok((file, found.with(&said).into_bytes()))
    }
}

fn write(folder: &Path, file: &str, bytes: &[u8]) -> Result<(), String> {
    make_folders(folder).map_err(|error| error.to_string())?;
    write_output(&RealDisk, &folder.join(file), bytes).map_err(|error| error.to_string())
}
