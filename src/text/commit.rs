//! The write protocol: one file, whole or not at all, surviving whatever kills us.
//!
//! Lock the directory; read the target again; write a temporary file beside it; flush it to the
//! disk; rename it into place; flush the folder; only then say that it is done.

use std::cell::RefCell;
use std::fmt;
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::commit_error::{CommitError, EditError, Step, Unfinished};
use super::disk::{Disk, Held, LockError};
use super::journal::{Journal, Leaf, Note, Part};
use super::target::{Prepared, Target};
use super::temporary;

/// The file in the data directory whose lock every writer holds.
pub const LOCK_NAME: &str = ".visits.lock";

/// One of several files to be changed together.
pub struct Edit<'e, E> {
    /// Its name in the data directory: `visits/2026-11.csv`.
    pub file: &'e str,
    /// Its bytes as they are now become those that this answers with.
    pub change: Change<'e, E>,
}

/// What a file is to become, from what it is.
pub type Change<'e, E> = Box<dyn FnOnce(Option<&[u8]>) -> Result<Vec<u8>, E> + 'e>;

/// One of several files to be put in place of what was read of them.
#[derive(Debug)]
pub struct Replacement {
    /// Its name in the data directory.
    pub file: String,
    /// Its bytes as they were read; none where there was no file.
    pub seen: Option<Vec<u8>>,
    /// Its bytes to be; none where it is to be gone.
    pub wanted: Option<Vec<u8>>,
}

/// A file that is to be changed.
struct Pending<'d> {
    file: String,
    target: Target<'d>,
    current: Option<Vec<u8>>,
    /// None: it is to be gone.
    wanted: Option<Vec<u8>>,
}

impl<'d> Pending<'d> {
    /// Its new bytes under another name; none where it says so already.
    fn prepared(&self) -> Result<Option<Prepared<'d>>, CommitError> {
        match &self.wanted {
            Some(wanted) if self.is_change() => self.target.prepare(wanted).map(Some),
            _ => Ok(None),
        }
    }

    fn settle(&self, prepared: Option<Prepared<'_>>) -> Result<Committed, CommitError> {
        if !self.is_change() {
            // Whoever wrote this may have been killed before it was confirmed.
            self.target.sync_folder()?;
            return Ok(Committed::Unchanged);
        }
        self.target.replace(self.current.as_deref(), prepared)?;
        Ok(Committed::Changed)
    }

    /// Puts it back to what it was; says whether it is.
    fn put_back(&self) -> bool {
        let is_back = self.target.put_back(self.current.as_deref()).is_ok();
        // Whoever is told that it was not written does not rest on it.
        let _ = self.target.sync_folder();
        is_back
    }

    /// Whether it is to say something else.
    fn is_change(&self) -> bool {
        self.current != self.wanted
    }

    fn part(&self) -> Part {
        Part::between(&self.file, self.current.as_deref(), self.wanted.as_deref())
    }
}

/// What this session's changes are written down under.
struct Recording {
    note: Note,
    number: Option<u64>,
    parts: u32,
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
    recording: RefCell<Option<Recording>>,
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
            recording: RefCell::new(None),
            _held: held,
        })
    }

    /// From now on each change is written down in the journal, under this note; all changes of a
    /// session are one.
    pub fn record(&self, note: Note) {
        let mut recording = self.recording.borrow_mut();
        match recording.as_mut() {
            Some(begun) => begun.note = note,
            None => {
                *recording = Some(Recording {
                    note,
                    number: None,
                    parts: 0,
                });
            }
        }
    }

    /// Commits one file: gives `change` its bytes as they are now (`None` when there is no file)
    /// and puts those it answers with in their place. `relative` is below the data directory, at
    /// most one folder deep; the folder is made when it is absent.
    pub fn edit<E>(
        &self,
        relative: &Path,
        change: impl FnOnce(Option<&[u8]>) -> Result<Vec<u8>, E>,
    ) -> Result<Committed, EditError<E>> {
        let pending = self.pending(relative, change)?;
        let prepared = pending.prepared()?;
        let begun = self.begin(std::slice::from_ref(&pending))?;
        let settled = pending.settle(prepared);
        self.end(begun, settled.as_ref().err());
        Ok(settled?)
    }

    /// Commits several files in this order, each as [`Session::edit`] does. All changes are made
    /// and written under other names before the first file is put in place, so that what can be
    /// refused is refused before; if one cannot be put in place after all, those before it are put
    /// back. Killed in between, the first of them stand.
    pub fn edit_all<E>(&self, edits: Vec<Edit<'_, E>>) -> Result<Vec<Committed>, Unfinished<E>> {
        let mut pending = Vec::new();
        for Edit { file, change } in edits {
            let found = self.pending(Path::new(file), change);
            pending.push(found.map_err(|error| untouched(file, error))?);
        }
        self.settle_all(&pending)
    }

    /// Commits several files in this order, as [`Session::edit_all`] does, unless one of them has
    /// changed since it was read: an editor does not ask for the lock.
    pub fn replace_all<E>(&self, files: Vec<Replacement>) -> Result<Vec<Committed>, Unfinished<E>> {
        let mut pending = Vec::new();
        for Replacement { file, seen, wanted } in files {
            let found = self.found(Path::new(&file));
            let (target, current) = found.map_err(|error| untouched(&file, error.into()))?;
            if current != seen {
                let path = target.path;
                return Err(untouched(&file, CommitError::ChangedSince { path }.into()));
            }
            pending.push(Pending {
                file,
                target,
                current,
                wanted,
            });
        }
        self.settle_all(&pending)
    }

    fn settle_all<E>(&self, pending: &[Pending<'d>]) -> Result<Vec<Committed>, Unfinished<E>> {
        let mut prepared = Vec::new();
        for file in pending {
            let ready = file.prepared().map_err(EditError::Commit);
            prepared.push(ready.map_err(|error| untouched(&file.file, error))?);
        }
        let begun = self.begin(pending).map_err(|error| {
            let first = pending.first().map_or("", |file| &file.file);
            untouched(first, error.into())
        })?;
        let mut committed = Vec::new();
        for (at, ready) in prepared.into_iter().enumerate() {
            match pending[at].settle(ready) {
                Ok(done) => committed.push(done),
                Err(error) => {
                    let failed = unfinished(&pending[..at], &pending[at], error);
                    self.end_half(begun, &failed);
                    return Err(failed);
                }
            }
        }
        self.end(begun, None);
        Ok(committed)
    }

    /// Writes down what is about to change, if anything is and it is to be written down.
    fn begin(&self, pending: &[Pending<'d>]) -> Result<Option<Leaf>, CommitError> {
        let mut recording = self.recording.borrow_mut();
        let changes = pending.iter().filter(|file| file.is_change());
        let parts: Vec<Part> = changes.map(Pending::part).collect();
        let Some(recording) = recording.as_mut().filter(|_| !parts.is_empty()) else {
            return Ok(None);
        };
        let (number, part) = (recording.number, recording.parts + 1);
        let leaf = self
            .journal()
            .begin(number, part, &recording.note, &parts)?;
        recording.number = Some(leaf.number);
        recording.parts = part;
        Ok(Some(leaf))
    }

    /// Marks what was written down as made; as never made, where it failed and nothing stands.
    fn end(&self, begun: Option<Leaf>, failure: Option<&CommitError>) {
        let Some(leaf) = begun else { return };
        let stands = failure.is_none_or(|error| matches!(error, CommitError::Unsure { .. }));
        if stands {
            self.journal().finish(leaf);
        } else {
            self.journal().drop_begun(leaf);
        }
    }

    fn end_half<E>(&self, begun: Option<Leaf>, failure: &Unfinished<E>) {
        let error = match &failure.error {
            EditError::Commit(error) if failure.standing.is_empty() => Some(error),
            _ => None,
        };
        self.end(begun, error);
    }

    /// The journal of the directory.
    pub fn journal(&self) -> Journal<'d> {
        Journal::of(self.disk, &self.root)
    }

    /// Removes the lock file, and gives the lock back: whoever waits for it makes another.
    pub(crate) fn remove_lock(self) {
        let _ = self.disk.remove(&self.root.join(LOCK_NAME));
    }

    /// A file as it is and as it is to be.
    fn pending<E>(
        &self,
        relative: &Path,
        change: impl FnOnce(Option<&[u8]>) -> Result<Vec<u8>, E>,
    ) -> Result<Pending<'d>, EditError<E>> {
        let (target, current) = self.found(relative)?;
        let wanted = change(current.as_deref()).map_err(EditError::Change)?;
        Ok(Pending {
            file: relative.to_string_lossy().into_owned(),
            target,
            current,
            wanted: Some(wanted),
        })
    }

    fn found(&self, relative: &Path) -> Result<(Target<'d>, Option<Vec<u8>>), CommitError> {
        let target = Target::new(self.disk, &self.root, relative)?;
        let current = target.read()?;
        Ok((target, current))
    }
}

/// Nothing has been touched yet.
fn untouched<E>(file: &str, error: EditError<E>) -> Unfinished<E> {
    Unfinished {
        file: file.to_owned(),
        error,
        standing: Vec::new(),
    }
}

/// Puts back the files that are done already, the last one first.
fn unfinished<E>(done: &[Pending<'_>], failed: &Pending<'_>, error: CommitError) -> Unfinished<E> {
    // Where the failed one may stand all the same, so do those that it rests on.
    let stands = matches!(error, CommitError::Unsure { .. });
    let changed = done.iter().rev().filter(|file| file.is_change());
    let standing = changed.filter(|file| stands || !file.put_back());
    let mut standing: Vec<String> = standing.map(|file| file.file.clone()).collect();
    standing.reverse();
    Unfinished {
        file: failed.file.clone(),
        error: EditError::Commit(error),
        standing,
    }
}

impl fmt::Debug for Session<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Session")
            .field("root", &self.root)
            .finish_non_exhaustive()
    }
}
