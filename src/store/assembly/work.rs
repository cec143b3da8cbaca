//! The work of putting a book together: what is needed, what was found wrong so far.

use std::sync::Arc;

use rayon::prelude::*;

use crate::diag::{Code, Fault, Place, Severity};
use crate::store::rows::{FileFacts, RowsFile};
use crate::store::{CSV_LIMIT, Directory, Need, ReadError, files};

/// From so many files on it pays to start threads.
const FILES_WORTH_THREADS: usize = 6;

/// A directory being read.
pub(in crate::store) struct Assembly<'d> {
    /// The directory.
    pub(in crate::store) directory: &'d Directory,
    /// What is needed of it.
    pub(in crate::store) need: Need,
    /// Everything found wrong.
    pub(in crate::store) faults: Vec<Fault>,
    /// How many rows are no facts.
    pub(in crate::store) left_out: usize,
    /// Whether a file of data is damaged as a whole.
    pub(in crate::store) is_damaged: bool,
}

impl<'d> Assembly<'d> {
    /// Nothing read yet.
    pub(in crate::store) fn new(directory: &'d Directory, need: Need) -> Assembly<'d> {
        Assembly {
            directory,
            need,
            faults: Vec::new(),
            left_out: 0,
            is_damaged: false,
        }
    }

    /// The bytes of a file; `None` where there is none, or where it is noted why not.
    pub(in crate::store) fn bytes(&mut self, file: &str, limit: u64) -> Option<Vec<u8>> {
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
        let facts = facts_of(self.directory, file, read);
        self.count(facts)
    }

    /// The facts of several CSV files, read side by side; what is found wrong stands in the order
    /// of the files.
    pub(super) fn tables<T: Send>(
        &mut self,
        files: &[Arc<str>],
        read: impl Fn(&RowsFile<'_>) -> FileFacts<T> + Sync,
    ) -> Vec<FileFacts<T>> {
        let directory = self.directory;
        let of = |file: &Arc<str>| facts_of(directory, file, &read);
        let facts: Vec<_> = if files.len() < FILES_WORTH_THREADS {
            files.iter().map(of).collect()
        } else {
            files.par_iter().map(of).collect()
        };
        facts.into_iter().map(|facts| self.count(facts)).collect()
    }

    /// Counts the faults and losses of a file.
    fn count<T>(&mut self, facts: Result<FileFacts<T>, Fault>) -> FileFacts<T> {
        let mut facts = facts.unwrap_or_else(|fault| {
            self.note_damage(fault);
            FileFacts::absent()
        });
        self.faults.append(&mut facts.faults);
        self.left_out += facts.left_out;
        self.is_damaged |= facts.is_damaged;
        facts
    }

    /// Keeps a fault of a file as a whole.
    pub(super) fn note_damage(&mut self, fault: Fault) {
        self.is_damaged |= fault.severity() == Severity::Error;
        self.faults.push(fault);
    }
}

/// The facts of one CSV file, or why it cannot be read.
fn facts_of<T>(
    directory: &Directory,
    file: &Arc<str>,
    read: impl FnOnce(&RowsFile<'_>) -> FileFacts<T>,
) -> Result<FileFacts<T>, Fault> {
    match directory.bytes(file, CSV_LIMIT) {
        Ok(Some(bytes)) => Ok(read(&RowsFile {
            file,
            bytes: &bytes,
        })),
        Ok(None) => Ok(FileFacts::absent()),
        Err(error) => Err(unreadable(file, &error)),
    }
}

fn unreadable(file: &str, error: &ReadError) -> Fault {
    let whole = |code| Fault::new(code, Place::whole(file)).with("file", file);
    match error {
        ReadError::Absent => files::missing(file),
        ReadError::NotAFile(_) => whole(Code::NotAFile),
        ReadError::TooLarge { limit } => whole(Code::FileTooLarge).with("limit", limit),
        ReadError::Io(error) => files::unreadable(file, error),
    }
}
