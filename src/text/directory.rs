//! The data directory: where it is, and the disk it is on.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::{Disk, Entry, Kind, ReadError, RealDisk};
use crate::diag::file;

/// A data directory on some disk.
#[derive(Clone)]
pub struct Directory {
    root: PathBuf,
    disk: Arc<dyn Disk>,
}

/// No data directory was found.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no visits.toml in {} places", tried.len())]
pub struct NotFound {
    /// The folders that were looked into, the nearest first.
    pub tried: Vec<PathBuf>,
}

impl Directory {
    /// The nearest directory with a `visits.toml`, from `from` upwards.
    pub fn find(from: &Path) -> Result<Directory, NotFound> {
        let mut tried = Vec::new();
        for folder in from.ancestors() {
            let folder = if folder.as_os_str().is_empty() {
                Path::new(".")
            } else {
                folder
            };
            if Directory::is_at(folder) {
                return Ok(Directory::at(folder));
            }
            tried.push(folder.to_path_buf());
        }
        Err(NotFound { tried })
    }

    /// The directory at `root` on this computer's disk, whether or not anything is there.
    pub fn at(root: impl Into<PathBuf>) -> Directory {
        Directory::on(root, Arc::new(RealDisk))
    }

    /// The directory at `root` of another disk.
    pub fn on(root: impl Into<PathBuf>, disk: Arc<dyn Disk>) -> Directory {
        Directory {
            root: root.into(),
            disk,
        }
    }

    /// Whether a folder is marked as a data directory.
    pub fn is_at(folder: &Path) -> bool {
        marks(&folder.join(file::OFFICE))
    }

    /// Where it is.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// The disk it is on.
    pub fn disk(&self) -> &Arc<dyn Disk> {
        &self.disk
    }

    /// The path of a file of the directory, `visits/2026-11.csv`.
    pub fn path(&self, file: &str) -> PathBuf {
        self.root.join(file)
    }

    /// Where it really is, links followed.
    pub fn real_root(&self) -> std::io::Result<PathBuf> {
        self.root.canonicalize()
    }

    /// Where a file really is, links followed; `None` if there is none.
    pub fn real(&self, file: &str) -> Option<PathBuf> {
        self.path(file).canonicalize().ok()
    }

    /// The bytes of a file, at most `limit`; `None` if there is none.
    pub fn bytes(&self, file: &str, limit: u64) -> Result<Option<Vec<u8>>, ReadError> {
        match self.disk.read(&self.path(file), limit) {
            Ok(bytes) => Ok(Some(bytes)),
            Err(ReadError::Absent) => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// The entries of a folder in byte order of name, none if there is no such folder.
    pub(crate) fn entries(&self, folder: &str) -> std::io::Result<Vec<Entry>> {
        let mut entries = self.entries_as_spelt(folder)?;
        for entry in &mut entries {
            entry.name = one_case(folder, std::mem::take(&mut entry.name));
        }
        Ok(entries)
    }

    /// The same with names as people spelt them: those that are no names of ours.
    pub(crate) fn entries_as_spelt(&self, folder: &str) -> std::io::Result<Vec<Entry>> {
        let path = self.path(folder);
        match self.disk.look(&path)? {
            None => Ok(Vec::new()),
            Some(look) if look.kind == Kind::File => Err(std::io::ErrorKind::NotADirectory.into()),
            Some(_) => self.disk.list(&path),
        }
    }
}

/// The one spelling of a name where the system minds no case, as on Windows: `Owners.CSV` is the file
/// `owners.csv` there.
fn one_case(folder: &str, mut name: String) -> String {
    let from = name.len().saturating_sub(".csv".len());
    if cfg!(windows) && folder.is_empty() {
        name.make_ascii_lowercase();
    } else if cfg!(windows) && name.is_char_boundary(from) {
        name[from..].make_ascii_lowercase();
    }
    name
}

/// Whether a marking file stands there; a link that leads nowhere is one that is out of reach.
fn marks(path: &Path) -> bool {
    let found = RealDisk.look(path);
    found.is_ok_and(|look| look.is_some_and(|look| look.kind != Kind::Folder))
}

impl std::fmt::Debug for Directory {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter
            .debug_struct("Directory")
            .field("root", &self.root)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::Directory;

    #[test]
    fn it_is_found_from_below_and_else_the_places_tried_are_named() {
        let temp = tempfile::tempdir().unwrap();
        let below = temp.path().join("visits/old");
        std::fs::create_dir_all(&below).unwrap();
        let tried = Directory::find(&below).unwrap_err().tried;
        assert_eq!(
            tried[..3],
            [
                below.clone(),
                temp.path().join("visits"),
                temp.path().to_path_buf()
            ]
        );
        std::fs::write(temp.path().join("visits.toml"), "").unwrap();
        assert_eq!(Directory::find(&below).unwrap().root(), temp.path());
    }
}
