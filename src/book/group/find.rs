//! Where a group is.

use std::path::{Path, PathBuf};

use crate::text::{Directory, TOML_LIMIT};

/// The file that marks a group's folder.
pub const GROUP_FILE: &str = "group.toml";

/// The folder of the group that `from` lies in: itself or the nearest one above.
pub fn find_group(from: &Path) -> Option<PathBuf> {
    let mut folders = from.ancestors();
    let found = folders.find(|folder| is_group(&Directory::at(*folder)));
    found.map(Path::to_path_buf)
}

fn is_group(directory: &Directory) -> bool {
    matches!(directory.bytes(GROUP_FILE, TOML_LIMIT), Ok(Some(_)))
}
