//! A disk in memory that forgets what was not flushed, for tests.
//!
//! It keeps two worlds: what programs see, and what a power cut would surely leave. In between lie
//! names made, moved or removed and bytes written since the last flush; [`Disk::crash`] lets any
//! of them be lost, in any order, and any unflushed file be torn.

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard};
use std::time::Duration;

use super::disk::{Disk, Entry, Held, Kind, LockError, Look, ReadError, Writing};

/// What stands under a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Node {
    Folder,
    /// The file of this number.
    File(usize),
}

/// A file's bytes, apart from its names.
#[derive(Debug, Clone, Default)]
struct Inode {
    seen: Vec<u8>,
    flushed: Vec<u8>,
    mode: u32,
}

/// A change of names that is not flushed.
#[derive(Debug, Clone)]
enum Change {
    Made(PathBuf, Node),
    Moved(PathBuf, PathBuf, Node),
    Removed(PathBuf),
}

impl Change {
    fn folder(&self) -> &Path {
        let (Self::Made(path, _) | Self::Moved(_, path, _) | Self::Removed(path)) = self;
        path.parent().unwrap_or(Path::new(""))
    }

    fn apply(&self, names: &mut BTreeMap<PathBuf, Node>) {
        match self {
            Self::Made(path, node) => {
                names.insert(path.clone(), *node);
            }
            Self::Moved(from, to, node) => {
                names.remove(from);
                names.insert(to.clone(), *node);
            }
            Self::Removed(path) => {
                names.remove(path);
            }
        }
    }
}

#[derive(Debug, Clone, Default)]
struct World {
    files: Vec<Inode>,
    seen: BTreeMap<PathBuf, Node>,
    flushed: BTreeMap<PathBuf, Node>,
    pending: Vec<Change>,
    calls: usize,
    locked: bool,
    plan: Plan,
}

/// What goes wrong, and when; calls are counted from 1.
#[derive(Debug, Clone, Default)]
pub(crate) struct Plan {
    /// This call fails with this error and does nothing.
    pub(crate) fail: Option<(usize, io::ErrorKind)>,
    /// From this call on nothing is done any more: the process is dead.
    pub(crate) kill: Option<usize>,
    /// Every write stops after this many bytes.
    pub(crate) short_writes: Option<usize>,
    /// Flushing a file says that it is done, and does nothing (to prove the proof).
    pub(crate) lies_about_files: bool,
    /// Flushing a folder says that it is done, and does nothing (to prove the proof).
    pub(crate) lies_about_folders: bool,
}

/// The disk; clones are the same one.
#[derive(Debug, Clone)]
pub(crate) struct SimulatedDisk(Arc<Mutex<World>>);

/// Answers the questions that a crash asks: a number below `bound`, which is at least 1.
pub(crate) type Chance<'c> = &'c mut dyn FnMut(usize) -> usize;

impl SimulatedDisk {
    /// A disk with `root` on it and these files, all flushed.
    pub(crate) fn new(root: &str, files: &[(&str, &[u8])]) -> Self {
        let mut world = World::default();
        world.seen.insert(root.into(), Node::Folder);
        for (name, bytes) in files {
            let path = Path::new(root).join(name);
            if let Some(folder) = path.parent() {
                world.seen.insert(folder.into(), Node::Folder);
            }
            let (seen, flushed) = (bytes.to_vec(), bytes.to_vec());
            world.files.push(Inode {
                seen,
                flushed,
                mode: 0o640,
            });
            world.seen.insert(path, Node::File(world.files.len() - 1));
        }
        world.flushed = world.seen.clone();
        Self(Arc::new(Mutex::new(world)))
    }

    fn world(&self) -> MutexGuard<'_, World> {
        self.0
            .lock()
            .expect("no test panics while it holds the world")
    }

    /// Starts a new process: calls are counted from 1, `plan` says what goes wrong.
    pub(crate) fn restart(&self, plan: Plan) {
        let mut world = self.world();
        world.calls = 0;
        world.locked = false;
        world.plan = plan;
    }

    /// How many calls the process has made.
    pub(crate) fn calls(&self) -> usize {
        self.world().calls
    }

    /// Takes the lock for somebody else.
    pub(crate) fn lock_by_another(&self) {
        self.world().locked = true;
    }

    /// The bytes of a file as programs see them.
    pub(crate) fn bytes(&self, path: &Path) -> Option<Vec<u8>> {
        let world = self.world();
        match world.seen.get(path) {
            Some(&Node::File(file)) => Some(world.files[file].seen.clone()),
            _ => None,
        }
    }

    /// The mode of a file.
    pub(crate) fn mode(&self, path: &Path) -> Option<u32> {
        self.look(path).ok().flatten().map(|look| look.mode)
    }

    /// Every file name on the disk.
    pub(crate) fn names(&self) -> Vec<String> {
        let world = self.world();
        let files = world
            .seen
            .iter()
            .filter(|(_, node)| matches!(node, Node::File(_)));
        files.map(|(path, _)| path.display().to_string()).collect()
    }

    /// The disk as it may be found after a power cut now.
    pub(crate) fn crash(&self, chance: Chance<'_>) -> Self {
        let mut world = self.world().clone();
        let mut names = world.flushed.clone();
        for change in std::mem::take(&mut world.pending) {
            if chance(2) == 1 {
                change.apply(&mut names);
            }
        }
        drop_orphans(&mut names);
        for file in &mut world.files {
            if file.seen != file.flushed {
                file.seen = torn(file, chance);
            }
            file.flushed.clone_from(&file.seen);
        }
        let world = World {
            files: world.files,
            seen: names.clone(),
            flushed: names,
            ..World::default()
        };
        Self(Arc::new(Mutex::new(world)))
    }
}

/// A name in a folder that is gone is gone.
fn drop_orphans(names: &mut BTreeMap<PathBuf, Node>) {
    let folders = |names: &BTreeMap<PathBuf, Node>, path: &Path| {
        path.parent()
            .is_none_or(|above| names.get(above) == Some(&Node::Folder))
    };
    let root = names.keys().next().cloned();
    let kept = names.clone();
    names.retain(|path, _| Some(path) == root.as_ref() || folders(&kept, path));
}

/// What may be found of a file that was not flushed: the old bytes, a part of the new ones, zeros
/// in their place, blocks of both.
fn torn(file: &Inode, chance: Chance<'_>) -> Vec<u8> {
    let cut = chance(file.seen.len() + 1);
    match chance(6) {
        0 => file.flushed.clone(),
        1 => file.seen.clone(),
        2 => file.seen[..cut].to_vec(),
        3 => vec![0; file.seen.len()],
        4 => [&file.seen[..cut], &vec![0; file.seen.len() - cut]].concat(),
        _ => [&vec![0; cut][..], &file.seen[cut..]].concat(),
    }
}

impl World {
    /// Counts a call and says whether it may be done.
    fn step(&mut self) -> io::Result<()> {
        self.calls += 1;
        if self.plan.kill.is_some_and(|call| self.calls >= call) {
            return Err(io::Error::other("killed"));
        }
        match self.plan.fail {
            Some((call, kind)) if call == self.calls => Err(kind.into()),
            _ => Ok(()),
        }
    }

    fn change(&mut self, change: Change) {
        change.apply(&mut self.seen);
        self.pending.push(change);
    }
}

impl Disk for SimulatedDisk {
    fn look(&self, path: &Path) -> io::Result<Option<Look>> {
        let mut world = self.world();
        world.step()?;
        Ok(world.seen.get(path).map(|node| match *node {
            Node::Folder => Look {
                kind: Kind::Folder,
                mode: 0o755,
            },
            Node::File(file) => Look {
                kind: Kind::File,
                mode: world.files[file].mode,
            },
        }))
    }

    fn read(&self, path: &Path, limit: u64) -> Result<Vec<u8>, ReadError> {
        let mut world = self.world();
        world.step()?;
        match world.seen.get(path) {
            None => Err(ReadError::Absent),
            Some(Node::Folder) => Err(ReadError::NotAFile(Kind::Folder)),
            Some(&Node::File(file)) if world.files[file].seen.len() as u64 > limit => {
                Err(ReadError::TooLarge { limit })
            }
            Some(&Node::File(file)) => Ok(world.files[file].seen.clone()),
        }
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<Entry>> {
        let mut world = self.world();
        world.step()?;
        if world.seen.get(folder) != Some(&Node::Folder) {
            return Err(io::ErrorKind::NotFound.into());
        }
        let inside = world
            .seen
            .iter()
            .filter(|(path, _)| path.parent() == Some(folder));
        Ok(inside
            .map(|(path, node)| Entry {
                name: path
                    .file_name()
                    .unwrap_or_default()
                    .to_string_lossy()
                    .into_owned(),
                kind: if *node == Node::Folder {
                    Kind::Folder
                } else {
                    Kind::File
                },
            })
            .collect())
    }

    fn lock(&self, path: &Path, _patience: Duration) -> Result<Held, LockError> {
        let mut world = self.world();
        world.step()?;
        if world.locked {
            return Err(LockError::Busy);
        }
        if !world.seen.contains_key(path) {
            world.files.push(Inode {
                mode: 0o644,
                ..Inode::default()
            });
            let node = Node::File(world.files.len() - 1);
            world.change(Change::Made(path.into(), node));
        }
        world.locked = true;
        Ok(Held::new(Unlock(self.clone())))
    }

    fn create_folder(&self, path: &Path) -> io::Result<()> {
        let mut world = self.world();
        world.step()?;
        world.change(Change::Made(path.into(), Node::Folder));
        Ok(())
    }

    fn create_new(&self, path: &Path, mode: u32) -> io::Result<Box<dyn Writing>> {
        let mut world = self.world();
        world.step()?;
        if world.seen.contains_key(path) {
            return Err(io::ErrorKind::AlreadyExists.into());
        }
        world.files.push(Inode {
            mode,
            ..Inode::default()
        });
        let file = world.files.len() - 1;
        world.change(Change::Made(path.into(), Node::File(file)));
        Ok(Box::new(SimulatedWriting {
            disk: self.clone(),
            file,
        }))
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        let mut world = self.world();
        world.step()?;
        let node = *world.seen.get(from).ok_or(io::ErrorKind::NotFound)?;
        world.change(Change::Moved(from.into(), to.into(), node));
        Ok(())
    }

    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        let mut world = self.world();
        world.step()?;
        if world.plan.lies_about_folders {
            return Ok(());
        }
        let pending = std::mem::take(&mut world.pending);
        let (here, elsewhere) = pending
            .into_iter()
            .partition(|change| change.folder() == folder);
        world.pending = elsewhere;
        let changes: Vec<Change> = here;
        for change in changes {
            change.apply(&mut world.flushed);
        }
        Ok(())
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        let mut world = self.world();
        world.step()?;
        if !world.seen.contains_key(path) {
            return Err(io::ErrorKind::NotFound.into());
        }
        world.change(Change::Removed(path.into()));
        Ok(())
    }

    fn nonce(&self) -> io::Result<u64> {
        let mut world = self.world();
        world.step()?;
        Ok(world.files.len() as u64)
    }
}

struct Unlock(SimulatedDisk);

impl Drop for Unlock {
    fn drop(&mut self) {
        self.0.world().locked = false;
    }
}

struct SimulatedWriting {
    disk: SimulatedDisk,
    file: usize,
}

impl Writing for SimulatedWriting {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let mut world = self.disk.world();
        world.step()?;
        let count = world
            .plan
            .short_writes
            .map_or(bytes.len(), |most| bytes.len().min(most));
        world.files[self.file]
            .seen
            .extend_from_slice(&bytes[..count]);
        Ok(count)
    }

    fn sync(&mut self) -> io::Result<()> {
        let mut world = self.disk.world();
        world.step()?;
        if !world.plan.lies_about_files {
            let seen = world.files[self.file].seen.clone();
            world.files[self.file].flushed = seen;
        }
        Ok(())
    }
}
