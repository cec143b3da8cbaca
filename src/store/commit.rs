//! The write protocol: one file, whole or not at all, surviving whatever kills us.
//!
//! Lock the directory; read the target again; write a temporary file beside it; flush it to the
//! disk; rename it into place; flush the folder; only then say that it is done.

use std::fmt;
use std::io;
use std::path::{Component, Path, PathBuf};
use std::time::Duration;

use super::disk::{CSV_LIMIT, Disk, Held, Kind, LockError, ReadError};
use super::temporary::{self, NEW_FILE_MODE};

/// The file in the data directory whose lock every writer holds.
pub const LOCK_NAME: &str = ".visits.lock";

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
    pub const PATIENCE: Duration = Duration::from_secs(10);

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

    /// Removes one file for good.
    pub fn remove(&self, relative: &Path) -> Result<(), CommitError> {
        let target = Target::new(self.disk, &self.root, relative)?;
        self.disk
            .remove(&target.path)
            .map_err(|source| io_error(Step::Rename, &target.path, source))?;
        target.sync_folder()
    }
}

impl fmt::Debug for Session<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Session")
            .field("root", &self.root)
            .finish_non_exhaustive()
    }
}

/// Writes an output file (not data) whole or not at all, without a lock. What is no regular file,
/// such as a device, is refused.
pub fn write_output(disk: &dyn Disk, path: &Path, bytes: &[u8]) -> Result<(), CommitError> {
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder.to_path_buf(),
        _ => PathBuf::from("."),
    };
    let mut target = Target {
        disk,
        path: path.to_path_buf(),
        folder,
        mode: 0o644,
    };
    target.look()?;
    target.place(bytes)?;
    target.sync_folder()
}

/// One file about to be written.
struct Target<'d> {
    disk: &'d dyn Disk,
    path: PathBuf,
    folder: PathBuf,
    mode: u32,
}

impl<'d> Target<'d> {
    fn new(disk: &'d dyn Disk, root: &Path, relative: &Path) -> Result<Self, CommitError> {
        let plain = relative
            .components()
            .all(|part| matches!(part, Component::Normal(_)));
        let depth = relative.components().count();
        if !plain || !(1..=2).contains(&depth) {
            return Err(CommitError::Outside {
                path: relative.to_path_buf(),
            });
        }
        let path = root.join(relative);
        let folder = path.parent().unwrap_or(root).to_path_buf();
        let mut target = Self {
            disk,
            path,
            folder,
            mode: NEW_FILE_MODE,
        };
        if depth == 2 {
            target.make_folder(root)?;
        }
        target.look()?;
        Ok(target)
    }

    /// Makes the folder if need be. The folder above is flushed even if this one was there: its
    /// maker may have been killed before doing so, and what we say is done must be findable.
    fn make_folder(&self, root: &Path) -> Result<(), CommitError> {
        let found = self.disk.look(&self.folder);
        if found
            .map_err(|source| io_error(Step::Read, &self.folder, source))?
            .is_none()
        {
            self.disk
                .create_folder(&self.folder)
                .map_err(|source| io_error(Step::CreateFolder, &self.folder, source))?;
        }
        self.disk
            .sync_folder(root)
            .map_err(|source| io_error(Step::SyncFolder, root, source))
    }

    /// Refuses what is no regular file, and remembers the mode of what is.
    fn look(&mut self) -> Result<(), CommitError> {
        let found = self.disk.look(&self.path);
        match found.map_err(|source| io_error(Step::Read, &self.path, source))? {
            None => Ok(()),
            Some(look) if look.kind == Kind::File => {
                self.mode = look.mode;
                Ok(())
            }
            Some(look) => Err(CommitError::NotAFile {
                path: self.path.clone(),
                kind: look.kind,
            }),
        }
    }

    fn read(&self) -> Result<Option<Vec<u8>>, CommitError> {
        match self.disk.read(&self.path, CSV_LIMIT) {
            Ok(bytes) => Ok(Some(bytes)),
            Err(ReadError::Absent) => Ok(None),
            Err(ReadError::NotAFile(kind)) => Err(CommitError::NotAFile {
                path: self.path.clone(),
                kind,
            }),
            Err(ReadError::TooLarge { limit }) => Err(CommitError::TooLarge {
                path: self.path.clone(),
                limit,
            }),
            Err(ReadError::Io(source)) => Err(io_error(Step::Read, &self.path, source)),
        }
    }

    /// Puts `wanted` in place and has it confirmed; if it cannot be, puts `current` back.
    fn replace(&self, current: Option<&[u8]>, wanted: &[u8]) -> Result<(), CommitError> {
        if wanted.len() as u64 > CSV_LIMIT {
            return Err(CommitError::TooLarge {
                path: self.path.clone(),
                limit: CSV_LIMIT,
            });
        }
        self.place(wanted)?;
        let Err(error) = self.sync_folder() else {
            return Ok(());
        };
        let undone = match current {
            Some(bytes) => self.place(bytes).is_ok(),
            None => self.disk.remove(&self.path).is_ok(),
        };
        match error {
            CommitError::Io { source, .. } if !undone => Err(CommitError::Unsure {
                path: self.path.clone(),
                source,
            }),
            error => Err(error),
        }
    }

    /// Writes a temporary file, flushes it and renames it into place. A failed flush is final.
    fn place(&self, bytes: &[u8]) -> Result<(), CommitError> {
        let created = temporary::create(self.disk, &self.path, self.mode);
        let (mut file, temp) =
            created.map_err(|source| io_error(Step::Create, &self.path, source))?;
        let written = write_all(&mut *file, bytes)
            .map_err(|source| io_error(Step::Write, &self.path, source))
            .and_then(|()| {
                file.sync()
                    .map_err(|source| io_error(Step::Sync, &self.path, source))
            });
        drop(file);
        let placed = written.and_then(|()| {
            let renamed = self.disk.rename(&temp, &self.path);
            renamed.map_err(|source| io_error(Step::Rename, &self.path, source))
        });
        if placed.is_err() {
            // If even this fails, the next writer sweeps it.
            let _ = self.disk.remove(&temp);
        }
        placed
    }

    fn sync_folder(&self) -> Result<(), CommitError> {
        self.disk
            .sync_folder(&self.folder)
            .map_err(|source| io_error(Step::SyncFolder, &self.folder, source))
    }
}

fn write_all(file: &mut dyn super::disk::Writing, mut bytes: &[u8]) -> io::Result<()> {
    while !bytes.is_empty() {
        match file.write(bytes) {
            Ok(0) => return Err(io::ErrorKind::WriteZero.into()),
            Ok(count) => bytes = &bytes[count..],
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(())
}

fn io_error(step: Step, path: &Path, source: io::Error) -> CommitError {
    CommitError::Io {
        step,
        path: path.to_path_buf(),
        source,
    }
}
