//! What the end-to-end tests share: running the program, and folders to run it in.

use std::path::{Path, PathBuf};
use std::process::Output;

use assert_cmd::Command;
use serde_json::Value;

/// The project's root.
pub fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The program to try: the one just built, or, where `VISITS_BINARY` names it, another build of it,
/// such as the one for Windows (`tests/scripts/windows`).
pub fn program() -> PathBuf {
    let named = std::env::var_os("VISITS_BINARY").map(PathBuf::from);
    named.unwrap_or_else(|| PathBuf::from(env!("CARGO_BIN_EXE_visits")))
}

/// The program with nothing of this machine's surroundings: no home, no language, no terminal.
pub fn visits() -> Command {
    let mut command = Command::new(program());
    command.env_clear().current_dir(root());
    command
}

/// The program on the example community, at the time the README uses.
pub fn on_example() -> Command {
    on_folder(Path::new("data-example"), "2026-11-16T09:00")
}

/// The program on a data directory at some time.
pub fn on_folder(folder: &Path, now: &str) -> Command {
    let mut command = visits();
    command.arg("-C").arg(folder);
    command.args(["--now", now, "--lang", "en"]);
    command
}

/// The answer of a command on the example community, as a program gets it.
pub fn json(arguments: &[&str]) -> Value {
    let output = on_example().args(arguments).args(["-f", "json"]).output();
    answer(&output.expect("it runs"))
}

/// The answer of a command that succeeded, as a program gets it.
pub fn answer(output: &Output) -> Value {
    assert_eq!(output.status.code(), Some(0), "{}", stderr(output));
    serde_json::from_str(&stdout(output)).expect("one JSON object")
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

/// The example community in a folder of its own, to be written to.
pub fn example_copy() -> tempfile::TempDir {
    let copy = tempfile::tempdir().expect("a folder can be made");
    let example = root().join("data-example");
    for entry in walkdir::WalkDir::new(&example) {
        let entry = entry.expect("the example can be walked");
        let below = entry.path().strip_prefix(&example).expect("below it");
        let target = copy.path().join(below);
        if entry.file_type().is_dir() {
            std::fs::create_dir_all(target).expect("a folder can be made");
        } else {
            std::fs::copy(entry.path(), target).expect("a file can be copied");
        }
    }
    copy
}

/// A small office in a folder of its own: these files, and what else must be there.
pub fn office(files: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let needed = [
        (
            "visits.toml",
            "name = \"Jade Garden\"\ntimezone = \"Asia/Shanghai\"\ndata_version = 1\n",
        ),
        ("policy.toml", ""),
        ("staff.toml", ""),
        ("owners.csv", "id,name,building,area,status\n"),
    ];
    for (name, text) in needed.iter().chain(files) {
        let file = folder.path().join(name);
        std::fs::create_dir_all(file.parent().expect("a folder")).expect("it can be made");
        std::fs::write(file, text).expect("a file can be written");
    }
    folder
}

/// How many lines a change adds and removes, as `git diff --numstat` counts.
pub fn numstat(before: &[u8], after: &[u8]) -> (usize, usize) {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let (before, after) = (text(before), text(after));
    let diff = similar::TextDiff::from_lines(before.as_str(), after.as_str());
    let count = |tag| {
        diff.iter_all_changes()
            .filter(|change| change.tag() == tag)
            .count()
    };
    (
        count(similar::ChangeTag::Insert),
        count(similar::ChangeTag::Delete),
    )
}

/// The last line of a file, without its end.
pub fn last_line(bytes: &[u8]) -> String {
    let text = String::from_utf8_lossy(bytes);
    text.trim_end_matches(['\r', '\n'])
        .rsplit('\n')
        .next()
        .unwrap_or_default()
        .to_owned()
}

/// What the program prints on a folder, a day after the README's time.
pub fn on(folder: &tempfile::TempDir, arguments: &[&str]) -> String {
    let output = on_folder(folder.path(), "2026-11-17T09:00")
        .args(arguments)
        .output();
    let output = output.expect("it runs");
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    stdout(&output)
}
