//! Why a file was not written.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use super::disk::Kind;

/// What was being done when the system refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Taking the lock.
    Lock,
    /// Reading the file as it is.
    Read,
    /// Making its folder.
    CreateFolder,
    /// Making the temporary file.
    Create,
    /// Writing it.
    Write,
    /// Flushing it.
    Sync,
    /// Putting it in place.
    Rename,
    /// Flushing the folder.
    SyncFolder,
}

/// Why a file was not written. Except for `Unsure`, it is as it was.
#[derive(Debug, thiserror::Error)]
pub enum CommitError {
    /// Another writer held the lock all the time we waited (exit 4).
    #[error("another writer is at work in {}", root.display())]
    Busy {
        /// The data directory.
        root: PathBuf,
    },
    /// The system refused (exit 3).
    #[error("{step:?} {}: {source}", path.display())]
    Io {
        /// What was being done.
        step: Step,
        /// To which file or folder.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// A folder, a link, a pipe or a device stands where the file should.
    #[error("not a regular file: {}", path.display())]
    NotAFile {
        /// The place.
        path: PathBuf,
        /// What stands there.
        kind: Kind,
    },
    /// The file is, or would become, larger than what is read.
    #[error("{} is larger than {limit} bytes", path.display())]
    TooLarge {
        /// The file.
        path: PathBuf,
        /// The most bytes allowed.
        limit: u64,
    },
    /// Somebody else saved the file after it was read.
    #[error("changed since it was read: {}", path.display())]
    ChangedSince {
        /// The file.
        path: PathBuf,
    },
    /// The path leads out of the data directory.
    #[error("outside the data directory: {}", path.display())]
    Outside {
        /// The path asked for.
        path: PathBuf,
    },
    /// The new file stands in place, whole, but the disk would not confirm its name and would
    /// not take the old file back either: after a power cut either may be found.
    #[error("unconfirmed: {}: {source}", path.display())]
    Unsure {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
}

/// Why an edit came to nothing: the change itself was refused, or the file was not written.
#[derive(Debug)]
pub enum EditError<E> {
    /// The caller's function refused; nothing was touched.
    Change(E),
    /// The file was not written.
    Commit(CommitError),
}

impl<E: fmt::Display> fmt::Display for EditError<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Change(error) => error.fmt(f),
            Self::Commit(error) => error.fmt(f),
        }
    }
}

impl<E: std::error::Error> std::error::Error for EditError<E> {}

impl<E> From<CommitError> for EditError<E> {
    fn from(error: CommitError) -> Self {
        Self::Commit(error)
    }
}

/// Why of several files not all were written.
#[derive(Debug)]
pub struct Unfinished<E> {
    /// The file that was not written.
    pub file: String,
    /// Why.
    pub error: EditError<E>,
    /// Those before it that were, and could not be put back.
    pub standing: Vec<String>,
}

/// The system's refusal of `step`.
pub(crate) fn io_error(step: Step, path: &Path, source: io::Error) -> CommitError {
    CommitError::Io {
        step,
        path: path.to_path_buf(),
        source,
    }
}
