//! The house rules as tests: which room may use which, and how a file of this project looks.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

/// Each room and the rooms it may use; `docs/ARCHITECTURE.md` says what each speaks of.
const ROOMS: &[(&str, &[&str])] = &[
    ("calendar", &[]),
    ("words", &[]),
    ("diag", &["words"]),
    ("model", &["calendar", "diag"]),
    ("store", &["calendar", "diag", "model"]),
    ("check", &["calendar", "diag", "model"]),
    ("duties", &["calendar", "model"]),
    ("plan", &["calendar", "model", "duties"]),
    ("sheet", &["calendar"]),
    (
        "report",
        &[
            "calendar", "words", "diag", "model", "duties", "plan", "sheet",
        ],
    ),
    ("render", &["calendar", "sheet", "words"]),
    ("git", &["calendar", "diag", "model", "store", "words"]),
    ("example", &["calendar", "model"]),
    (
        "cli",
        &[
            "calendar", "words", "diag", "model", "store", "check", "duties", "plan", "sheet",
            "report", "render", "git", "example",
        ],
    ),
];

/// A source file: its path from the project's root, and its text.
struct Source {
    path: String,
    text: String,
}

impl Source {
    fn room(&self) -> Option<&str> {
        self.path
            .strip_prefix("src/")?
            .split_once('/')
            .map(|(room, _)| room)
    }

    /// The lines that are code of the program: tests and comments left out, numbered from 1.
    fn code(&self) -> impl Iterator<Item = (usize, &str)> {
        let helpers = ["tests.rs", "testing.rs", "simulated_disk.rs", "sample.rs"];
        let is_test =
            helpers.iter().any(|name| self.path.ends_with(name)) || self.path.contains("/tests/");
        let text = if is_test { "" } else { &self.text };
        let own = text
            .lines()
            .enumerate()
            .take_while(|(_, line)| *line != "#[cfg(test)]");
        own.filter(|(_, line)| !line.trim_start().starts_with("//"))
            .map(|(n, line)| (n + 1, line))
    }
}

fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let files = walkdir::WalkDir::new(root.join("src")).sort_by_file_name();
    let is_rust = |path: &PathBuf| path.extension().is_some_and(|ending| ending == "rs");
    files
        .into_iter()
        .map(|entry| entry.expect("src can be walked").into_path())
        .filter(is_rust)
        .map(|path| Source {
            text: fs::read_to_string(&path).expect("a source file is readable UTF-8"),
            path: path
                .strip_prefix(root)
                .expect("below the root")
                .display()
                .to_string(),
        })
        .collect()
}

/// The rooms a line of code names as `crate::ROOM`.
fn rooms_named(line: &str) -> impl Iterator<Item = &str> {
    line.split("crate::").skip(1).map(|rest| {
        let end = rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '_');
        &rest[..end.unwrap_or(rest.len())]
    })
}

fn refuse(breaches: &str) {
    assert!(breaches.is_empty(), "\n{breaches}");
}

#[test]
fn a_room_uses_only_the_rooms_it_may() {
    let mut breaches = String::new();
    for source in sources() {
        let Some(room) = source.room() else { continue };
        let Some((_, allowed)) = ROOMS.iter().find(|(name, _)| *name == room) else {
            let _ = writeln!(
                breaches,
                "{}: the room {room} is not in the table",
                source.path
            );
            continue;
        };
        for (number, line) in source.code() {
            for named in rooms_named(line) {
                let is_room = ROOMS.iter().any(|(name, _)| *name == named);
                if is_room && named != room && !allowed.contains(&named) {
                    let _ = writeln!(
                        breaches,
                        "{}:{number}: {room} may not use {named}",
                        source.path
                    );
                }
            }
        }
    }
    refuse(&breaches);
}

#[test]
fn only_the_calendar_sees_chrono() {
    let mut breaches = String::new();
    for source in sources()
        .iter()
        .filter(|source| source.room() != Some("calendar"))
    {
        for (number, line) in source.code() {
            if line.contains("chrono::") || line.contains("chrono_tz::") {
                let _ = writeln!(
                    breaches,
                    "{}:{number}: chrono outside the calendar",
                    source.path
                );
            }
        }
    }
    refuse(&breaches);
}

#[test]
fn only_the_store_touches_files() {
    let mut breaches = String::new();
    for source in sources()
        .iter()
        .filter(|source| source.room() != Some("store"))
    {
        for (number, line) in source.code() {
            if ["std::fs", "fs::read", "fs::write", "File::open"]
                .iter()
                .any(|use_| line.contains(use_))
            {
                let _ = writeln!(
                    breaches,
                    "{}:{number}: file access outside the store",
                    source.path
                );
            }
        }
    }
    refuse(&breaches);
}

#[test]
fn nothing_is_printed_past_the_one_writer() {
    let mut breaches = String::new();
    for source in sources() {
        for (number, line) in source.code() {
            if [
                "println!",
                "eprintln!",
                "print!(",
                "dbg!",
                "todo!",
                "unimplemented!",
            ]
            .iter()
            .any(|call| line.contains(call))
            {
                let _ = writeln!(breaches, "{}:{number}: {}", source.path, line.trim());
            }
        }
    }
    refuse(&breaches);
}

#[test]
fn every_file_opens_by_saying_what_it_is() {
    let silent: String = sources()
        .iter()
        .filter(|source| !source.text.starts_with("//!"))
        .fold(String::new(), |all, source| {
            all + &source.path + ": no //! at the top\n"
        });
    refuse(&silent);
}

#[test]
fn a_mod_file_holds_no_functions() {
    let mut breaches = String::new();
    for source in sources()
        .iter()
        .filter(|source| source.path.ends_with("/mod.rs"))
    {
        for (number, line) in source.code() {
            if line.trim_start().starts_with("fn ") || line.trim_start().starts_with("pub fn ") {
                let _ = writeln!(breaches, "{}:{number}: code in a mod.rs", source.path);
            }
        }
    }
    refuse(&breaches);
}

#[test]
fn files_stay_small() {
    let mut breaches = String::new();
    for source in sources() {
        let lines = source.code().count();
        if lines > 320 {
            let _ = writeln!(
                breaches,
                "{}: {lines} lines of code, more than 320",
                source.path
            );
        }
    }
    refuse(&breaches);
}
