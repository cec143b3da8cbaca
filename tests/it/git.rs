//! `git`, `diff`, `doctor`, `init --git`: rows merge by their key in a real repository.

use std::path::Path;
use std::process::{Command, Output};

use serde_json::Value;

use crate::support::{example_copy, on_folder, program, stderr, stdout};

/// Git in a folder, with nothing of this machine's settings.
fn git(folder: &Path, arguments: &[&str]) -> Output {
    let mut path = vec![program().parent().expect("a folder").to_owned()];
    path.extend(std::env::split_paths(
        &std::env::var_os("PATH").expect("a path"),
    ));
    Command::new("git")
        .arg("-C")
        .arg(folder)
        .args([
            "-c",
            "user.name=Li",
            "-c",
            "user.email=li@example.org",
            "-c",
            "init.defaultBranch=main",
        ])
        .args(arguments)
        .env("PATH", std::env::join_paths(path).expect("a path"))
        .env("VISITS_LANG", "en")
        .env("GIT_CONFIG_NOSYSTEM", "1")
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .env("HOME", folder)
        .output()
        .expect("git is installed")
}

fn done(folder: &Path, arguments: &[&str]) -> String {
    let output = git(folder, arguments);
    assert!(
        output.status.success(),
        "{arguments:?}: {}{}",
        stdout(&output),
        stderr(&output)
    );
    stdout(&output)
}

fn visits_in(folder: &Path, arguments: &[&str]) -> Output {
    on_folder(folder, "2026-11-16T09:00")
        .env("PATH", std::env::var_os("PATH").expect("a path"))
        .args(arguments)
        .output()
        .expect("it runs")
}

/// The example in a repository, everything committed, set up for rows.
fn repository() -> tempfile::TempDir {
    let folder = example_copy();
    done(folder.path(), &["init", "-q"]);
    let output = visits_in(folder.path(), &["git", "setup"]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    done(folder.path(), &["add", "-A"]);
    done(folder.path(), &["commit", "-qm", "Begin"]);
    folder
}

fn change(folder: &Path, file: &str, from: &str, to: &str) {
    let path = folder.join(file);
    let text = std::fs::read_to_string(&path).expect("a file");
    assert!(text.contains(from), "{from}");
    std::fs::write(path, text.replacen(from, to, 1)).expect("it is written");
}

fn log(folder: &Path, party: &str) {
    let visit = [
        "log",
        party,
        "--staff",
        "zhang",
        "--at",
        "2026-11-16T08:30",
        "--note",
        "All well",
    ];
    let output = visits_in(folder, &visit);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
}

#[test]
fn two_people_s_days_come_together_without_a_conflict() {
    let folder = repository();
    let folder = folder.path();
    let visits_before = done(folder, &["show", "HEAD:visits/2026-11.csv"])
        .lines()
        .count();
    done(folder, &["checkout", "-qb", "theirs"]);
    log(folder, "H1-1-0101");
    let theirs = visits_in(folder, &["owner", "set", "H1-1-0102", "tags=key"]);
    assert_eq!(theirs.status.code(), Some(0), "{}", stderr(&theirs));
    done(folder, &["commit", "-qam", "Theirs"]);
    done(folder, &["checkout", "-q", "main"]);
    log(folder, "H2-1-0101");
    let ours = visits_in(folder, &["owner", "set", "H1-1-0102", "channel=phone"]);
    assert_eq!(ours.status.code(), Some(0), "{}", stderr(&ours));
    done(folder, &["commit", "-qam", "Ours"]);
    done(folder, &["merge", "-q", "--no-edit", "theirs"]);
    let merged = std::fs::read_to_string(folder.join("visits/2026-11.csv")).expect("visits");
    assert_eq!(merged.lines().count(), visits_before + 2);
    let owners = std::fs::read_to_string(folder.join("owners.csv")).expect("owners");
    let home = owners
        .lines()
        .find(|line| line.starts_with("H1-1-0102,"))
        .expect("the home");
    assert!(home.contains(",phone,") && home.contains(",key,"), "{home}");
    let checked = visits_in(folder, &["check"]);
    assert_eq!(checked.status.code(), Some(0), "{}", stdout(&checked));
}

#[test]
fn one_cell_that_both_changed_is_marked_and_check_says_so() {
    let folder = repository();
    let folder = folder.path();
    let set = |value: &str| {
        let output = visits_in(folder, &["owner", "set", "H1-1-0102", value]);
        assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    };
    done(folder, &["checkout", "-qb", "theirs"]);
    set("note=has a dog");
    done(folder, &["commit", "-qam", "Theirs"]);
    done(folder, &["checkout", "-q", "main"]);
    set("note=has a cat");
    done(folder, &["commit", "-qam", "Ours"]);
    assert!(
        !git(folder, &["merge", "-q", "--no-edit", "theirs"])
            .status
            .success()
    );
    let owners = std::fs::read_to_string(folder.join("owners.csv")).expect("owners");
    assert_eq!(owners.matches("<<<<<<< ours").count(), 1);
    assert!(owners.contains("has a dog") && owners.contains("has a cat"));
    let checked = visits_in(folder, &["check"]);
    assert_ne!(checked.status.code(), Some(0));
}

#[test]
fn changes_since_a_revision_are_told_row_by_row() {
    let folder = repository();
    let folder = folder.path();
    let nothing = visits_in(folder, &["diff"]);
    assert!(
        stdout(&nothing).contains("Nothing has changed"),
        "{}",
        stdout(&nothing)
    );
    log(folder, "H2-1-0101");
    let set = visits_in(folder, &["owner", "set", "H1-1-0102", "phone=13912345678"]);
    assert_eq!(set.status.code(), Some(0), "{}", stderr(&set));
    change(
        folder,
        "visits.toml",
        "timezone",
        "# where it lies\ntimezone",
    );
    let told = stdout(&visits_in(folder, &["diff", "HEAD"]));
    assert!(
        told.contains("new visit") && told.contains("All well"),
        "{told}"
    );
    assert!(told.contains("household H1-1-0102: phone was"), "{told}");
    assert!(!told.contains("13912345678"), "phones are masked: {told}");
    assert!(told.contains("1 line came, 0 went"), "{told}");
    let answer: Value =
        serde_json::from_str(&stdout(&visits_in(folder, &["diff", "-f", "json"]))).expect("JSON");
    let changes = answer["changes"].as_array().expect("a list");
    assert_eq!(changes.len(), 3);
    assert!(
        changes
            .iter()
            .any(|change| change["change"] == "added" && change["file"] == "visits/2026-11.csv")
    );
    let unknown = visits_in(folder, &["diff", "--upload-pack"]);
    assert_eq!(unknown.status.code(), Some(2));
    let unknown = visits_in(folder, &["diff", "no-such-branch"]);
    assert_eq!(unknown.status.code(), Some(2));
    assert!(stderr(&unknown).contains("no-such-branch"));
}

#[test]
fn gbk_shows_as_text_in_git_s_own_diffs() {
    let folder = repository();
    let folder = folder.path();
    // 漏水 in GBK.
    let line = b"id,name,kind,phone,note\nC1,\xC2\xA9\xCB\xAE,office,,\n";
    std::fs::write(folder.join("contacts.csv"), line).expect("it is written");
    let shown = done(folder, &["diff", "--", "contacts.csv"]);
    assert!(shown.contains("+C1,漏水,office"), "{shown}");
}

#[test]
fn setting_up_twice_changes_nothing_and_outside_a_repository_is_refused() {
    let folder = repository();
    let before = std::fs::read(folder.path().join(".gitattributes")).expect("the attributes");
    let again = visits_in(folder.path(), &["git", "setup"]);
    assert_eq!(again.status.code(), Some(0));
    let after = std::fs::read(folder.path().join(".gitattributes")).expect("the attributes");
    assert_eq!(before, after);
    assert_eq!(done(folder.path(), &["status", "--porcelain"]), "");
    let outside = example_copy();
    let refused = visits_in(outside.path(), &["git", "setup"]);
    assert_eq!(refused.status.code(), Some(2));
    assert!(
        stderr(&refused).contains("git init"),
        "{}",
        stderr(&refused)
    );
}

#[test]
fn a_new_directory_is_set_up_with_the_rest() {
    let folder = tempfile::tempdir().expect("a folder");
    done(folder.path(), &["init", "-q"]);
    let made = visits_in(folder.path(), &["init", "--preset", "butler", "--git"]);
    assert_eq!(made.status.code(), Some(0), "{}", stderr(&made));
    let driver = done(folder.path(), &["config", "merge.visits.driver"]);
    assert_eq!(driver.trim(), "visits git merge-driver %O %A %B %P");
    let outside = tempfile::tempdir().expect("a folder");
    let refused = visits_in(outside.path(), &["init", "--preset", "butler", "--git"]);
    assert_eq!(refused.status.code(), Some(2));
    assert!(
        !outside.path().join("visits.toml").exists(),
        "nothing is begun"
    );
}

#[test]
fn the_doctor_says_what_is_fine_and_what_is_not() {
    let folder = repository();
    let states = |folder: &Path| {
        let output = visits_in(folder, &["doctor", "-f", "json"]);
        assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
        let answer: Value = serde_json::from_str(&stdout(&output)).expect("JSON");
        let checks = answer["checks"].as_array().expect("a list").clone();
        checks
            .iter()
            .map(|check| {
                format!(
                    "{} {}",
                    check["what"].as_str().unwrap(),
                    check["state"].as_str().unwrap()
                )
            })
            .collect::<Vec<_>>()
    };
    let fine = [
        "version",
        "language",
        "directory",
        "office",
        "files",
        "encoding",
        "git",
    ];
    assert_eq!(
        states(folder.path()),
        fine.map(|what| format!("{what} fine"))
    );
    change(folder.path(), "owners.csv", ",occupied,", ",occupid,");
    std::fs::write(
        folder.path().join("contacts.csv"),
        b"id,name,kind,phone,note\nC1,\xC2\xA9\xCB\xAE,office,,\n",
    )
    .expect("written");
    done(
        folder.path(),
        &["config", "--unset", "diff.visits.textconv"],
    );
    let ill = states(folder.path());
    for wrong in ["files wrong", "encoding attention", "git attention"] {
        assert!(ill.contains(&wrong.to_owned()), "{ill:?}");
    }
    let nowhere = tempfile::tempdir().expect("a folder");
    assert!(states(nowhere.path()).contains(&"directory wrong".to_owned()));
}

/// The file that git is to commit, with a line that stands in the folder as well or not.
fn stage(folder: &Path, file: &str, from: &str, to: &str) {
    change(folder, file, from, to);
    done(folder, &["add", file]);
}

#[test]
fn the_hook_lets_nothing_be_committed_that_check_or_fmt_would_refuse() {
    let folder = repository();
    let folder = folder.path();
    let output = visits_in(folder, &["git", "setup", "--hook"]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    // Sound and in form.
    let owner = visits_in(folder, &["owner", "set", "H1-1-0102", "tags=key"]);
    assert_eq!(owner.status.code(), Some(0), "{}", stderr(&owner));
    done(folder, &["commit", "-qam", "Sound"]);
    // A fault that is staged, and mended only in the folder.
    stage(folder, "owners.csv", "H1-1-0102,", "H1-1-0101,");
    change(folder, "owners.csv", "H1-1-0101,", "H1-1-0102,");
    let refused = git(folder, &["commit", "-qm", "Faulty"]);
    let told = stdout(&refused) + &stderr(&refused);
    assert_eq!(refused.status.code(), Some(1), "{told}");
    assert!(
        told.contains("owners.csv:") && told.contains("Nothing was committed"),
        "{told}"
    );
    done(folder, &["checkout", "-q", "HEAD", "--", "owners.csv"]);
    // Sound, but a date that people write.
    stage(folder, "visits/2026-11.csv", ",2026-11-02T", ",2026/11/02 ");
    let refused = git(folder, &["commit", "-qm", "Unformed"]);
    let told = stdout(&refused) + &stderr(&refused);
    assert_eq!(refused.status.code(), Some(1), "{told}");
    assert!(told.contains("visits fmt"), "{told}");
    done(folder, &["commit", "-qm", "All the same", "--no-verify"]);
    // What concerns no data is not looked at.
    std::fs::write(folder.join("notes.md"), "one").expect("it is written");
    done(folder, &["add", "notes.md"]);
    done(folder, &["commit", "-qm", "Notes"]);
}

#[test]
fn a_fault_that_is_only_in_the_folder_keeps_nobody_from_committing() {
    let folder = repository();
    let folder = folder.path();
    let output = visits_in(folder, &["git", "setup", "--hook"]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    stage(folder, "owners.csv", ",key,", ",vip,");
    change(folder, "owners.csv", "H1-1-0102,", "H1-1-0101,");
    std::fs::write(folder.join("visits/2026-12.csv"), "no table").expect("it is written");
    done(folder, &["commit", "-qm", "Sound as staged"]);
}

#[test]
fn another_s_hook_is_left_alone() {
    let folder = repository();
    let folder = folder.path();
    let hook = folder.join(".git/hooks/pre-commit");
    std::fs::create_dir_all(hook.parent().expect("a folder")).expect("it is made");
    std::fs::write(&hook, "#!/bin/sh\nmake test\n").expect("it is written");
    let output = visits_in(folder, &["git", "setup", "--hook"]);
    assert_eq!(output.status.code(), Some(2), "{}", stderr(&output));
    assert!(
        stderr(&output).contains("visits git check-staged"),
        "{}",
        stderr(&output)
    );
    assert_eq!(
        std::fs::read_to_string(&hook).expect("the hook"),
        "#!/bin/sh\nmake test\n"
    );
}
