//! Making a data directory: every file new, none overwritten, the marking file last.

use std::io;
use std::path::{Path, PathBuf};

use super::{Disk, MARKER};

/// Why a directory was not made.
#[derive(Debug, thiserror::Error)]
pub enum NewDirectoryError {
    /// Files of these names are there already; nothing was written.
    #[error("{} files are there already", .0.len())]
    Occupied(Vec<PathBuf>),
    /// The disk refused.
    #[error("{}: {error}", path.display())]
    Io {
        /// What was being made.
        path: PathBuf,
        /// What the system said.
        error: io::Error,
    },
}

/// Makes the directory `root` with `files` (relative path and bytes). Looks first whether any of
/// them is there; `visits.toml` comes last, so that what was cut off midway is no data directory.
pub fn new_directory(
    disk: &dyn Disk,
    root: &Path,
    files: &[(String, Vec<u8>)],
) -> Result<(), NewDirectoryError> {
    occupied(disk, root, files)?;
    let (marker, others): (Vec<_>, Vec<_>) = files.iter().partition(|(name, _)| name == MARKER);
    for (name, bytes) in others.into_iter().chain(marker) {
        let path = root.join(name);
        let folder = path.parent().unwrap_or(root);
        make_folder(disk, folder)?;
        write(disk, &path, bytes).map_err(at(&path))?;
        disk.sync_folder(folder).map_err(at(folder))?;
    }
    Ok(())
}

/// Whether any of `files` is there already.
pub fn occupied(
    disk: &dyn Disk,
    root: &Path,
    files: &[(String, Vec<u8>)],
) -> Result<(), NewDirectoryError> {
    let mut occupied = Vec::new();
    for (name, _) in files {
        let path = root.join(name);
        if disk.look(&path).map_err(at(&path))?.is_some() {
            occupied.push(path);
        }
    }
    if occupied.is_empty() {
        return Ok(());
    }
    Err(NewDirectoryError::Occupied(occupied))
}

fn write(disk: &dyn Disk, path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = disk.create_new(path, 0o600)?;
    let mut rest = bytes;
    while !rest.is_empty() {
        match file.write(rest)? {
            0 => return Err(io::ErrorKind::WriteZero.into()),
            written => rest = &rest[written..],
        }
    }
    file.sync()
}

/// Makes a folder and those above it, where they are missing.
fn make_folder(disk: &dyn Disk, folder: &Path) -> Result<(), NewDirectoryError> {
    if folder.as_os_str().is_empty() || disk.look(folder).map_err(at(folder))?.is_some() {
        return Ok(());
    }
    if let Some(above) = folder.parent() {
        make_folder(disk, above)?;
    }
    disk.create_folder(folder).map_err(at(folder))?;
    let above = folder
        .parent()
        .filter(|above| !above.as_os_str().is_empty());
    above.map_or(Ok(()), |above| disk.sync_folder(above).map_err(at(above)))
}

fn at(path: &Path) -> impl FnOnce(io::Error) -> NewDirectoryError + use<> {
    let path = path.to_owned();
    |error| NewDirectoryError::Io { path, error }
}

#[cfg(test)]
mod tests {
    use super::{NewDirectoryError, new_directory};
    use crate::store::RealDisk;

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
        assert_eq!(
            std::fs::read(temp.path().join("visits.toml")).unwrap(),
            b"mine"
        );
        assert!(!temp.path().join("visits").exists());
    }
}
