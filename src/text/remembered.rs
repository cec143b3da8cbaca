//! A disk whose answers are kept: who looks several times at a directory sees it as it was at first,
//! whoever writes meanwhile, and what was read once cannot fail later.

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use super::Directory;
use super::disk::{Disk, Entry, Look, ReadError};

/// What was answered, by path. A refusal is no answer.
type Answers<T> = Mutex<BTreeMap<PathBuf, T>>;

struct Remembered {
    below: Arc<dyn Disk>,
    looks: Answers<Option<Look>>,
    /// The bytes of files; none of what is absent.
    files: Answers<Option<Arc<[u8]>>>,
    folders: Answers<Vec<Entry>>,
}

impl Directory {
    /// The same directory, each file and folder looked at once. Nothing can be written to it.
    #[must_use]
    pub fn remembered(&self) -> Directory {
        let remembered = Remembered {
            below: Arc::clone(self.disk()),
            looks: Answers::default(),
            files: Answers::default(),
            folders: Answers::default(),
        };
        Directory::on(self.root(), Arc::new(remembered))
    }
}

/// The answer known, else the one given now, which is kept.
fn once<T: Clone, E>(
    known: &Answers<T>,
    path: &Path,
    ask: impl FnOnce() -> Result<T, E>,
) -> Result<T, E> {
    let known = || known.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(answer) = known().get(path) {
        return Ok(answer.clone());
    }
    // Not asked under the lock, so that files are read side by side.
    let answer = ask()?;
    Ok(known().entry(path.into()).or_insert(answer).clone())
}

impl Disk for Remembered {
    fn look(&self, path: &Path) -> io::Result<Option<Look>> {
        once(&self.looks, path, || self.below.look(path))
    }

    fn read(&self, path: &Path, limit: u64) -> Result<Vec<u8>, ReadError> {
        let bytes = once(&self.files, path, || match self.below.read(path, limit) {
            Ok(bytes) => Ok(Some(Arc::from(bytes))),
            Err(ReadError::Absent) => Ok(None),
            Err(error) => Err(error),
        })?;
        let bytes = bytes.ok_or(ReadError::Absent)?;
        if bytes.len() as u64 > limit {
            return Err(ReadError::TooLarge { limit });
        }
        Ok(bytes.to_vec())
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<Entry>> {
        once(&self.folders, folder, || self.below.list(folder))
    }
}

#[cfg(test)]
mod tests {
    use crate::book::inspect;
    use crate::text::{CSV_LIMIT, Directory};

    #[test]
    fn what_was_seen_once_stays_as_it_was_whatever_becomes_of_the_files() {
        let temp = tempfile::tempdir().unwrap();
        let file = temp.path().join("owners.csv");
        std::fs::write(&file, "id\nH1\n").unwrap();
        std::fs::create_dir(temp.path().join("visits")).unwrap();
        let seen = Directory::at(temp.path()).remembered();
        let before = inspect(&seen).faults;
        let bytes = seen.bytes("owners.csv", CSV_LIMIT).unwrap();
        assert_eq!(bytes.as_deref(), Some(&b"id\nH1\n"[..]));
        std::fs::remove_file(&file).unwrap();
        std::fs::write(temp.path().join("visits/2026-11.csv"), "no table").unwrap();
        std::fs::write(temp.path().join("calendar.toml"), "no = settings").unwrap();
        assert_eq!(seen.bytes("owners.csv", CSV_LIMIT).unwrap(), bytes);
        assert_eq!(inspect(&seen).faults, before);
        assert_ne!(inspect(&Directory::at(temp.path())).faults, before);
    }
}
