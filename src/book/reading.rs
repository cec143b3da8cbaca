//! The whole data directory, from files to a [`Book`].

use std::collections::BTreeMap;
use std::sync::Arc;

use super::assembly::{Assembly, Configuration};
use super::rows::{MOST_KEPT, Tally};
use super::{Need, VisitsAsked, VisitsNeed, files};
use crate::diag::{Code, Fault, Located, Severity};
use crate::model::Book;
use crate::text::{Directory, Sources, TOML_LIMIT};

/// How many faults there are of files that have more than are kept: what stands beyond those.
pub type Beyond = BTreeMap<Arc<str>, Tally>;

/// What was read.
#[derive(Debug)]
pub struct Reading {
    /// The facts.
    pub book: Book,
    /// What is wrong with what was read, sorted by file, line and column: all of it, or of a file
    /// with very many faults the first ones, some errors among them if there are any.
    pub faults: Vec<Fault>,
    /// How many there are beyond these.
    pub beyond: Beyond,
    /// How many rows are no facts, because of a fault of their own or of what they refer to.
    pub rows_left_out: usize,
    /// Where the faults stand.
    pub sources: Sources,
}

/// Why nothing can be answered.
#[derive(Debug, thiserror::Error)]
pub enum ReadFault {
    /// `visits.toml`, `policy.toml` or `staff.toml` cannot be understood: exit code 2.
    #[error("{} faults in the configuration", .0.len())]
    Configuration(Vec<Fault>, Sources),
    /// A file of data is damaged as a whole: exit code 3.
    #[error("{} files are damaged", .0.len())]
    Unreadable(Vec<Fault>, Sources),
}

/// What `check` gets to see: every fault that reading finds, however broken the directory is.
#[derive(Debug)]
pub struct Inspection {
    /// What is wrong, sorted by file, line and column: all of it, or of a file with very many
    /// faults the first ones, some errors among them if there are any.
    pub faults: Vec<Fault>,
    /// How many there are beyond these; [`tell_faults`] tells them.
    pub beyond: Beyond,
    /// The facts, if what all of them rest on (office, policy, staff, parties) could be read.
    pub book: Option<Book>,
    /// Where the faults stand.
    pub sources: Sources,
}

impl Reading {
    /// How many of the faults are errors: `data_errors` of the JSON.
    pub fn data_errors(&self) -> usize {
        errors_in(&self.faults, &self.beyond)
    }

    /// How many rows and whole files are left out.
    pub fn left_out(&self) -> usize {
        left_out_in(&self.faults, self.rows_left_out)
    }

    /// How many errors one file has.
    pub fn errors_of(&self, file: &str) -> usize {
        let kept = errors(&self.faults).filter(|fault| *fault.place.file == *file);
        kept.count() + self.beyond.get(file).map_or(0, |tally| tally.errors)
    }
}

/// Reads what is needed of a directory.
pub fn read(directory: &Directory, need: &Need) -> Result<Reading, ReadFault> {
    read_deciding(directory, need, |_| need.visits)
}

/// Reads who is who, and of the records nothing but these files: for what is wrong with them by themselves.
pub fn read_files(directory: &Directory, files: &[&str]) -> Result<Reading, ReadFault> {
    let mut assembly = Assembly::new(directory, Need::of_files(files));
    assembly.files = Some(files);
    let need = assembly.need.visits;
    put_together(assembly, |_| need)
}

/// Reads what is needed of a directory and keeps every fault, however many there are.
pub fn read_with_all_faults(directory: &Directory, need: &Need) -> Result<Reading, ReadFault> {
    let mut assembly = Assembly::new(directory, *need);
    assembly.most = usize::MAX;
    put_together(assembly, |_| need.visits)
}

/// Reads what is needed of a directory; which visits that are, `which` says when it sees the book
/// without any.
pub fn read_deciding<V: Into<VisitsAsked>>(
    directory: &Directory,
    need: &Need,
    which: impl FnOnce(&Book) -> V,
) -> Result<Reading, ReadFault> {
    put_together(Assembly::new(directory, *need), which)
}

fn put_together<V: Into<VisitsAsked>>(
    mut assembly: Assembly<'_>,
    which: impl FnOnce(&Book) -> V,
) -> Result<Reading, ReadFault> {
    let configuration = configured(&mut assembly)?;
    let book = assembly.data(configuration, which);
    checked(assembly, book)
}

/// Reads the settings, which all else rests on.
pub(super) fn configured(assembly: &mut Assembly<'_>) -> Result<Configuration, ReadFault> {
    let configuration = assembly.configuration();
    if errors(&assembly.faults).next().is_none() {
        return Ok(configuration);
    }
    let sources = Sources::new(assembly.directory);
    let faults = sorted(std::mem::take(&mut assembly.faults), &sources);
    Err(ReadFault::Configuration(faults, sources))
}

/// What was read, unless a file of it is damaged as a whole.
pub(super) fn checked(assembly: Assembly<'_>, book: Option<Book>) -> Result<Reading, ReadFault> {
    let sources = Sources::new(assembly.directory);
    let faults = sorted(assembly.faults, &sources);
    match book {
        Some(book) if !assembly.is_damaged => Ok(Reading {
            book,
            faults,
            beyond: assembly.beyond,
            rows_left_out: assembly.left_out,
            sources,
        }),
        _ => {
            let damage = errors(&faults).filter(|fault| fault.is_of_whole_file());
            let damage = damage.cloned().collect();
            Err(ReadFault::Unreadable(damage, sources))
        }
    }
}

/// Reads everything and finds as many faults as it can.
pub fn inspect(directory: &Directory) -> Inspection {
    inspect_keeping(directory, MOST_KEPT)
}

/// The same, with `most` errors and `most` warnings of each file kept.
pub fn inspect_keeping(directory: &Directory, most: usize) -> Inspection {
    let sources = Sources::new(directory);
    let mut assembly = Assembly::new(directory, Need::everything());
    assembly.most = most;
    let configuration = assembly.configuration();
    let book = assembly.data(configuration, |_| VisitsNeed::All);
    assembly.faults.extend(files::copies(directory));
    // Free text has no faults but this one: that it cannot be had.
    let _ = assembly.bytes("talk.md", TOML_LIMIT);
    Inspection {
        faults: sorted(assembly.faults, &sources),
        beyond: assembly.beyond,
        book,
        sources,
    }
}

/// Reads everything once more and tells every fault of the rows of `file`, in the order of lines and
/// columns; those of the file as a whole, and what shows only beside other rows, are not among them.
pub fn tell_faults(directory: &Directory, file: &str, hear: &dyn Fn(Located)) {
    let mut assembly = Assembly::new(directory, Need::everything());
    assembly.told = Some((file, hear));
    let configuration = assembly.configuration();
    assembly.data(configuration, |_| VisitsNeed::All);
}

/// How many rows and whole files are left out.
pub(super) fn left_out_in(faults: &[Fault], rows: usize) -> usize {
    let misnamed = |fault: &&Fault| fault.code == Code::MisnamedFile;
    rows + faults.iter().filter(misnamed).count()
}

/// How many of the faults are errors, those beyond the ones kept included.
pub(super) fn errors_in(faults: &[Fault], beyond: &Beyond) -> usize {
    let beyond: usize = beyond.values().map(|tally| tally.errors).sum();
    errors(faults).count() + beyond
}

fn errors(faults: &[Fault]) -> impl Iterator<Item = &Fault> {
    faults
        .iter()
        .filter(|fault| fault.severity() == Severity::Error)
}

fn sorted(mut faults: Vec<Fault>, sources: &Sources) -> Vec<Fault> {
    sources.sort(&mut faults);
    faults
}
