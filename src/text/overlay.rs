//! A disk as it would be if some files had other bytes: what a change would do is read before it is
//! made, and what is nowhere yet can be read at all.

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::Directory;
use super::disk::{Disk, Entry, Kind, Look, ReadError};

/// Mode of a file that is only supposed to be there.
const SUPPOSED_MODE: u32 = 0o600;

struct Overlay {
    below: Option<Arc<dyn Disk>>,
    files: BTreeMap<PathBuf, Vec<u8>>,
}

impl Directory {
    /// The same directory with other bytes in one file. Nothing can be written to it.
    #[must_use]
    pub fn supposing(&self, file: &str, bytes: Vec<u8>) -> Directory {
        let overlay = Overlay {
            below: Some(Arc::clone(self.disk())),
            files: BTreeMap::from([(self.path(file), bytes)]),
        };
        Directory::on(self.root(), Arc::new(overlay))
    }

    /// A directory of these files, by path, that are on no disk. Nothing can be written to it.
    #[must_use]
    pub fn of_files(files: impl IntoIterator<Item = (String, Vec<u8>)>) -> Directory {
        let files = files.into_iter();
        let overlay = Overlay {
            below: None,
            files: files
                .map(|(path, bytes)| (PathBuf::from(path), bytes))
                .collect(),
        };
        Directory::on("", Arc::new(overlay))
    }
}

impl Disk for Overlay {
    fn look(&self, path: &Path) -> io::Result<Option<Look>> {
        let supposed = |kind| {
            let mode = SUPPOSED_MODE;
            Ok(Some(Look { kind, mode }))
        };
        if self.files.contains_key(path) {
            return supposed(Kind::File);
        }
        match self.below.as_ref().map(|below| below.look(path)) {
            Some(Ok(None)) | None if self.names_in(path).next().is_some() => supposed(Kind::Folder),
            found => found.unwrap_or(Ok(None)),
        }
    }

    fn read(&self, path: &Path, limit: u64) -> Result<Vec<u8>, ReadError> {
        match (self.files.get(path), &self.below) {
            (Some(bytes), _) if bytes.len() as u64 > limit => Err(ReadError::TooLarge { limit }),
            (Some(bytes), _) => Ok(bytes.clone()),
            (None, Some(below)) => below.read(path, limit),
            (None, None) => Err(ReadError::Absent),
        }
    }

    fn is_supposed(&self, path: &Path) -> bool {
        let below = self.below.as_ref();
        self.files.contains_key(path) || below.is_some_and(|below| below.is_supposed(path))
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<Entry>> {
        let below = self.below.as_ref().map(|below| below.list(folder));
        let mut entries = match below {
            None => Vec::new(),
            Some(Err(error)) if error.kind() == io::ErrorKind::NotFound => Vec::new(),
            Some(listed) => listed?,
        };
        let known: BTreeSet<String> = entries.iter().map(|entry| entry.name.clone()).collect();
        let supposed = self
            .names_in(folder)
            .filter(|(name, _)| !known.contains(name));
        entries.extend(supposed.map(|(name, kind)| Entry { name, kind }));
        entries.sort_by(|one, other| one.name.cmp(&other.name));
        entries.dedup_by(|next, first| next.name == first.name);
        Ok(entries)
    }
}

impl Overlay {
    /// What is supposed to stand in a folder; a folder in it as often as there are files in that.
    fn names_in(&self, folder: &Path) -> impl Iterator<Item = (String, Kind)> {
        self.files.keys().filter_map(move |file| {
            let mut parts = file.strip_prefix(folder).ok()?.components();
            let name = parts.next()?.as_os_str().to_string_lossy().into_owned();
            let kind = match parts.next() {
                None => Kind::File,
                Some(_) => Kind::Folder,
            };
            Some((name, kind))
        })
    }
}
