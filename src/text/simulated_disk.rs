//! A disk in memory that forgets what was not flushed, for tests.
//!
//! It keeps two worlds: what programs see, and what a power cut would surely leave. In between lie
//! names made, moved or removed and bytes written since the last flush; [`SimulatedDisk::crash`] lets any
//! of them be lost, in any order, and any unflushed file be torn.

use std::io;
use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard};
use std::time::Duration;

use super::disk::{Disk, Entry, Held, Kind, LockError, Look, ReadError, Writing};
pub(crate) use super::simulated_world::Plan;
use super::simulated_world::{Chance, Change, Inode, Node, World};

/// The disk; clones are the same one.
#[derive(Debug, Clone)]
pub(crate) struct SimulatedDisk(Arc<Mutex<World>>);

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
        Self(Arc::new(Mutex::new(self.world().clone().crashed(chance))))
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
        world.step_taking_room()?;
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
        world.step_taking_room()?;
        world.change(Change::Made(path.into(), Node::Folder));
        Ok(())
    }

    fn create_new(&self, path: &Path, mode: Option<u32>) -> io::Result<Box<dyn Writing>> {
        let mut world = self.world();
        world.step_taking_room()?;
        if world.seen.contains_key(path) {
            return Err(io::ErrorKind::AlreadyExists.into());
        }
        world.files.push(Inode {
            mode: mode.unwrap_or(0o644),
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

    fn remove_folder(&self, path: &Path) -> io::Result<()> {
        let mut world = self.world();
        world.step()?;
        if world.seen.get(path) != Some(&Node::Folder) {
            return Err(io::ErrorKind::NotFound.into());
        }
        if world
            .seen
            .keys()
            .any(|inside| inside.parent() == Some(path))
        {
            return Err(io::ErrorKind::DirectoryNotEmpty.into());
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
        world.step_taking_room()?;
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
