//! Temporary files: their names, how they are made, and how those of the dead are swept.

use std::io;
use std::path::{Path, PathBuf};

use super::disk::{Disk, Kind, Writing};

/// Makes `.NAME.PID.RANDOM.tmp` beside `target`, with a mode or as the umask has it.
pub(crate) fn create(
    disk: &dyn Disk,
    target: &Path,
    mode: Option<u32>,
) -> io::Result<(Box<dyn Writing>, PathBuf)> {
    let name = target
        .file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned();
    let nonce = disk.nonce()?;
    let path = target.with_file_name(format!(".{name}.{}.{nonce:016x}.tmp", std::process::id()));
    Ok((disk.create_new(&path, mode)?, path))
}

/// Whether `name` is one that `create` makes.
pub(crate) fn is_temporary(name: &str) -> bool {
    let parts = || {
        let rest = name.strip_prefix('.')?.strip_suffix(".tmp")?;
        let (rest, nonce) = rest.rsplit_once('.')?;
        let (stem, process) = rest.rsplit_once('.')?;
        let digits = !process.is_empty() && process.bytes().all(|byte| byte.is_ascii_digit());
        let random = nonce.len() == 16 && nonce.bytes().all(|byte| byte.is_ascii_hexdigit());
        (!stem.is_empty() && digits && random).then_some(())
    };
    parts().is_some()
}

/// Removes the temporary files in `root` and the folders right below it. Call it with the lock
/// held: then whoever made them is dead. What cannot be removed is left to the next writer.
pub(crate) fn sweep(disk: &dyn Disk, root: &Path) {
    let folders = sweep_folder(disk, root);
    for folder in folders {
        sweep_folder(disk, &folder);
    }
}

/// Sweeps one folder and gives the folders in it that are not hidden.
pub(crate) fn sweep_folder(disk: &dyn Disk, folder: &Path) -> Vec<PathBuf> {
    let mut below = Vec::new();
    for entry in disk.list(folder).unwrap_or_default() {
        let path = folder.join(&entry.name);
        if entry.kind == Kind::File && is_temporary(&entry.name) {
            let _ = disk.remove(&path);
        } else if entry.kind == Kind::Folder && !entry.name.starts_with('.') {
            below.push(path);
        }
    }
    below
}
