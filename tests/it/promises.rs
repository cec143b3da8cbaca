//! What writing promises, short: many writers at once, readers beside them, disks that refuse. The
//! long proofs are in `tests/scripts`; `docs/RELIABILITY.md` tells how to run them.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use serde_json::Value;

use crate::support::{example_copy, stderr, stdout};

const WRITERS: usize = 8;
const ROUNDS: usize = 4;

fn visits(directory: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_visits"));
    command
        .env_clear()
        .args(arguments)
        .args(["--now", "2026-11-16T09:00", "--lang", "en", "-C"])
        .arg(directory)
        .stdin(Stdio::null());
    command
}

fn run(directory: &Path, arguments: &[&str]) -> Output {
    visits(directory, arguments)
        .output()
        .expect("the program runs")
}

/// One writing command of several kinds; gives the id it was acknowledged with.
fn write_something(directory: &Path, number: usize) -> String {
    let note = format!("number {number}");
    let arguments: [&[&str]; 3] = [
        &[
            "log",
            "H1-1-0101",
            "--staff",
            "liang",
            "--note",
            &note,
            "-f",
            "json",
        ],
        &[
            "issue",
            "add",
            "H1-1-0102",
            &note,
            "--department",
            "engineering",
            "-f",
            "json",
        ],
        &[
            "event",
            "add",
            "H1-1-0201",
            "wedding",
            "--note",
            &note,
            "-f",
            "json",
        ],
    ];
    let output = run(directory, arguments[number % 3]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let said: Value = serde_json::from_str(&stdout(&output)).expect("one JSON object");
    let kind = ["visit", "issue", "event"][number % 3];
    said[kind]["id"].as_str().expect("an id").to_owned()
}

#[test]
fn of_many_writers_at_once_every_acknowledged_row_is_there_once_while_readers_look_on() {
    let copy = example_copy();
    let done = AtomicBool::new(false);
    let ids = thread::scope(|scope| {
        let reader = scope.spawn(|| {
            while !done.load(Ordering::Relaxed) {
                let output = run(copy.path(), &["check"]);
                assert_eq!(
                    output.status.code(),
                    Some(0),
                    "a torn read: {}",
                    stdout(&output)
                );
            }
        });
        let writers: Vec<_> = (0..WRITERS)
            .map(|writer| {
                let directory = copy.path();
                scope.spawn(move || {
                    let rounds = 0..ROUNDS;
                    rounds
                        .map(|round| write_something(directory, writer * ROUNDS + round))
                        .collect::<Vec<_>>()
                })
            })
            .collect();
        let ids: Vec<String> = writers
            .into_iter()
            .flat_map(|writer| writer.join().expect("no writer fails"))
            .collect();
        done.store(true, Ordering::Relaxed);
        reader.join().expect("no reader fails");
        ids
    });
    assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), WRITERS * ROUNDS);
    let files = [
        "visits/2026-11.csv",
        "issues/2026-11.csv",
        "events/2026-11.csv",
    ];
    let all: String = files
        .iter()
        .map(|file| fs::read_to_string(copy.path().join(file)).expect("the file is text"))
        .collect();
    for id in ids {
        let rows = all
            .lines()
            .filter(|line| line.starts_with(&format!("{id},")))
            .count();
        assert_eq!(rows, 1, "{id}");
    }
    let left = fs::read_dir(copy.path().join("visits")).expect("a folder");
    assert!(
        left.flatten()
            .all(|entry| !entry.file_name().to_string_lossy().ends_with(".tmp"))
    );
}

#[test]
fn a_writer_that_waits_too_long_says_so_and_changes_nothing() {
    let copy = example_copy();
    let lock = fs::File::create(copy.path().join(".visits.lock")).expect("the lock can be made");
    lock.lock().expect("nobody else has it");
    let before = fs::read(copy.path().join("visits/2026-11.csv")).expect("the log is there");
    let output = visits(copy.path(), &["log", "H1-1-0101", "--staff", "liang"])
        .env("VISITS_LOCK_WAIT", "0")
        .output()
        .expect("the program runs");
    assert_eq!(output.status.code(), Some(4), "{}", stderr(&output));
    assert_eq!(
        fs::read(copy.path().join("visits/2026-11.csv")).expect("the log is there"),
        before
    );
    drop(lock);
    assert_eq!(
        run(copy.path(), &["log", "H1-1-0101", "--staff", "liang"])
            .status
            .code(),
        Some(0)
    );
}

/// The writing commands, as a person types them.
const COMMANDS: &[&[&str]] = &[
    &["log", "H1-1-0101", "--staff", "liang"],
    &[
        "issue",
        "add",
        "H1-1-0101",
        "x",
        "--department",
        "engineering",
    ],
    &["event", "add", "H1-1-0101", "wedding"],
    &["owner", "set", "H1-1-0101", "note=x"],
    &["contact", "set", "C-housing_bureau", "note=x"],
    &[
        "appoint",
        "H1-1-0301",
        "2026-11-20T19:00",
        "--staff",
        "liang",
    ],
    &["plan", "--save", "--budget", "0"],
];

#[test]
fn a_closed_pipe_is_quiet() {
    for command in COMMANDS {
        let copy = example_copy();
        let mut child = visits(copy.path(), command)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program runs");
        drop(child.stdout.take());
        let output = child.wait_with_output().expect("it ends");
        assert_eq!(
            output.status.code(),
            Some(0),
            "{command:?}: {}",
            stderr(&output)
        );
    }
}

#[cfg(target_os = "linux")]
#[test]
fn an_answer_that_finds_no_room_is_no_success() {
    for command in COMMANDS {
        let copy = example_copy();
        let full = fs::OpenOptions::new()
            .write(true)
            .open("/dev/full")
            .expect("Linux has it");
        let output = visits(copy.path(), command)
            .stdout(full)
            .output()
            .expect("the program runs");
        assert_eq!(
            output.status.code(),
            Some(3),
            "{command:?}: {}",
            stderr(&output)
        );
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_folder_that_may_not_be_written_is_said_and_left_as_it_is() {
    use std::os::unix::fs::PermissionsExt;
    use std::os::unix::process::CommandExt;

    const NOBODY: u32 = 65_534;
    let copy = example_copy();
    let open = |path: &Path, mode: u32| {
        fs::set_permissions(path, fs::Permissions::from_mode(mode)).expect("it is ours");
    };
    for entry in walkdir::WalkDir::new(copy.path()) {
        let entry = entry.expect("the copy can be walked");
        open(
            entry.path(),
            if entry.file_type().is_dir() {
                0o555
            } else {
                0o444
            },
        );
    }
    let before = fs::read(copy.path().join("owners.csv")).expect("the owners are there");
    let is_root =
        fs::metadata("/proc/self").is_ok_and(|own| std::os::unix::fs::MetadataExt::uid(&own) == 0);
    for command in COMMANDS {
        let mut command = visits(copy.path(), command);
        if is_root {
            // Nothing is read-only to root.
            command.uid(NOBODY);
        }
        let output = command.output().expect("the program runs");
        assert_eq!(
            output.status.code(),
            Some(3),
            "{command:?}: {}",
            stderr(&output)
        );
        assert!(!stderr(&output).contains("panicked"), "{}", stderr(&output));
    }
    assert_eq!(
        fs::read(copy.path().join("owners.csv")).expect("the owners are there"),
        before
    );
    for entry in walkdir::WalkDir::new(copy.path()) {
        let entry = entry.expect("the copy can be walked");
        open(entry.path(), 0o755);
    }
}
