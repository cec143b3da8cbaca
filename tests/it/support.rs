//! What the end-to-end tests share: running the program, and folders to run it in.

use std::path::{Path, PathBuf};
use std::process::Output;

use assert_cmd::Command;

/// The project's root.
pub fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The program with nothing of this machine's surroundings: no home, no language, no terminal.
pub fn visits() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_visits"));
    command.env_clear().current_dir(root());
    command
}

/// The program on the example community, at the time the README uses.
pub fn on_example() -> Command {
    let mut command = visits();
    command.args([
        "-C",
        "data-example",
        "--now",
        "2026-11-16T09:00",
        "--lang",
        "en",
    ]);
    command
}

/// What a run printed on stdout, as text.
pub fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("the program speaks UTF-8")
}

/// What a run printed on stderr, as text.
pub fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("the program speaks UTF-8")
}

/// Holds `text` against the file at `path` below the root; with `UPDATE=1` writes it instead.
pub fn assert_generated(path: impl AsRef<Path>, text: &str) {
    let file = root().join(path.as_ref());
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&file, text).expect("a generated file can be written");
        return;
    }
    let stored = std::fs::read_to_string(&file).unwrap_or_default();
    assert!(
        stored == text,
        "{} is stale: run UPDATE=1 cargo test --test it and look at the difference",
        path.as_ref().display()
    );
}
