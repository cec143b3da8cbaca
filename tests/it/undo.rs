//! `undo`, `redo`: every change that a command makes can be taken back, byte for byte, and no row that
//! somebody changed since.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Output;

use serde_json::Value;

use crate::support::{answer, example_copy, on_folder, stderr, stdout};

fn run(directory: &Path, arguments: &[&str]) -> Output {
    on_folder(directory, "2026-11-16T09:00")
        .args(arguments)
        .env("VISITS_STAFF", "liang")
        .output()
        .expect("the program runs")
}

fn done(directory: &Path, arguments: &[&str]) {
    let output = run(directory, arguments);
    assert_eq!(
        output.status.code(),
        Some(0),
        "{arguments:?}: {}",
        stderr(&output)
    );
}

fn json(directory: &Path, arguments: &[&str]) -> Value {
    let mut all = vec!["-f", "json"];
    all.extend(arguments);
    answer(&run(directory, &all))
}

/// Every file of the data, the journal and the lock aside.
fn data(directory: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries = walkdir::WalkDir::new(directory).into_iter().flatten();
    let files = entries.filter(|entry| entry.file_type().is_file());
    let files = files.filter_map(|entry| {
        let name = entry.path().strip_prefix(directory).ok()?;
        let name = name.to_string_lossy().replace('\\', "/");
        let is_ours = name.starts_with(".visits-journal/") || name == ".visits.lock";
        (!is_ours).then(|| (name, fs::read(entry.path()).expect("it is readable")))
    });
    files.collect()
}

/// One change of each kind, each told by a word of its sentence.
const CHANGES: &[&[&str]] = &[
    &[
        "log",
        "H1-1-0101",
        "--outcome",
        "met",
        "--note",
        "tap drips",
        "--issue",
        "tap drips",
        "--department",
        "engineering",
    ],
    &[
        "log",
        "H1-1-0102",
        "--outcome",
        "met",
        "--at",
        "2026-07-01T19:00",
    ],
    &[
        "issue",
        "add",
        "H1-1-0201",
        "lamp is out",
        "--department",
        "engineering",
    ],
    &["event", "add", "H1-1-0101", "wedding"],
    &[
        "owner",
        "set",
        "H1-1-0101",
        "note=has a dog",
        "status=rented",
    ],
    &[
        "contact",
        "set",
        "C-housing_bureau",
        "note=closed on Mondays",
    ],
    &["appoint", "H1-1-0301", "2026-11-20T19:00"],
    &["appoint", "H1-1-0301", "2026-11-20T19:00", "--cancel"],
    &["plan", "--save"],
    &["plan", "2026-12", "--save"],
    &["survey", "start", "lifts", "H1-1-0101"],
    &[
        "survey",
        "return",
        "lifts",
        "H1-1-0101",
        "--rate",
        "security=4",
    ],
    &["fmt"],
];

#[test]
fn every_change_is_taken_back_to_the_first_bytes_and_made_again_to_the_last() {
    let copy = example_copy();
    // Something for `fmt` to do.
    let owners = copy.path().join("owners.csv");
    let text = fs::read_to_string(&owners).expect("text");
    fs::write(&owners, text.replace('\n', "\r\n")).expect("it is written");
    let mut states = vec![data(copy.path())];
    for change in CHANGES {
        done(copy.path(), change);
        states.push(data(copy.path()));
    }
    let list = json(copy.path(), &["undo", "--list"]);
    assert_eq!(
        list["changes"].as_array().map(Vec::len),
        Some(CHANGES.len())
    );
    assert_eq!(list["changes"][0]["command"], "fmt");
    assert_eq!(list["changes"][0]["by"], "liang");
    for (change, state) in CHANGES.iter().zip(&states).rev() {
        let said = json(copy.path(), &["undo"]);
        assert_eq!(said["changes"][0]["undone"], true);
        for lang in ["en", "zh"] {
            let sentence = said["changes"][0]["said"][lang]
                .as_str()
                .unwrap_or_default();
            assert!(
                !sentence.is_empty() && !sentence.starts_with("visits "),
                "{change:?}: {sentence}"
            );
        }
        assert_eq!(&data(copy.path()), state, "{change:?}");
    }
    assert_eq!(
        json(copy.path(), &["undo"])["changes"],
        serde_json::json!([])
    );
    for (change, state) in CHANGES.iter().zip(&states[1..]) {
        json(copy.path(), &["redo"]);
        assert_eq!(&data(copy.path()), state, "{change:?}");
    }
    assert_eq!(
        json(copy.path(), &["redo"])["changes"],
        serde_json::json!([])
    );
}

#[test]
fn it_says_what_it_took_back_in_both_languages() {
    let copy = example_copy();
    done(copy.path(), &["log", "H1-1-0101", "--outcome", "met"]);
    let zh = run(copy.path(), &["undo", "--list", "--lang", "zh"]);
    assert!(stdout(&zh).contains("登记拜访"), "{}", stdout(&zh));
    let en = run(copy.path(), &["undo"]);
    assert!(stdout(&en).contains("Visit recorded"), "{}", stdout(&en));
    let none = run(copy.path(), &["undo"]);
    assert_eq!(none.status.code(), Some(0));
    assert!(
        stdout(&none).contains("nothing to take back"),
        "{}",
        stdout(&none)
    );
}

#[test]
fn a_row_that_was_changed_since_is_named_and_left() {
    let copy = example_copy();
    let owners = copy.path().join("owners.csv");
    done(
        copy.path(),
        &["owner", "set", "H1-1-0101", "note=has a dog"],
    );
    let ours = fs::read_to_string(&owners).expect("text");
    fs::write(&owners, ours.replace("has a dog", "has a cat")).expect("it is written");
    let before = data(copy.path());
    let refused = run(copy.path(), &["undo"]);
    assert_eq!(refused.status.code(), Some(1));
    assert!(
        stderr(&refused).contains("H1-1-0101"),
        "{}",
        stderr(&refused)
    );
    assert_eq!(data(copy.path()), before);
    // What others did elsewhere in the file stays.
    fs::write(&owners, ours.replace("H1-1-0102,", "H1-1-0102,X ")).expect("it is written");
    done(copy.path(), &["undo"]);
    let after = fs::read_to_string(&owners).expect("text");
    assert!(!after.contains("has a dog") && after.contains("H1-1-0102,X "));
}

#[test]
fn a_change_after_an_undo_ends_what_can_be_made_again() {
    let copy = example_copy();
    done(copy.path(), &["log", "H1-1-0101", "--outcome", "met"]);
    done(copy.path(), &["undo"]);
    done(copy.path(), &["log", "H1-1-0102", "--outcome", "met"]);
    let before = data(copy.path());
    assert_eq!(
        json(copy.path(), &["redo"])["changes"],
        serde_json::json!([])
    );
    assert_eq!(data(copy.path()), before);
}

#[test]
fn the_journal_keeps_the_last_hundred_changes_and_stays_out_of_git() {
    let copy = example_copy();
    for round in 0..103 {
        let note = format!("note=round {round}");
        done(copy.path(), &["owner", "set", "H1-1-0101", &note]);
    }
    let list = json(copy.path(), &["undo", "--list"]);
    let changes = list["changes"].as_array().expect("a list");
    assert_eq!(changes.len(), 100);
    assert_eq!(changes[0]["number"], 103);
    let ignored = fs::read_to_string(copy.path().join(".visits-journal/.gitignore"));
    assert_eq!(ignored.expect("it is there"), "*\n");
}

#[test]
fn a_file_of_the_journal_that_nobody_can_read_is_in_no_change_s_way() {
    let copy = example_copy();
    let journal = copy.path().join(".visits-journal");
    fs::create_dir_all(&journal).expect("a folder can be made");
    for name in ["000001-01.begun", "000002-01.done"] {
        fs::write(journal.join(name), "of another version").expect("a file can be written");
    }
    let before = data(copy.path());
    done(copy.path(), &["owner", "set", "H1-1-0101", "note=x"]);
    let listed = json(copy.path(), &["undo", "--list"]);
    assert_eq!(listed["changes"].as_array().map(Vec::len), Some(1));
    done(copy.path(), &["undo"]);
    assert_eq!(data(copy.path()), before);
    assert!(journal.join("000001-01.begun").exists(), "it is not ours");
}

#[cfg(unix)]
#[test]
fn what_only_some_may_read_is_no_wider_open_in_the_journal() {
    use std::os::unix::fs::PermissionsExt as _;
    let copy = example_copy();
    let only_me = fs::Permissions::from_mode(0o600);
    fs::set_permissions(copy.path().join("owners.csv"), only_me).expect("it is ours");
    done(copy.path(), &["owner", "set", "H1-1-0101", "note=x"]);
    let leaf = copy.path().join(".visits-journal/000001-01.done");
    let mode = fs::metadata(leaf)
        .expect("it is there")
        .permissions()
        .mode();
    assert_eq!(mode & 0o777, 0o600);
}
