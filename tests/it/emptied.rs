//! Files of a month that lost their rows: an error where anybody knows of rows in them, else a warning, and
//! nothing where a command left them so.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::support::{example_copy, on_folder, stderr, stdout};

const VISITS: &str = "visits/2026-11.csv";
const EVENTS: &str = "events/2026-11.csv";
const PLAN: &str = "plans/2026-11.csv";

fn done(folder: &Path, arguments: &[&str]) {
    let output = on_folder(folder, "2026-11-16T09:00")
        .args(arguments)
        .output();
    let output = output.expect("it runs");
    assert_eq!(
        output.status.code(),
        Some(0),
        "{arguments:?}: {}",
        stderr(&output)
    );
}

/// The codes of what `check` says of one file, with its sentences.
fn told(folder: &Path, file: &str) -> Vec<(String, String)> {
    let mut check = on_folder(folder, "2026-11-16T09:00");
    let output = check.args(["check", "-f", "json"]).output();
    let printed = stdout(&output.expect("it runs"));
    let answer: serde_json::Value = serde_json::from_str(&printed).expect("one object");
    let faults = answer["faults"].clone();
    let text =
        |fault: &serde_json::Value, key: &str| fault[key].as_str().expect("a text").to_owned();
    let faults = faults.as_array().expect("a list").iter();
    let of_file = faults.filter(|fault| fault["file"] == file);
    let of_file = of_file.map(|fault| (text(fault, "code"), text(fault, "message")));
    of_file
        .filter(|(code, _)| matches!(&**code, "V020" | "V022"))
        .collect()
}

/// Leaves of a file its header alone, or nothing at all.
fn empty(folder: &Path, file: &str, keep_header: bool) {
    let path = folder.join(file);
    let text = fs::read_to_string(&path).expect("a table");
    let header = text.lines().next().expect("a header");
    fs::write(
        path,
        if keep_header {
            format!("{header}\n")
        } else {
            String::new()
        },
    )
    .expect("a file");
}

fn git(folder: &Path, arguments: &[&str]) {
    let name = ["-c", "user.name=Li", "-c", "user.email=li@example.org"];
    let mut git = Command::new("git");
    let output = git
        .arg("-C")
        .arg(folder)
        .args(name)
        .args(arguments)
        .output();
    assert!(output.expect("git runs").status.success(), "{arguments:?}");
}

fn is_error(folder: &Path, file: &str, by: &str) {
    let told = told(folder, file);
    assert!(
        matches!(&told[..], [(code, said)] if code == "V022" && said.contains(by)),
        "{told:?}"
    );
}

#[test]
fn where_nobody_knows_of_rows_it_is_a_warning() {
    let copy = example_copy();
    for keep_header in [true, false] {
        empty(copy.path(), "events/2026-09.csv", keep_header);
        let told = told(copy.path(), "events/2026-09.csv");
        assert!(
            matches!(&told[..], [(code, _)] if code == "V020"),
            "{told:?}"
        );
    }
    empty(copy.path(), "contacts.csv", true);
    assert!(
        told(copy.path(), "contacts.csv").is_empty(),
        "an office may have no contacts"
    );
}

#[test]
fn an_issue_knows_of_its_visits_and_the_plan_of_what_made_its_rows() {
    for keep_header in [true, false] {
        let copy = example_copy();
        done(copy.path(), &["plan", "--save", "--budget", "0"]);
        fs::remove_dir_all(copy.path().join(".visits-journal")).expect("the journal");
        empty(copy.path(), VISITS, keep_header);
        empty(copy.path(), EVENTS, keep_header);
        is_error(copy.path(), VISITS, "issues/2026-1");
        is_error(copy.path(), EVENTS, PLAN);
    }
}

#[test]
fn a_plan_knows_that_somebody_was_to_be_visited_where_the_log_is_without_a_byte() {
    let copy = example_copy();
    done(copy.path(), &["plan", "--save", "--budget", "0"]);
    fs::remove_dir_all(copy.path().join(".visits-journal")).expect("the journal");
    fs::remove_dir_all(copy.path().join("issues")).expect("the issues");
    let plan = fs::read_to_string(copy.path().join(PLAN)).expect("a plan");
    let plain = plan.lines().filter(|line| !line.contains("/v2026"));
    fs::write(
        copy.path().join(PLAN),
        plain.collect::<Vec<_>>().join("\n") + "\n",
    )
    .expect("a file");
    empty(copy.path(), VISITS, false);
    is_error(copy.path(), VISITS, PLAN);
    fs::remove_dir_all(copy.path().join("plans")).expect("the plans");
    assert_eq!(told(copy.path(), VISITS)[0].0, "V020");
}

#[test]
fn the_journal_knows_what_a_command_wrote_and_what_it_left_without_rows() {
    let copy = example_copy();
    done(
        copy.path(),
        &["event", "add", "H1-1-0101", "wedding", "--at", "2026-12-01"],
    );
    let file = "events/2026-12.csv";
    assert!(told(copy.path(), file).is_empty());
    let whole = fs::read(copy.path().join(file)).expect("a table");
    for keep_header in [true, false] {
        empty(copy.path(), file, keep_header);
        is_error(copy.path(), file, "the last command");
        fs::write(copy.path().join(file), &whole).expect("a file");
    }
    fs::remove_file(copy.path().join(file)).expect("a file");
    is_error(copy.path(), file, "is gone");
    fs::write(copy.path().join(file), &whole).expect("a file");
    let text = String::from_utf8(whole).expect("text");
    let id = text
        .lines()
        .nth(1)
        .and_then(|row| row.split(',').next())
        .expect("an id");
    done(copy.path(), &["event", "remove", id]);
    assert_eq!(text.lines().count(), 2);
    assert!(
        told(copy.path(), file).is_empty(),
        "a command took its last row out"
    );
    done(copy.path(), &["undo"]);
    done(copy.path(), &["undo"]);
    assert!(
        told(copy.path(), file).is_empty(),
        "taken back, and gone again"
    );
}

#[test]
fn git_knows_the_last_commit_whatever_its_encoding() {
    let copy = example_copy();
    let (gbk, _, _) = encoding_rs::GB18030
        .encode("id,happened_at,party,kind,note\ne1,2026-08-03,,wedding,中秋晚会\n");
    fs::write(copy.path().join("events/2026-08.csv"), gbk).expect("a file");
    git(copy.path(), &["init", "-q"]);
    git(copy.path(), &["add", "-A"]);
    git(copy.path(), &["commit", "-qm", "all"]);
    for file in ["events/2026-08.csv", "events/2026-09.csv"] {
        empty_bytes(copy.path(), file);
        is_error(copy.path(), file, "git");
        fs::remove_file(copy.path().join(file)).expect("a file");
        is_error(copy.path(), file, "git");
        git(copy.path(), &["rm", "-q", "--cached", file]);
        assert!(told(copy.path(), file).is_empty(), "taken out on purpose");
    }
}

fn empty_bytes(folder: &Path, file: &str) {
    fs::write(folder.join(file), "").expect("a file");
}

#[test]
fn a_month_that_was_handed_in_with_visits_had_some() {
    let copy = example_copy();
    fs::remove_dir_all(copy.path().join("issues")).expect("the issues");
    done(copy.path(), &["close", "2026-10", "--by", "song"]);
    fs::remove_dir_all(copy.path().join(".visits-journal")).expect("the journal");
    empty(copy.path(), "visits/2026-10.csv", true);
    is_error(copy.path(), "visits/2026-10.csv", "closed/2026-10.json");
}
