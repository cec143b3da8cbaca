//! The journal's files: one a commit, `000042-01.done`, the commits of one command with one number.

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::{Path, PathBuf};

use super::part::Part;
use super::record::{Note, Recorded, read, written};
use super::state::State;
use crate::text::commit_error::{CommitError, Step, io_error};
use crate::text::disk::{CSV_LIMIT, Disk, Kind, ReadError};
use crate::text::target::Target;
use crate::text::temporary;

/// The folder of the journal in the data directory.
pub const JOURNAL_NAME: &str = ".visits-journal";
/// How many changes are kept.
const MOST_KEPT: usize = 100;
/// How often the files are listed until each is still there when it is read.
const MOST_LOOKS: usize = 8;
/// What keeps the journal out of git, whatever the directory's own list says.
const IGNORE: (&str, &[u8]) = (".gitignore", b"*\n");

/// One file of the journal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Leaf {
    pub(crate) number: u64,
    pub(crate) part: u32,
    state: State,
}

impl Leaf {
    fn named(name: &str) -> Option<Leaf> {
        let (stem, ending) = name.rsplit_once('.')?;
        let (number, part) = stem.split_once('-')?;
        let state = State::ALL
            .into_iter()
            .find(|state| state.ending() == ending)?;
        Some(Leaf {
            number: number.parse().ok()?,
            part: part.parse().ok()?,
            state,
        })
    }

    fn name(self) -> String {
        let Leaf {
            number,
            part,
            state,
        } = self;
        format!("{number:06}-{part:02}.{}", state.ending())
    }

    fn now(self, state: State) -> Leaf {
        Leaf { state, ..self }
    }
}

/// What stands under the name of a leaf.
enum Found {
    /// A change.
    Change(Note, Vec<Part>),
    /// Something in a form that is not ours.
    Foreign,
    /// Nothing any more.
    Gone,
}

/// The journal of a data directory. Whoever writes to it holds the directory's lock.
pub struct Journal<'d> {
    disk: &'d dyn Disk,
    root: PathBuf,
}

impl<'d> Journal<'d> {
    /// The journal of the data directory `root`, which need not be there yet.
    pub fn of(disk: &'d dyn Disk, root: &Path) -> Journal<'d> {
        Journal {
            disk,
            root: root.to_path_buf(),
        }
    }

    /// The changes, the oldest first. One that a killed writer left is there if it was made; one that
    /// another version of the program wrote, in a form that this one does not know, is passed over.
    pub fn changes(&self) -> Result<Vec<Recorded>, CommitError> {
        // To whoever lists them without the lock, a file may get its next name in between.
        for _ in 1..MOST_LOOKS {
            if let Some(changes) = self.looked_at()? {
                return Ok(changes);
            }
        }
        let folder = self.folder();
        let missing = io::ErrorKind::NotFound.into();
        let last = self.looked_at()?;
        last.ok_or_else(|| io_error(Step::Read, &folder, missing))
    }

    /// What the last change made of a file; where all that touched it were taken back, the first of them
    /// turned. None where no change is known of it.
    pub fn last_of(&self, file: &str) -> Result<Option<Part>, CommitError> {
        let changes = self.changes()?;
        let of = |change: &Recorded| change.parts.iter().rfind(|part| part.file == file).cloned();
        let mut made = changes
            .iter()
            .rev()
            .filter(|change| change.state == State::Done);
        let mut taken_back = changes
            .iter()
            .filter(|change| change.state == State::Undone);
        let turned = || Some(taken_back.find_map(of)?.turned());
        Ok(made.find_map(of).or_else(turned))
    }

    /// The changes as one look finds them; none where a file had another name when it was read.
    fn looked_at(&self) -> Result<Option<Vec<Recorded>>, CommitError> {
        let mut changes: BTreeMap<u64, Recorded> = BTreeMap::new();
        for leaf in self.leaves()? {
            let (note, parts) = match self.read(leaf)? {
                Found::Change(note, parts) => (note, parts),
                Found::Foreign => continue,
                Found::Gone => return Ok(None),
            };
            let mut state = leaf.state;
            if state == State::Begun {
                if !self.is_made(&parts) {
                    continue;
                }
                state = State::Done;
            }
            let change = changes.entry(leaf.number).or_insert_with(|| Recorded {
                number: leaf.number,
                state,
                note,
                parts: Vec::new(),
            });
            // What was half taken back still stands.
            change.state = change.state.min(state);
            change.parts.extend(parts);
        }
        Ok(Some(changes.into_values().collect()))
    }

    /// Marks a change as made or as taken back.
    pub fn mark(&self, number: u64, state: State) -> Result<(), CommitError> {
        for leaf in self.leaves()? {
            if leaf.number == number && leaf.state != state {
                self.turn(leaf, state)?;
            }
        }
        let folder = self.folder();
        let synced = self.disk.sync_folder(&folder);
        synced.map_err(|source| io_error(Step::SyncFolder, &folder, source))
    }

    /// Writes a change down before it is made: under `number`, or the next one.
    pub(crate) fn begin(
        &self,
        number: Option<u64>,
        part: u32,
        note: &Note,
        parts: &[Part],
    ) -> Result<Leaf, CommitError> {
        let leaves = self.settled()?;
        let next = || leaves.iter().map(|leaf| leaf.number).max().unwrap_or(0) + 1;
        let leaf = Leaf {
            number: number.unwrap_or_else(next),
            part,
            state: State::Begun,
        };
        temporary::sweep_folder(self.disk, &self.folder());
        let target = self.target(&leaf.name())?;
        let target = target.with_mode(self.narrowest_mode(parts));
        self.keep_out_of_git()?;
        target.prepare(&written(note, parts))?.put_in_place()?;
        target.sync_folder()?;
        Ok(leaf)
    }

    /// Marks what was begun as made, and forgets what is old, and what was taken back before. Should
    /// this be lost, it is told from the files.
    pub(crate) fn finish(&self, begun: Leaf) {
        let _ = self.turn(begun, State::Done);
        let leaves = self.leaves().unwrap_or_default();
        let numbers: BTreeSet<u64> = leaves.iter().map(|leaf| leaf.number).collect();
        let oldest = numbers
            .iter()
            .rev()
            .nth(MOST_KEPT - 1)
            .copied()
            .unwrap_or(0);
        let forgotten = |leaf: &&Leaf| {
            leaf.number < oldest || (leaf.state == State::Undone && leaf.number < begun.number)
        };
        for leaf in leaves.iter().filter(forgotten) {
            let _ = self.disk.remove(&self.path(*leaf));
        }
    }

    /// Takes back what was begun: the change was not made.
    pub(crate) fn drop_begun(&self, begun: Leaf) {
        let _ = self.disk.remove(&self.path(begun));
    }

    /// The files, after what killed writers left is settled.
    fn settled(&self) -> Result<Vec<Leaf>, CommitError> {
        let mut leaves = Vec::new();
        for leaf in self.leaves()? {
            if leaf.state != State::Begun {
                leaves.push(leaf);
                continue;
            }
            match self.read(leaf)? {
                Found::Change(_, parts) if self.is_made(&parts) => {
                    self.turn(leaf, State::Done)?;
                    leaves.push(leaf.now(State::Done));
                }
                Found::Change(..) | Found::Gone => self.drop_begun(leaf),
                // Whoever wrote it will know what became of it; its number is taken.
                Found::Foreign => leaves.push(leaf),
            }
        }
        Ok(leaves)
    }

    /// The mode that keeps from a change whoever must not read one of its files; none where all are new.
    fn narrowest_mode(&self, parts: &[Part]) -> Option<u32> {
        let looks = parts
            .iter()
            .map(|part| self.disk.look(&self.root.join(&part.file)));
        let modes = looks.filter_map(|look| Some(look.ok()??.mode));
        modes.reduce(|one, other| one & other)
    }

    /// Whether anything of a change was made: a file is no longer as it was before.
    fn is_made(&self, parts: &[Part]) -> bool {
        for part in parts {
            let path = self.root.join(&part.file);
            let current = match self.disk.read(&path, CSV_LIMIT) {
                Ok(bytes) => Some(bytes),
                Err(ReadError::Absent) => None,
                // What cannot be looked at is not known to be as before.
                Err(_) => return true,
            };
            if !part.is_before(current.as_deref()) {
                return true;
            }
        }
        false
    }

    fn read(&self, leaf: Leaf) -> Result<Found, CommitError> {
        let path = self.path(leaf);
        match self.disk.read(&path, CSV_LIMIT) {
            Ok(bytes) => {
                let change = read(&bytes);
                Ok(change.map_or(Found::Foreign, |(note, parts)| Found::Change(note, parts)))
            }
            Err(ReadError::Absent) => Ok(Found::Gone),
            Err(ReadError::NotAFile(_) | ReadError::TooLarge { .. }) => Ok(Found::Foreign),
            Err(ReadError::Io(source)) => Err(io_error(Step::Read, &path, source)),
        }
    }

    fn turn(&self, leaf: Leaf, state: State) -> Result<(), CommitError> {
        let (from, to) = (self.path(leaf), self.path(leaf.now(state)));
        let renamed = self.disk.rename(&from, &to);
        renamed.map_err(|source| io_error(Step::Rename, &to, source))
    }

    /// The journal's files in their order; temporary ones of the dead are none.
    fn leaves(&self) -> Result<Vec<Leaf>, CommitError> {
        let folder = self.folder();
        let failed = |source| io_error(Step::Read, &folder, source);
        match self.disk.look(&folder).map_err(failed)? {
            Some(look) if look.kind == Kind::Folder => {}
            _ => return Ok(Vec::new()),
        }
        let entries = self.disk.list(&folder).map_err(failed)?;
        let named = entries.iter().filter(|entry| entry.kind == Kind::File);
        let mut leaves: Vec<Leaf> = named.filter_map(|entry| Leaf::named(&entry.name)).collect();
        leaves.sort_unstable();
        Ok(leaves)
    }

    fn keep_out_of_git(&self) -> Result<(), CommitError> {
        let (name, lines) = IGNORE;
        let target = self.target(name)?;
        if target.read()?.is_none() {
            target.prepare(lines)?.put_in_place()?;
        }
        Ok(())
    }

    fn target(&self, name: &str) -> Result<Target<'d>, CommitError> {
        Target::new(self.disk, &self.root, &Path::new(JOURNAL_NAME).join(name))
    }

    fn folder(&self) -> PathBuf {
        self.root.join(JOURNAL_NAME)
    }

    fn path(&self, leaf: Leaf) -> PathBuf {
        self.folder().join(leaf.name())
    }
}
