//! What writing promises, short: many writers at once, readers beside them, writers that wait. What
//! happens where the disk refuses is in `refusals.rs`, the long proofs are in `tests/scripts`;
//! `docs/RELIABILITY.md` tells how to run them.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use serde_json::Value;

use crate::support::{example_copy, program, stderr, stdout};

const WRITERS: usize = 8;
const ROUNDS: usize = 4;

fn visits(directory: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(program());
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

#[test]
fn how_long_to_wait_is_any_whole_number_of_seconds() {
    let copy = example_copy();
    let logs = |wait: &str| {
        let note = format!("waited {wait}");
        let log = ["log", "H1-1-0101", "--staff", "liang", "--note", &note];
        visits(copy.path(), &log)
            .env("VISITS_LOCK_WAIT", wait)
            .output()
            .expect("the program runs")
    };
    for wait in [
        "0",
        " 7 ",
        "18446744073709551615",
        "99999999999999999999999",
    ] {
        let output = logs(wait);
        assert_eq!(output.status.code(), Some(0), "{wait}: {}", stderr(&output));
    }
    let before = fs::read(copy.path().join("visits/2026-11.csv")).expect("the log is there");
    for wait in ["-1", "5s", "1e3", "+3", "0x10", "∞", "１"] {
        let output = logs(wait);
        assert_eq!(output.status.code(), Some(2), "{wait}: {}", stderr(&output));
        assert!(stderr(&output).contains("VISITS_LOCK_WAIT"), "{wait}");
    }
    let after = fs::read(copy.path().join("visits/2026-11.csv")).expect("the log is there");
    assert_eq!(after, before);
}

/// Of two who take the same step at once, the second sees what the first did: each step reads the
/// issue under the lock, so never are two answers written over each other.
#[test]
fn of_many_who_answer_an_issue_at_once_one_does_and_the_others_are_told() {
    let copy = example_copy();
    let added = run(
        copy.path(),
        &[
            "issue",
            "add",
            "H1-1-0101",
            "x",
            "--department",
            "engineering",
            "-f",
            "json",
        ],
    );
    let said: Value = serde_json::from_str(&stdout(&added)).expect("one JSON object");
    let id = said["issue"]["id"].as_str().expect("an id").to_owned();
    let codes: Vec<Option<i32>> = thread::scope(|scope| {
        let step = |number: usize| {
            let (directory, id) = (copy.path(), &id);
            scope.spawn(move || {
                let result = format!("answer {number}");
                run(directory, &["issue", "answer", id, "--result", &result])
            })
        };
        let steps: Vec<_> = (0..WRITERS).map(step).collect();
        let outputs = steps.into_iter().map(|step| step.join().expect("it runs"));
        outputs.map(|output| output.status.code()).collect()
    });
    let with = |code: i32| codes.iter().filter(|found| **found == Some(code)).count();
    assert_eq!((with(0), with(2)), (1, WRITERS - 1), "{codes:?}");
}

/// A plan is drawn while others may write; what they wrote meanwhile is in what is saved.
#[cfg(target_os = "linux")]
#[test]
fn a_plan_that_was_drawn_before_something_was_agreed_is_drawn_again() {
    let copy = example_copy();
    let lock = fs::File::create(copy.path().join(".visits.lock")).expect("the lock can be made");
    lock.lock().expect("nobody else has it");
    let saving = visits(copy.path(), &["plan", "--save", "--budget", "0"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program runs");
    let descriptors = format!("/proc/{}/fd", saving.id());
    let waits = || {
        let open = fs::read_dir(&descriptors).into_iter().flatten().flatten();
        open.filter_map(|entry| fs::read_link(entry.path()).ok())
            .any(|file| file.ends_with(".visits.lock"))
    };
    while !waits() {
        thread::sleep(std::time::Duration::from_millis(20));
    }
    // What another `visits` would have written, had it been a moment earlier at the lock.
    let elsewhere = example_copy();
    let appointed = run(
        elsewhere.path(),
        &[
            "appoint",
            "H1-1-0401",
            "2026-11-20T19:00",
            "--staff",
            "liang",
        ],
    );
    assert_eq!(appointed.status.code(), Some(0), "{}", stderr(&appointed));
    let plan = "plans/2026-11.csv";
    fs::create_dir_all(copy.path().join("plans")).expect("a folder can be made");
    fs::copy(elsewhere.path().join(plan), copy.path().join(plan)).expect("it can be copied");
    drop(lock);
    let output = saving.wait_with_output().expect("it ends");
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    assert!(
        stderr(&output).contains("planned again"),
        "{}",
        stderr(&output)
    );
    let saved = fs::read_to_string(copy.path().join(plan)).expect("a plan");
    let of_party: Vec<&str> = saved
        .lines()
        .filter(|row| row.contains(",H1-1-0401,"))
        .collect();
    let monthly = of_party
        .iter()
        .filter(|row| row.contains("resident-monthly"));
    assert_eq!(monthly.count(), 1, "one visit for one duty: {of_party:?}");
    assert!(
        of_party.iter().any(|row| row.contains(",agreed,")),
        "{of_party:?}"
    );
}

/// Where the visit cannot be written, its issue is not either, and it is said that nothing was.
#[cfg(target_os = "linux")]
#[test]
fn an_issue_is_not_written_where_its_visit_cannot_be() {
    let copy = example_copy();
    // A link is written by nobody.
    let month = copy.path().join("visits/2026-11.csv");
    let elsewhere = copy.path().join("elsewhere.csv");
    fs::rename(&month, &elsewhere).expect("it moves");
    std::os::unix::fs::symlink(&elsewhere, &month).expect("a link");
    let before = fs::read(copy.path().join("issues/2026-11.csv")).expect("issues");
    let output = run(
        copy.path(),
        &[
            "log",
            "H1-1-0101",
            "--staff",
            "liang",
            "--issue",
            "lift stops",
            "--department",
            "engineering",
        ],
    );
    assert_eq!(output.status.code(), Some(3), "{}", stderr(&output));
    assert!(
        stderr(&output).contains("Nothing was changed"),
        "{}",
        stderr(&output)
    );
    let after = fs::read(copy.path().join("issues/2026-11.csv")).expect("issues");
    assert_eq!(after, before);
}

/// Of files that are put into form one after the other, those that are done are named.
#[cfg(target_os = "linux")]
#[test]
fn what_was_written_before_a_file_that_cannot_be_is_named() {
    let copy = example_copy();
    let contacts = copy.path().join("contacts.csv");
    let text = fs::read_to_string(&contacts).expect("contacts");
    fs::write(&contacts, text + "\n").expect("it is ours");
    let owners = copy.path().join("owners.csv");
    let elsewhere = copy.path().join("elsewhere.csv");
    fs::rename(&owners, &elsewhere).expect("it moves");
    std::os::unix::fs::symlink(&elsewhere, &owners).expect("a link");
    let output = run(copy.path(), &["fmt", "contacts.csv", "owners.csv"]);
    let told = stderr(&output);
    assert_eq!(output.status.code(), Some(3), "{told}");
    assert!(
        told.contains("contacts.csv") && !told.contains("Nothing was changed"),
        "{told}"
    );
}
