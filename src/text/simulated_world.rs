//! What the simulated disk holds: what programs see, what a power cut would surely leave, and the
//! changes in between.

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};

/// Answers the questions that a crash asks: a number below `bound`, which is at least 1.
pub(crate) type Chance<'c> = &'c mut dyn FnMut(usize) -> usize;

/// What stands under a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Node {
    Folder,
    /// The file of this number.
    File(usize),
}

/// A file's bytes, apart from its names.
#[derive(Debug, Clone, Default)]
pub(crate) struct Inode {
    pub(crate) seen: Vec<u8>,
    pub(crate) flushed: Vec<u8>,
    pub(crate) mode: u32,
}

/// A change of names that is not flushed.
#[derive(Debug, Clone)]
pub(crate) enum Change {
    Made(PathBuf, Node),
    Moved(PathBuf, PathBuf, Node),
    Removed(PathBuf),
}

impl Change {
    pub(crate) fn folder(&self) -> &Path {
        let (Self::Made(path, _) | Self::Moved(_, path, _) | Self::Removed(path)) = self;
        path.parent().unwrap_or(Path::new(""))
    }

    pub(crate) fn apply(&self, names: &mut BTreeMap<PathBuf, Node>) {
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
pub(crate) struct World {
    pub(crate) files: Vec<Inode>,
    pub(crate) seen: BTreeMap<PathBuf, Node>,
    pub(crate) flushed: BTreeMap<PathBuf, Node>,
    pub(crate) pending: Vec<Change>,
    pub(crate) calls: usize,
    pub(crate) locked: bool,
    pub(crate) plan: Plan,
}

/// What goes wrong, and when; calls are counted from 1.
#[derive(Debug, Clone, Default)]
pub(crate) struct Plan {
    /// This call fails with this error and does nothing.
    pub(crate) fail: Option<(usize, io::ErrorKind)>,
    /// From this call on nothing is done any more: the process is dead.
    pub(crate) kill: Option<usize>,
    /// From this call on there is no room: nothing is made or written, names still move.
    pub(crate) full: Option<usize>,
    /// Every write stops after this many bytes.
    pub(crate) short_writes: Option<usize>,
    /// Flushing a file says that it is done, and does nothing (to prove the proof).
    pub(crate) lies_about_files: bool,
    /// Flushing a folder says that it is done, and does nothing (to prove the proof).
    pub(crate) lies_about_folders: bool,
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
    /// The world as it may be found after a power cut now.
    pub(crate) fn crashed(mut self, chance: Chance<'_>) -> Self {
        let mut names = self.flushed;
        for change in self.pending {
            if chance(2) == 1 {
                change.apply(&mut names);
            }
        }
        drop_orphans(&mut names);
        for file in &mut self.files {
            if file.seen != file.flushed {
                file.seen = torn(file, chance);
            }
            file.flushed.clone_from(&file.seen);
        }
        Self {
            files: self.files,
            seen: names.clone(),
            flushed: names,
            ..Self::default()
        }
    }

    /// Counts a call and says whether it may be done.
    pub(crate) fn step(&mut self) -> io::Result<()> {
        self.calls += 1;
        if self.plan.kill.is_some_and(|call| self.calls >= call) {
            return Err(io::Error::other("killed"));
        }
        match self.plan.fail {
            Some((call, kind)) if call == self.calls => Err(kind.into()),
            _ => Ok(()),
        }
    }

    /// Counts a call that takes room and says whether there is any.
    pub(crate) fn step_taking_room(&mut self) -> io::Result<()> {
        self.step()?;
        match self.plan.full {
            Some(call) if self.calls >= call => Err(io::ErrorKind::StorageFull.into()),
            _ => Ok(()),
        }
    }

    pub(crate) fn change(&mut self, change: Change) {
        change.apply(&mut self.seen);
        self.pending.push(change);
    }
}
