//! The work of putting a book together: what is needed, what was found wrong so far.

use std::collections::BTreeMap;
use std::sync::Arc;

use memchr::memmem::Finder;
use rayon::prelude::*;

use crate::book::rows::{FileFacts, Hear, MOST_KEPT, Noting, RowsFile, Tally};
use crate::book::{About, Need, files};
use crate::diag::{Code, Fault, Place, Severity};
use crate::text::{CSV_LIMIT, Directory, ReadError};

/// From so many files on it pays to start threads.
const FILES_WORTH_THREADS: usize = 6;

/// A directory being read.
pub(in crate::book) struct Assembly<'d> {
    /// The directory.
    pub(in crate::book) directory: &'d Directory,
    /// What is needed of it.
    pub(in crate::book) need: Need,
    /// Of which files of folders, where it is not all.
    pub(in crate::book) files: Option<&'d [&'d str]>,
    /// Of which rows, where it is about a few.
    pub(in crate::book) about: Option<About<'d>>,
    /// What was found wrong, as far as it is kept.
    pub(in crate::book) faults: Vec<Fault>,
    /// How many faults of a file are not kept.
    pub(in crate::book) beyond: BTreeMap<Arc<str>, Tally>,
    /// How many errors and warnings of a file are kept.
    pub(in crate::book) most: usize,
    /// The file whose faults are told instead, and to whom.
    pub(in crate::book) told: Option<(&'d str, &'d Hear<'d>)>,
    /// How many rows are no facts.
    pub(in crate::book) left_out: usize,
    /// The first file, of those that name parties, with rows that are no facts.
    pub(super) lacking: Option<Arc<str>>,
    /// Whether a file of data is damaged as a whole.
    pub(in crate::book) is_damaged: bool,
}

impl<'d> Assembly<'d> {
    /// Nothing read yet.
    pub(in crate::book) fn new(directory: &'d Directory, need: Need) -> Assembly<'d> {
        Assembly {
            directory,
            need,
            files: None,
            about: None,
            faults: Vec::new(),
            beyond: BTreeMap::new(),
            most: MOST_KEPT,
            told: None,
            left_out: 0,
            lacking: None,
            is_damaged: false,
        }
    }

    /// The bytes of a file; `None` where there is none, or where it is noted why not.
    pub(in crate::book) fn bytes(&mut self, file: &str, limit: u64) -> Option<Vec<u8>> {
        match self.directory.bytes(file, limit) {
            Ok(bytes) => bytes,
            Err(error) => {
                self.note_damage(unreadable(file, &error));
                None
            }
        }
    }

    /// The facts of one CSV file, its faults and losses counted.
    pub(super) fn table<T>(
        &mut self,
        file: &Arc<str>,
        read: impl FnOnce(&RowsFile<'_>) -> FileFacts<T>,
    ) -> FileFacts<T> {
        let only = self.about.as_ref().and_then(|about| about.only(file));
        let facts = facts_of(self.directory, file, self.noting(file), only, read);
        self.count(file, facts)
    }

    /// The facts of several CSV files, read side by side; what is found wrong stands in the order
    /// of the files.
    pub(super) fn tables<T: Send>(
        &mut self,
        files: &[Arc<str>],
        read: impl Fn(&RowsFile<'_>) -> FileFacts<T> + Sync,
    ) -> Vec<FileFacts<T>> {
        let (directory, most) = (self.directory, self.most);
        let only = |file: &str| self.about.as_ref().and_then(|about| about.only(file));
        let facts: Vec<_> = if self.told.is_some() || files.len() < FILES_WORTH_THREADS {
            let of =
                |file: &Arc<str>| facts_of(directory, file, self.noting(file), only(file), &read);
            files.iter().map(of).collect()
        } else {
            let of =
                |file: &Arc<str>| facts_of(directory, file, Noting::Keep(most), only(file), &read);
            files.par_iter().map(of).collect()
        };
        let facts = files.iter().zip(facts);
        facts.map(|(file, facts)| self.count(file, facts)).collect()
    }

    /// What some rows of a CSV file say; `None` where they cannot all be read.
    pub(super) fn glance<T>(
        &self,
        file: &Arc<str>,
        read: impl FnOnce(&RowsFile<'_>) -> Option<Vec<T>>,
    ) -> Option<Vec<T>> {
        let bytes = self.directory.bytes(file, CSV_LIMIT).ok().flatten()?;
        read(&RowsFile {
            file,
            bytes: &bytes,
            noting: Noting::Keep(0),
            only: None,
        })
    }

    /// What becomes of the faults of a file's rows.
    fn noting(&self, file: &str) -> Noting<'d> {
        match self.told {
            Some((told, hear)) if told == file => Noting::Tell(hear),
            _ => Noting::Keep(self.most),
        }
    }

    /// Counts the faults and losses of a file.
    fn count<T>(&mut self, file: &Arc<str>, facts: Result<FileFacts<T>, Fault>) -> FileFacts<T> {
        let mut facts = facts.unwrap_or_else(|fault| {
            self.note_damage(fault);
            FileFacts::absent()
        });
        self.faults.append(&mut facts.faults);
        if facts.beyond.all() > 0 {
            self.beyond.insert(Arc::clone(file), facts.beyond);
        }
        self.left_out += facts.left_out;
        if facts.left_out > 0 {
            self.lacking.get_or_insert_with(|| Arc::clone(file));
        }
        self.is_damaged |= facts.is_damaged;
        facts
    }

    /// Keeps a fault of a file as a whole. One that is not read because of its name spoils no other.
    pub(super) fn note_damage(&mut self, fault: Fault) {
        let is_error = fault.severity() == Severity::Error;
        self.is_damaged |= is_error && fault.code != Code::MisnamedFile;
        self.faults.push(fault);
    }
}

/// The facts of one CSV file, or why it cannot be read.
fn facts_of<T>(
    directory: &Directory,
    file: &Arc<str>,
    noting: Noting<'_>,
    only: Option<&[Finder<'_>]>,
    read: impl FnOnce(&RowsFile<'_>) -> FileFacts<T>,
) -> Result<FileFacts<T>, Fault> {
    match directory.bytes(file, CSV_LIMIT) {
        Ok(Some(bytes)) => Ok(read(&RowsFile {
            file,
            bytes: &bytes,
            noting,
            only,
        })),
        Ok(None) => Ok(FileFacts::absent()),
        Err(error) => Err(unreadable(file, &error)),
    }
}

pub(in crate::book) fn unreadable(file: &str, error: &ReadError) -> Fault {
    let whole = |code| Fault::new(code, Place::whole(file)).with("file", file);
    match error {
        ReadError::Absent => files::missing(file),
        ReadError::NotAFile(_) => whole(Code::NotAFile),
        ReadError::TooLarge { limit } => whole(Code::FileTooLarge).with("limit", limit),
        ReadError::Io(error) => files::unreadable(file, error),
    }
}
