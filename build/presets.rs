//! Which presets there are to embed: adding one touches no code.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

/// A Rust table of `(name, text)`, one line a file of `folder`, by name.
pub fn table(folder: &Path) -> Result<String, String> {
    let mut table = String::from("&[\n");
    for file in files(folder)? {
        let name = file.file_stem().unwrap_or_default().to_string_lossy();
        let path = file.display().to_string();
        let _ = writeln!(table, "    ({name:?}, include_str!({path:?})),");
    }
    table.push_str("]\n");
    Ok(table)
}

fn files(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let told = |error: std::io::Error| format!("{}: {error}", folder.display());
    let entries = fs::read_dir(folder).map_err(told)?;
    let paths = entries.map(|entry| entry.map(|entry| entry.path()));
    let mut files = paths.collect::<Result<Vec<_>, _>>().map_err(told)?;
    files.retain(|file| file.extension().is_some_and(|ending| ending == "toml"));
    files.sort();
    Ok(files)
}
