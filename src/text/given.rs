//! A disk that holds the files it was given and nothing else: a data directory as git would commit it.

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::Directory;
use super::disk::{Disk, Entry, Kind, Look, ReadError};

/// Mode of what is given.
const GIVEN_MODE: u32 = 0o600;

struct Given {
    files: BTreeMap<PathBuf, Vec<u8>>,
}

impl Directory {
    /// A directory called `root` with these files, named as below it. Nothing can be written to it.
    pub fn given(root: &Path, files: BTreeMap<String, Vec<u8>>) -> Directory {
        let files = files
            .into_iter()
            .map(|(name, bytes)| (root.join(name), bytes));
        let given = Given {
            files: files.collect(),
        };
        Directory::on(root, Arc::new(given))
    }
}

impl Given {
    /// What stands right in a folder, by name.
    fn below(&self, folder: &Path) -> BTreeSet<(String, bool)> {
        let inside = self
            .files
            .keys()
            .filter_map(|path| path.strip_prefix(folder).ok());
        inside
            .filter_map(|path| {
                let mut parts = path.iter();
                let name = parts.next()?.to_string_lossy().into_owned();
                Some((name, parts.next().is_some()))
            })
            .collect()
    }
}

fn kind(is_folder: bool) -> Kind {
    if is_folder { Kind::Folder } else { Kind::File }
}

impl Disk for Given {
    fn look(&self, path: &Path) -> io::Result<Option<Look>> {
        let is_folder = !self.files.contains_key(path);
        let is_there = !is_folder || !self.below(path).is_empty();
        Ok(is_there.then_some(Look {
            kind: kind(is_folder),
            mode: GIVEN_MODE,
        }))
    }

    fn read(&self, path: &Path, limit: u64) -> Result<Vec<u8>, ReadError> {
        let bytes = self.files.get(path).ok_or(ReadError::Absent)?;
        if bytes.len() as u64 > limit {
            return Err(ReadError::TooLarge { limit });
        }
        Ok(bytes.clone())
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<Entry>> {
        let below = self.below(folder).into_iter();
        Ok(below
            .map(|(name, is_folder)| Entry {
                name,
                kind: kind(is_folder),
            })
            .collect())
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;
    use std::path::Path;

    use crate::book::files_of;
    use crate::text::{CSV_LIMIT, Directory};

    #[test]
    fn it_has_what_it_was_given() {
        let files =
            ["owners.csv", "visits/2026-11.csv"].map(|name| (name.to_owned(), b"id\n".to_vec()));
        let given = Directory::given(Path::new("/nowhere"), BTreeMap::from(files));
        assert_eq!(
            files_of(&given).unwrap(),
            ["owners.csv", "visits/2026-11.csv"]
        );
        assert_eq!(
            given.bytes("owners.csv", CSV_LIMIT).unwrap().unwrap(),
            b"id\n"
        );
        assert_eq!(given.bytes("staff.toml", CSV_LIMIT).unwrap(), None);
    }
}
