//! Links in the data directory that lead nowhere: what they stand for is out of reach, not empty.

#![cfg(unix)]

use std::fs;
use std::os::unix::fs::symlink;

use crate::support::{example_copy, on_folder, stderr, stdout, visits};

/// The example with one file or folder replaced by a link to where nothing is.
fn without(name: &str) -> tempfile::TempDir {
    let copy = example_copy();
    let path = copy.path().join(name);
    if path.is_dir() {
        fs::remove_dir_all(&path).expect("it is ours");
    } else {
        let _ = fs::remove_file(&path);
    }
    fs::create_dir_all(path.parent().expect("a folder")).expect("it can be made");
    symlink(format!("/away/on/the/share/{name}"), path).expect("a link");
    copy
}

#[test]
fn a_link_that_leads_nowhere_is_a_fault_that_names_where_it_leads() {
    for name in [
        "visits.toml",
        "policy.toml",
        "staff.toml",
        "owners.csv",
        "contacts.csv",
        "calendar.toml",
        "approvals.csv",
        "talk.md",
        "visits/2026-11.csv",
        "issues/2026-11.csv",
        "events/2026-10.csv",
        "plans/2026-11.csv",
        "surveys/2026-h2.csv",
        "visits",
        "surveys",
    ] {
        let folder = without(name);
        let target = format!("/away/on/the/share/{name}");
        let run = |arguments: &[&str]| {
            let mut visits = on_folder(folder.path(), "2026-11-16T09:00");
            visits.args(arguments).output().expect("it runs")
        };
        for asked in [&["check"][..], &["check", name]] {
            let checked = run(asked);
            assert_eq!(
                checked.status.code(),
                Some(1),
                "{name}: {}",
                stderr(&checked)
            );
            let told = stdout(&checked);
            assert!(
                told.contains("V002") && told.contains(&target),
                "{name}: {told}"
            );
        }
        // What rests on it has no answer: less is never told as if it were all.
        let answer = match name {
            "talk.md" => run(&["brief", "H1-1-0101"]),
            _ => run(&["due"]),
        };
        assert_eq!(answer.status.code(), Some(3), "{name}: {}", stderr(&answer));
        assert!(answer.stdout.is_empty(), "{name}");
        assert!(
            stderr(&answer).contains(&target),
            "{name}: {}",
            stderr(&answer)
        );
    }
}

#[test]
fn nothing_is_written_where_a_link_leads_nowhere() {
    for name in ["visits/2026-11.csv", "visits"] {
        let folder = without(name);
        let mut visits = on_folder(folder.path(), "2026-11-16T09:00");
        let output = visits
            .args(["log", "H1-1-0101", "--staff", "liang"])
            .output();
        let output = output.expect("it runs");
        assert_eq!(output.status.code(), Some(3), "{name}: {}", stderr(&output));
        let path = folder.path().join(name);
        assert!(path.symlink_metadata().expect("the link").is_symlink());
    }
}

/// Whoever stands in a directory whose mark is out of reach does not work in the one above it.
#[test]
fn a_directory_whose_mark_is_out_of_reach_is_not_the_one_above() {
    let above = example_copy();
    let inner = above.path().join("inner");
    fs::create_dir(&inner).expect("it can be made");
    symlink("/away/visits.toml", inner.join("visits.toml")).expect("a link");
    let output = visits()
        .current_dir(&inner)
        .arg("due")
        .output()
        .expect("it runs");
    assert_eq!(output.status.code(), Some(3), "{}", stderr(&output));
    assert!(
        stderr(&output).contains("/away/visits.toml"),
        "{}",
        stderr(&output)
    );
}

#[test]
fn a_link_that_leads_somewhere_is_read_and_named() {
    let copy = example_copy();
    let elsewhere = tempfile::tempdir().expect("a folder");
    let target = elsewhere.path().join("list.csv");
    fs::rename(copy.path().join("owners.csv"), &target).expect("it moves");
    symlink(&target, copy.path().join("owners.csv")).expect("a link");
    for asked in [&["check"][..], &["check", "owners.csv"], &["due"]] {
        let mut visits = on_folder(copy.path(), "2026-11-16T09:00");
        let output = visits.args(asked).output().expect("it runs");
        assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    }
}
