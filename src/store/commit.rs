//! The write protocol: one file, whole or not at all, surviving whatever kills us.
//!
//! Lock the directory; read the target again; write a temporary file beside it; flush it to the
//! disk; rename it into place; flush the folder; only then say that it is done.

use std::fmt;
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::commit_error::{CommitError, EditError, Step, io_error};
use super::disk::{Disk, Held, LockError};
use super::target::Target;
use super::temporary;

/// The file in the data directory whose lock every writer holds.
pub const LOCK_NAME: &str = ".visits.lock";

/// What a commit came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Committed {
    /// The file has changed, or is new.
    Changed,
    /// It said so already.
    Unchanged,
}

/// The right to write in a data directory: nobody else writes until this is dropped.
pub struct Session<'d> {
    disk: &'d dyn Disk,
    root: PathBuf,
    _held: Held,
}

impl<'d> Session<'d> {
    /// How long to wait for other writers unless told otherwise.
    pub const PATIENCE: Duration = Duration::from_secs(20);

    /// Takes the lock of the data directory `root`, waiting at most `patience` for it, and
    /// removes the temporary files that killed writers left there.
    pub fn open(disk: &'d dyn Disk, root: &Path, patience: Duration) -> Result<Self, CommitError> {
        let path = root.join(LOCK_NAME);
        let held = disk.lock(&path, patience).map_err(|error| match error {
            LockError::Busy => CommitError::Busy {
                root: root.to_path_buf(),
            },
            LockError::Io(source) => CommitError::Io {
                step: Step::Lock,
                path,
                source,
            },
        })?;
        temporary::sweep(disk, root);
        Ok(Self {
            disk,
            root: root.to_path_buf(),
            _held: held,
        })
    }

    /// The disk the session writes to.
    pub fn disk(&self) -> &'d dyn Disk {
        self.disk
    }

    /// Commits one file: gives `change` its bytes as they are now (`None` when there is no file)
    /// and puts those it answers with in their place. `relative` is below the data directory, at
    /// most one folder deep; the folder is made when it is absent.
    pub fn edit<E>(
        &self,
        relative: &Path,
        change: impl FnOnce(Option<&[u8]>) -> Result<Vec<u8>, E>,
    ) -> Result<Committed, EditError<E>> {
        let target = Target::new(self.disk, &self.root, relative)?;
        let current = target.read()?;
        let wanted = change(current.as_deref()).map_err(EditError::Change)?;
        if current.as_deref() == Some(wanted.as_slice()) {
            // Whoever wrote this may have been killed before it was confirmed.
            target.sync_folder()?;
            return Ok(Committed::Unchanged);
        }
        target.replace(current.as_deref(), &wanted)?;
        Ok(Committed::Changed)
    }

    /// Puts a file back to what it was before: its bytes then, or its absence.
    pub fn put_back(&self, relative: &Path, before: Option<&[u8]>) -> Result<(), CommitError> {
        let target = Target::new(self.disk, &self.root, relative)?;
        if let Some(bytes) = before {
            let current = target.read()?;
            target.replace(current.as_deref(), bytes)
        } else {
            let removed = self.disk.remove(&target.path);
            removed.map_err(|source| io_error(Step::Rename, &target.path, source))?;
            target.sync_folder()
        }
    }
}

impl fmt::Debug for Session<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Session")
            .field("root", &self.root)
            .finish_non_exhaustive()
    }
}
