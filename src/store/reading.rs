//! The whole data directory, from files to a [`Book`].

use super::assembly::Assembly;
use super::{Directory, Need, Sources, TOML_LIMIT, VisitsNeed, files};
use crate::diag::{Fault, Severity};
use crate::model::Book;

/// What was read.
#[derive(Debug)]
pub struct Reading {
    /// The facts.
    pub book: Book,
    /// Everything wrong with what was read, sorted by file, line and column.
    pub faults: Vec<Fault>,
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
    /// Everything wrong, sorted by file, line and column.
    pub faults: Vec<Fault>,
    /// The facts, if what all of them rest on (office, policy, staff, parties) could be read.
    pub book: Option<Book>,
    /// Where the faults stand.
    pub sources: Sources,
}

impl Reading {
    /// How many of the faults are errors: `data_errors` of the JSON.
    pub fn data_errors(&self) -> usize {
        errors(&self.faults).count()
    }
}

/// Reads what is needed of a directory.
pub fn read(directory: &Directory, need: &Need) -> Result<Reading, ReadFault> {
    read_deciding(directory, need, |_| need.visits)
}

/// Reads what is needed of a directory; which visits that are, `which` says when it sees the book
/// without any.
pub fn read_deciding(
    directory: &Directory,
    need: &Need,
    which: impl FnOnce(&Book) -> VisitsNeed,
) -> Result<Reading, ReadFault> {
    let sources = Sources::new(directory);
    let mut assembly = Assembly::new(directory, *need);
    let configuration = assembly.configuration();
    if errors(&assembly.faults).next().is_some() {
        let faults = sorted(assembly.faults, &sources);
        return Err(ReadFault::Configuration(faults, sources));
    }
    let book = assembly.data(configuration, which);
    let faults = sorted(assembly.faults, &sources);
    match book {
        Some(book) if !assembly.is_damaged => Ok(Reading {
            book,
            faults,
            rows_left_out: assembly.left_out,
            sources,
        }),
        _ => {
            let damage = errors(&faults).filter(|fault| fault.code.text().starts_with("V0"));
            let damage = damage.cloned().collect();
            Err(ReadFault::Unreadable(damage, sources))
        }
    }
}

/// Reads everything and finds as many faults as it can.
pub fn inspect(directory: &Directory) -> Inspection {
    let sources = Sources::new(directory);
    let mut assembly = Assembly::new(directory, Need::everything());
    let configuration = assembly.configuration();
    let book = assembly.data(configuration, |_| VisitsNeed::All);
    assembly.faults.extend(files::copies(directory));
    // Free text has no faults but this one: that it cannot be had.
    let _ = assembly.bytes("talk.md", TOML_LIMIT);
    Inspection {
        faults: sorted(assembly.faults, &sources),
        book,
        sources,
    }
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
