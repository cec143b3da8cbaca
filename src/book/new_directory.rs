//! Making a data directory: every file new, none overwritten, the marking file last; all of it or
//! nothing.

use std::convert::Infallible;
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::diag::file;
use crate::text::{
    CSV_LIMIT, CommitError, Disk, Edit, EditError, LOCK_NAME, ReadError, Session, Unfinished,
};

/// Why a directory was not made.
#[derive(Debug, thiserror::Error)]
pub enum NewDirectoryError {
    /// Files of these names are there already and say something else, or the directory is one
    /// already; nothing was written.
    #[error("{} files are there already", .0.len())]
    Occupied(Vec<PathBuf>),
    /// The disk refused a folder, or a look at a file.
    #[error("{}: {error}", path.display())]
    Io {
        /// What was being made, or looked at.
        path: PathBuf,
        /// What the system said.
        error: io::Error,
    },
    /// The disk refused a file.
    #[error("{file}: {error}")]
    File {
        /// Which.
        file: String,
        /// What the system said.
        error: CommitError,
        /// Files that were made and could not be removed again.
        standing: Vec<String>,
    },
}

/// Makes the directory `root` with `files` (relative path and bytes); `visits.toml` comes last, so
/// that what was cut off midway is no data directory. What a killed maker left behind, files that say
/// the same, is taken over. Where it cannot be made, nothing of it is left.
pub fn new_directory(
    disk: &dyn Disk,
    root: &Path,
    files: &[(String, Vec<u8>)],
) -> Result<(), NewDirectoryError> {
    let mut making = Making::new(disk, root, files);
    let made = making.make();
    if made.is_err() {
        making.unmake();
    }
    made
}

/// Whether files that are there already are in the way of making the directory.
pub fn occupied(
    disk: &dyn Disk,
    root: &Path,
    files: &[(String, Vec<u8>)],
) -> Result<(), NewDirectoryError> {
    let making = Making::new(disk, root, files);
    if making.is_made()? {
        making.free(|_, _| Ok(false))
    } else {
        making.free(|path, bytes| making.is_ours(path, bytes))
    }
}

struct Making<'m> {
    disk: &'m dyn Disk,
    root: &'m Path,
    files: &'m [(String, Vec<u8>)],
    /// The folders that were missing, each behind the one it is in.
    folders: Vec<PathBuf>,
}

impl<'m> Making<'m> {
    fn new(disk: &'m dyn Disk, root: &'m Path, files: &'m [(String, Vec<u8>)]) -> Self {
        Making {
            disk,
            root,
            files,
            folders: Vec::new(),
        }
    }

    /// Whether there is a data directory already.
    fn is_made(&self) -> Result<bool, NewDirectoryError> {
        let marker = self.root.join(file::OFFICE);
        Ok(self.disk.look(&marker).map_err(at(&marker))?.is_some())
    }

    fn make(&mut self) -> Result<(), NewDirectoryError> {
        if self.is_made()? {
            return self.free(|_, _| Ok(false));
        }
        self.note_missing_folders()?;
        self.make_folder(self.root)?;
        let session = Session::open(self.disk, self.root, Duration::ZERO);
        let session = session.map_err(|error| refused(LOCK_NAME, error, Vec::new()))?;
        let free = self.free(|path, bytes| self.is_ours(path, bytes));
        let made = free.and_then(|()| self.write(&session));
        // Nobody but a maker has been here before: the lock is only in the way of looking.
        session.remove_lock();
        made
    }

    /// Files there already are in the way, but for those that a killed maker has left.
    fn free(
        &self,
        is_ours: impl Fn(&Path, &[u8]) -> Result<bool, NewDirectoryError>,
    ) -> Result<(), NewDirectoryError> {
        let mut occupied = Vec::new();
        for (name, bytes) in self.files {
            let path = self.root.join(name);
            let is_there = self.disk.look(&path).map_err(at(&path))?.is_some();
            if is_there && !is_ours(&path, bytes)? {
                occupied.push(path);
            }
        }
        if occupied.is_empty() {
            Ok(())
        } else {
            Err(NewDirectoryError::Occupied(occupied))
        }
    }

    fn is_ours(&self, path: &Path, bytes: &[u8]) -> Result<bool, NewDirectoryError> {
        match self.disk.read(path, CSV_LIMIT) {
            Ok(found) => Ok(found == bytes),
            Err(ReadError::Io(error)) => Err(at(path)(error)),
            Err(_) => Ok(false),
        }
    }

    fn write(&self, session: &Session<'_>) -> Result<(), NewDirectoryError> {
        let (marker, others): (Vec<_>, Vec<_>) = self
            .files
            .iter()
            .partition(|(name, _)| name == file::OFFICE);
        let edits = others.into_iter().chain(marker).map(|(file, bytes)| Edit {
            file,
            change: Box::new(|_| Ok::<_, Infallible>(bytes.clone())),
        });
        let written = session.edit_all(edits.collect());
        written.map(|_| ()).map_err(|unfinished| {
            let Unfinished {
                file,
                error: EditError::Commit(error),
                standing,
            } = unfinished;
            refused(&file, error, standing)
        })
    }

    /// The folders that are to be made.
    fn note_missing_folders(&mut self) -> Result<(), NewDirectoryError> {
        let of_files = self.files.iter().map(|(name, _)| self.root.join(name));
        let paths: Vec<PathBuf> = of_files.collect();
        for path in &paths {
            let mut missing = Vec::new();
            for folder in path.ancestors().skip(1) {
                let is_known = folder.as_os_str().is_empty()
                    || self.folders.iter().any(|known| known == folder);
                if is_known || self.disk.look(folder).map_err(at(folder))?.is_some() {
                    break;
                }
                missing.push(folder.to_owned());
            }
            self.folders.extend(missing.into_iter().rev());
        }
        Ok(())
    }

    /// Makes a folder and those above it, where they are missing.
    fn make_folder(&self, folder: &Path) -> Result<(), NewDirectoryError> {
        let missing = self
            .folders
            .iter()
            .filter(|missing| folder.starts_with(missing));
        for folder in missing {
            self.disk.create_folder(folder).map_err(at(folder))?;
            let above = folder
                .parent()
                .filter(|above| !above.as_os_str().is_empty());
            above.map_or(Ok(()), |above| {
                self.disk.sync_folder(above).map_err(at(above))
            })?;
        }
        Ok(())
    }

    /// Removes the folders that were made, as far as they are empty.
    fn unmake(&self) {
        for folder in self.folders.iter().rev() {
            // One that is not there, or in which something stands, is left as it is.
            let _ = self.disk.remove_folder(folder);
        }
    }
}

fn refused(file: &str, error: CommitError, standing: Vec<String>) -> NewDirectoryError {
    NewDirectoryError::File {
        file: file.to_owned(),
        error,
        standing,
    }
}

fn at(path: &Path) -> impl FnOnce(io::Error) -> NewDirectoryError + use<> {
    let path = path.to_owned();
    |error| NewDirectoryError::Io { path, error }
}

#[cfg(test)]
mod tests {
    use std::io;
    use std::path::Path;

    use super::{NewDirectoryError, new_directory};
    use crate::text::simulated_disk::{Plan, SimulatedDisk};
    use crate::text::{Disk, LOCK_NAME, RealDisk};

    const ROOT: &str = "/above/garden";

    fn files() -> Vec<(String, Vec<u8>)> {
        vec![
            ("visits.toml".into(), b"name = \"x\"\n".to_vec()),
            ("visits/2026-11.csv".into(), b"id\n".to_vec()),
        ]
    }

    #[test]
    fn every_file_is_made_with_its_folders() {
        let temp = tempfile::tempdir().unwrap();
        let root = temp.path().join("a/garden");
        new_directory(&RealDisk, &root, &files()).unwrap();
        assert_eq!(
            std::fs::read(root.join("visits/2026-11.csv")).unwrap(),
            b"id\n"
        );
    }

    #[test]
    fn nothing_is_overwritten_and_nothing_else_is_made() {
        let temp = tempfile::tempdir().unwrap();
        std::fs::write(temp.path().join("visits.toml"), "mine").unwrap();
        let error = new_directory(&RealDisk, temp.path(), &files()).unwrap_err();
        assert!(matches!(error, NewDirectoryError::Occupied(paths) if paths.len() == 1));
        assert_eq!(names(temp.path()), ["visits.toml"]);
        assert_eq!(
            std::fs::read(temp.path().join("visits.toml")).unwrap(),
            b"mine"
        );
        // A directory that says the same is one already all the same.
        let made = temp.path().join("made");
        new_directory(&RealDisk, &made, &files()).unwrap();
        assert_eq!(names(&made), ["visits", "visits.toml"]);
        let again = new_directory(&RealDisk, &made, &files()).unwrap_err();
        assert!(matches!(again, NewDirectoryError::Occupied(paths) if paths.len() == 2));
    }

    fn names(folder: &Path) -> Vec<String> {
        let entries = RealDisk.list(folder).unwrap();
        entries.into_iter().map(|entry| entry.name).collect()
    }

    /// What a maker left: every file, and every folder but the one that was there.
    fn left(disk: &SimulatedDisk) -> Vec<String> {
        let folders = [ROOT, "/above/garden/visits"].into_iter();
        let there = folders.filter(|folder| disk.look(Path::new(folder)).unwrap().is_some());
        disk.names()
            .into_iter()
            .chain(there.map(str::to_owned))
            .collect()
    }

    fn make(disk: &SimulatedDisk, plan: Plan) -> Result<(), NewDirectoryError> {
        disk.restart(plan);
        let made = new_directory(disk, Path::new(ROOT), &files());
        disk.restart(Plan::default());
        made
    }

    fn is_whole(disk: &SimulatedDisk) -> bool {
        let stands = |(name, bytes): &(String, Vec<u8>)| {
            disk.bytes(&Path::new(ROOT).join(name)).as_ref() == Some(bytes)
        };
        // A lock file that could not be removed is in nobody's way.
        let is_lock = |name: &&String| name.ends_with(LOCK_NAME);
        let others = left(disk).iter().filter(|name| !is_lock(name)).count();
        files().iter().all(stands) && others == files().len() + 2
    }

    fn calls() -> usize {
        let disk = SimulatedDisk::new("/above", &[]);
        new_directory(&disk, Path::new(ROOT), &files()).unwrap();
        assert!(is_whole(&disk), "{:?}", left(&disk));
        disk.calls()
    }

    #[test]
    fn a_maker_that_is_refused_leaves_nothing_and_another_makes_it() {
        let mut refused = 0;
        for call in 1..=calls() {
            let fails = Plan {
                fail: Some((call, io::ErrorKind::Other)),
                ..Plan::default()
            };
            let is_full = Plan {
                full: Some(call),
                ..Plan::default()
            };
            for plan in [fails, is_full] {
                let disk = SimulatedDisk::new("/above", &[]);
                if make(&disk, plan).is_err() {
                    refused += 1;
                    assert_eq!(left(&disk), [""; 0], "call {call}");
                    make(&disk, Plan::default()).unwrap();
                }
                assert!(is_whole(&disk), "call {call}: {:?}", left(&disk));
            }
        }
        assert!(refused > 30, "{refused}");
    }

    #[test]
    fn what_a_killed_maker_left_is_no_directory_and_the_next_makes_it_whole() {
        for call in 1..=calls() {
            let disk = SimulatedDisk::new("/above", &[]);
            let killed = make(
                &disk,
                Plan {
                    kill: Some(call),
                    ..Plan::default()
                },
            );
            if killed.is_ok() {
                continue;
            }
            let marker = Path::new(ROOT).join("visits.toml");
            if disk.bytes(&marker).is_none() {
                make(&disk, Plan::default()).unwrap();
            }
            let torn = files().into_iter().find(|(name, bytes)| {
                disk.bytes(&Path::new(ROOT).join(name)).as_ref() != Some(bytes)
            });
            assert_eq!(torn, None, "call {call}");
        }
    }
}
