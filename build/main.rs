//! What is made before the crate is compiled: the table of presets, and of the word files the types
//! and tables that the room `words` speaks from.

mod presets;
mod words;

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{env, fs};

fn main() -> ExitCode {
    println!("cargo::rerun-if-changed=build");
    println!("cargo::rerun-if-changed=src/words");
    println!("cargo::rerun-if-changed=src/policy/presets");
    match make() {
        Ok(()) => ExitCode::SUCCESS,
        Err(fault) => {
            println!("cargo::error={}", fault.replace('\n', " "));
            ExitCode::FAILURE
        }
    }
}

/// Writes every generated file; the error is a sentence that names file and key.
fn make() -> Result<(), String> {
    let root = folder("CARGO_MANIFEST_DIR")?;
    let out = folder("OUT_DIR")?;
    let presets = presets::table(&root.join("src/policy/presets"))?;
    write(&out.join("presets.rs"), &presets)?;
    for (name, text) in words::generate(&root.join("src/words"))? {
        write(&out.join(name), &text)?;
    }
    Ok(())
}

fn folder(variable: &str) -> Result<PathBuf, String> {
    let value = env::var_os(variable).ok_or(format!("{variable} is not set"))?;
    Ok(PathBuf::from(value))
}

fn write(path: &Path, text: &str) -> Result<(), String> {
    fs::write(path, text).map_err(|error| format!("{}: {error}", path.display()))
}
