//! A disk as it would be if one file had other bytes: what a change would do is read before it is
//! made.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::Directory;
use super::disk::{Disk, Entry, Kind, Look, ReadError};

/// Mode of a file that is only supposed to be there.
const SUPPOSED_MODE: u32 = 0o600;

struct Overlay {
    below: Arc<dyn Disk>,
    path: PathBuf,
    bytes: Vec<u8>,
}

impl Directory {
    /// The same directory with other bytes in one file. Nothing can be written to it.
    #[must_use]
    pub fn supposing(&self, file: &str, bytes: Vec<u8>) -> Directory {
        let overlay = Overlay {
            below: Arc::clone(self.disk()),
            path: self.path(file),
            bytes,
        };
        Directory::on(self.root(), Arc::new(overlay))
    }
}

impl Disk for Overlay {
    fn look(&self, path: &Path) -> io::Result<Option<Look>> {
        if path == self.path {
            return Ok(Some(Look {
                kind: Kind::File,
                mode: SUPPOSED_MODE,
            }));
        }
        let found = self.below.look(path)?;
        if found.is_none() && self.path.parent() == Some(path) {
            return Ok(Some(Look {
                kind: Kind::Folder,
                mode: SUPPOSED_MODE,
            }));
        }
        Ok(found)
    }

    fn read(&self, path: &Path, limit: u64) -> Result<Vec<u8>, ReadError> {
        if path != self.path {
            return self.below.read(path, limit);
        }
        if self.bytes.len() as u64 > limit {
            return Err(ReadError::TooLarge { limit });
        }
        Ok(self.bytes.clone())
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<Entry>> {
        let mut entries = match self.below.list(folder) {
            Ok(entries) => entries,
            Err(error) if error.kind() == io::ErrorKind::NotFound => Vec::new(),
            Err(error) => return Err(error),
        };
        if let (Some(parent), Some(name)) = (self.path.parent(), self.path.file_name()) {
            let name = name.to_string_lossy().into_owned();
            if parent == folder && !entries.iter().any(|entry| entry.name == name) {
                let kind = Kind::File;
                entries.push(Entry { name, kind });
                entries.sort_by(|one, other| one.name.cmp(&other.name));
            }
        }
        Ok(entries)
    }
}
