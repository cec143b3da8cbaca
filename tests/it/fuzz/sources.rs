//! Where the first inputs come from: what the repository has of each kind, and what once was refused.

use std::path::Path;

use crate::support::root;

/// The inputs that were once refused, `tests/data/fuzz/TARGET/*`, by name.
pub fn once_refused(target: &str) -> Vec<Vec<u8>> {
    files(&root().join("tests/data/fuzz").join(target), |_| true)
}

/// The files below a folder that are of a kind, by path.
pub fn files(folder: &Path, is_wanted: impl Fn(&Path) -> bool) -> Vec<Vec<u8>> {
    let entries = walkdir::WalkDir::new(folder).sort_by_file_name();
    let entries = entries.into_iter().flatten();
    let files = entries.filter(|entry| entry.file_type().is_file() && is_wanted(entry.path()));
    files
        .filter_map(|entry| std::fs::read(entry.path()).ok())
        .collect()
}

/// Whether a file has this ending.
pub fn ends(path: &Path, ending: &str) -> bool {
    path.extension()
        .is_some_and(|extension| extension == ending)
}
