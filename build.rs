//! What cargo must know before it compiles: when a sentence changes (the catalogue is read by a
//! macro, of whose files cargo knows nothing), and which presets there are to embed.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed=src/words/locales");
    println!("cargo::rerun-if-changed=src/policy/presets");
    let folder = Path::new(&variable("CARGO_MANIFEST_DIR")?).join("src/policy/presets");
    let table = preset_table(&folder)?;
    fs::write(Path::new(&variable("OUT_DIR")?).join("presets.rs"), table)
}

/// A Rust table of `(name, text)`, one line a file of `folder`, by name: adding a preset touches
/// no code.
fn preset_table(folder: &Path) -> io::Result<String> {
    let entries = fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.path()));
    let mut files = entries.collect::<io::Result<Vec<PathBuf>>>()?;
    files.retain(|file| {
        file.extension()
            .is_some_and(|extension| extension == "toml")
    });
    files.sort();
    let mut table = String::from("&[\n");
    for file in &files {
        let name = file.file_stem().unwrap_or_default().to_string_lossy();
        let _ = writeln!(
            table,
            "    ({name:?}, include_str!({:?})),",
            file.display().to_string()
        );
    }
    table.push_str("]\n");
    Ok(table)
}

fn variable(name: &str) -> io::Result<String> {
    env::var(name).map_err(io::Error::other)
}
