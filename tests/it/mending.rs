//! `visit`, `issue`, `event`: what was typed wrongly is mended or taken out, ids by a part of their tail,
//! and what others rest on is said.

use std::fs;
use std::path::Path;
use std::process::Output;

use serde_json::Value;

use crate::support::{answer, example_copy, numstat, on_folder, stderr, stdout};

fn at(directory: &Path, now: &str, arguments: &[&str]) -> Output {
    on_folder(directory, now)
        .args(["-f", "json"])
        .args(arguments)
        .env("VISITS_STAFF", "liang")
        .output()
        .expect("the program runs")
}

fn run(directory: &Path, arguments: &[&str]) -> Output {
    at(directory, "2026-11-16T09:00", arguments)
}

fn said(directory: &Path, arguments: &[&str]) -> Value {
    answer(&run(directory, arguments))
}

fn text(directory: &Path, file: &str) -> String {
    fs::read_to_string(directory.join(file)).expect("the file is text")
}

fn is_refused(output: &Output, named: &str) {
    assert_eq!(output.status.code(), Some(2), "{}", stderr(output));
    assert!(
        stderr(output).contains(named),
        "{named}: {}",
        stderr(output)
    );
}

fn id_of(answer: &Value, kind: &str) -> String {
    answer[kind]["id"].as_str().expect("an id").to_owned()
}

/// An issue raised an hour ago.
fn raised(directory: &Path) -> String {
    let added = said(
        directory,
        &[
            "issue",
            "add",
            "H1-1-0101",
            "tap drips",
            "--department",
            "engineering",
            "--kind",
            "repair",
            "--at",
            "08:00",
        ],
    );
    id_of(&added, "issue")
}

#[test]
fn a_visit_at_the_wrong_door_is_put_right_in_one_line() {
    let copy = example_copy();
    let logged = said(
        copy.path(),
        &["log", "H1-1-0101", "--outcome", "met", "--at", "08:30"],
    );
    let id = id_of(&logged, "visit");
    let tail = id.rsplit_once('-').expect("a tail").1;
    let file = "visits/2026-11.csv";
    let before = text(copy.path(), file);
    let changed = said(
        copy.path(),
        &[
            "visit",
            "set",
            tail,
            "party=1-1-0102",
            "rate_security=4",
            "备注=换了门",
        ],
    );
    assert_eq!(changed["changed"][0]["to"], "H1-1-0102");
    let after = text(copy.path(), file);
    assert_eq!(numstat(before.as_bytes(), after.as_bytes()), (1, 1));
    assert!(after.contains("换了门"), "{after}");
    is_refused(
        &run(copy.path(), &["visit", "set", tail, "outcome=mett"]),
        "met",
    );
    is_refused(
        &run(copy.path(), &["visit", "remove", "v-no-such"]),
        "v-no-such",
    );
    assert_eq!(text(copy.path(), file), after);
}

#[test]
fn a_visit_of_another_month_moves_into_its_file_and_back_again() {
    let copy = example_copy();
    let logged = said(
        copy.path(),
        &["log", "H1-1-0101", "--outcome", "met", "--at", "08:30"],
    );
    let id = id_of(&logged, "visit");
    let before = [
        text(copy.path(), "visits/2026-10.csv"),
        text(copy.path(), "visits/2026-11.csv"),
    ];
    said(
        copy.path(),
        &["visit", "set", &id, "visited_at=2026-10-30T19:00"],
    );
    assert!(text(copy.path(), "visits/2026-10.csv").contains(&id));
    assert!(!text(copy.path(), "visits/2026-11.csv").contains(&id));
    said(copy.path(), &["undo"]);
    let after = [
        text(copy.path(), "visits/2026-10.csv"),
        text(copy.path(), "visits/2026-11.csv"),
    ];
    assert_eq!(after, before);
}

#[test]
fn what_others_rest_on_is_named_and_stays_unless_it_is_forced() {
    let copy = example_copy();
    let issue = raised(copy.path());
    said(
        copy.path(),
        &[
            "issue", "answer", &issue, "--at", "08:10", "--answer", "today",
        ],
    );
    said(
        copy.path(),
        &[
            "issue",
            "resolve",
            &issue,
            "--at",
            "08:20",
            "--result",
            "new washer",
        ],
    );
    let visit = said(
        copy.path(),
        &["log", "H1-1-0101", "--outcome", "met", "--at", "08:40"],
    );
    let visit = id_of(&visit, "visit");
    said(copy.path(), &["issue", "revisit", &issue, &visit]);
    let before = text(copy.path(), "visits/2026-11.csv");
    is_refused(&run(copy.path(), &["visit", "remove", &visit]), "--force");
    is_refused(
        &run(copy.path(), &["visit", "set", &visit, "outcome=no_answer"]),
        "--force",
    );
    assert_eq!(text(copy.path(), "visits/2026-11.csv"), before);
    said(copy.path(), &["visit", "remove", &visit, "--force"]);
    assert!(!text(copy.path(), "visits/2026-11.csv").contains(&visit));
}

#[test]
fn an_answer_and_a_result_are_two_columns() {
    let copy = example_copy();
    let issue = raised(copy.path());
    said(
        copy.path(),
        &["issue", "answer", &issue, "--answer", "we come at ten"],
    );
    let solved = said(
        copy.path(),
        &["issue", "resolve", &issue, "--result", "new washer"],
    );
    assert_eq!(solved["issue"]["answer"], "we come at ten");
    assert_eq!(solved["issue"]["result"], "new washer");
}

#[test]
fn an_issue_that_is_not_solved_is_closed_only_for_a_reason_and_counts_as_not_solved() {
    let copy = example_copy();
    let issue = raised(copy.path());
    said(copy.path(), &["issue", "answer", &issue, "--answer", "no"]);
    is_refused(
        &run(copy.path(), &["issue", "close", &issue, "--result", "done"]),
        "--unresolved",
    );
    let closed = said(
        copy.path(),
        &[
            "issue",
            "close",
            &issue,
            "--unresolved",
            "the owner does it",
        ],
    );
    assert_eq!(closed["issue"]["stage"], "closed");
    assert_eq!(closed["issue"]["result"], "the owner does it");
    assert!(closed["issue"]["resolved_at"].is_null());
    let late = answer(&at(
        copy.path(),
        "2026-12-16T09:00",
        &["overdue", "--everybody"],
    ));
    let items = late["items"].as_array().expect("a list");
    assert!(items.iter().all(|item| item["id"] != issue.as_str()));
}

#[test]
fn an_issue_waits_goes_on_changes_hands_and_is_taken_up_again() {
    let copy = example_copy();
    let issue = raised(copy.path());
    let tail = issue.rsplit_once('-').expect("a tail").1.to_owned();
    said(copy.path(), &["issue", "hold", &tail, "--at", "08:10"]);
    is_refused(&run(copy.path(), &["issue", "hold", &issue]), "resume");
    is_refused(
        &run(copy.path(), &["issue", "resume", &issue, "--at", "08:05"]),
        "later",
    );
    let on = said(copy.path(), &["issue", "resume", &tail, "--at", "08:30"]);
    assert_eq!(on["issue"]["holds"][0], "2026-11-16T08:10/2026-11-16T08:30");
    is_refused(
        &run(copy.path(), &["issue", "resume", &issue]),
        "not on hold",
    );
    let given = said(copy.path(), &["issue", "assign", &issue, "liang"]);
    assert_eq!(given["issue"]["assignee"], "liang");
    is_refused(&run(copy.path(), &["issue", "reopen", &issue]), "goes on");
    said(copy.path(), &["issue", "answer", &issue]);
    said(
        copy.path(),
        &["issue", "resolve", &issue, "--result", "new washer"],
    );
    let again = said(copy.path(), &["issue", "reopen", &issue, "drips again"]);
    assert_eq!(again["issue"]["reopens"], issue.as_str());
    assert_eq!(again["issue"]["kind"], "repair");
    assert_eq!(again["issue"]["stage"], "received");
    is_refused(&run(copy.path(), &["issue", "remove", &issue]), "--force");
    let newer = id_of(&again, "issue");
    said(copy.path(), &["issue", "remove", &newer]);
    said(copy.path(), &["issue", "remove", &issue]);
}

#[test]
fn an_issue_of_another_department_goes_to_its_member() {
    let copy = example_copy();
    let issue = raised(copy.path());
    let changed = said(
        copy.path(),
        &[
            "issue",
            "set",
            &issue,
            "severity=紧急",
            "department=security",
        ],
    );
    let changed = changed["changed"].as_array().expect("a list");
    let fields: Vec<&str> = changed
        .iter()
        .filter_map(|cell| cell["field"].as_str())
        .collect();
    assert_eq!(fields, ["severity", "department", "assignee"]);
}

#[test]
fn events_are_listed_mended_and_taken_out() {
    let copy = example_copy();
    let added = said(
        copy.path(),
        &["event", "add", "H1-1-0101", "wedding", "--at", "2026-11-12"],
    );
    let id = id_of(&added, "event");
    let tail = id.rsplit_once('-').expect("a tail").1;
    let listed = said(copy.path(), &["event", "list", "--party", "H1-1-0101"]);
    assert!(
        listed["events"]
            .as_array()
            .expect("a list")
            .iter()
            .any(|event| event["id"] == id.as_str())
    );
    said(copy.path(), &["event", "set", tail, "party=H1-1-0102"]);
    assert!(
        text(copy.path(), "events/2026-11.csv")
            .contains(&format!("{id},2026-11-12,H1-1-0102,wedding"))
    );
    said(copy.path(), &["event", "remove", tail]);
    assert!(!text(copy.path(), "events/2026-11.csv").contains(&id));
}

#[test]
fn a_visit_to_come_and_one_recorded_already_are_refused() {
    let copy = example_copy();
    let file = "visits/2026-11.csv";
    let met = [
        "log",
        "H1-1-0101",
        "--outcome",
        "met",
        "--at",
        "08:30",
        "--note",
        "x",
    ];
    said(copy.path(), &met);
    let before = text(copy.path(), file);
    is_refused(&run(copy.path(), &met), "visit set");
    is_refused(
        &run(
            copy.path(),
            &[
                "log",
                "H1-1-0101",
                "--outcome",
                "met",
                "--at",
                "2026-11-17T10:00",
            ],
        ),
        "--future",
    );
    assert_eq!(text(copy.path(), file), before);
    said(
        copy.path(),
        &[
            "log",
            "H1-1-0101",
            "--outcome",
            "met",
            "--at",
            "2026-11-17T10:00",
            "--future",
        ],
    );
    said(
        copy.path(),
        &[
            "log",
            "H1-1-0101",
            "--outcome",
            "met",
            "--at",
            "08:30",
            "--note",
            "y",
        ],
    );
}

#[test]
fn who_is_at_the_keyboard_sees_what_is_theirs_and_is_told_so() {
    let copy = example_copy();
    let count = |arguments: &[&str]| {
        let rows = said(copy.path(), arguments);
        rows["duties"].as_array().expect("a list").len()
    };
    assert!(count(&["due", "--state", "open"]) < count(&["due", "--state", "open", "--everybody"]));
    let told = run(copy.path(), &["due"]);
    assert!(stderr(&told).contains("--everybody"), "{}", stderr(&told));
}

#[test]
fn what_is_overdue_since_then_is_told_as_new_and_quietly_not_at_all() {
    let copy = example_copy();
    let plain = |arguments: &[&str]| {
        let output = on_folder(copy.path(), "2026-11-16T09:00")
            .args(arguments)
            .output();
        stdout(&output.expect("it runs"))
    };
    let since = "2026-11-16T08:59";
    assert!(plain(&["overdue", "--new-since", since]).contains("Nothing new"));
    assert_eq!(plain(&["-q", "overdue", "--new-since", since]), "");
}

#[test]
fn a_visit_is_reviewed_by_a_part_of_its_id_and_the_act_can_be_told_and_taken_back() {
    let copy = example_copy();
    let visits = said(copy.path(), &["export", "visits"]);
    let rows = visits["rows"].as_array().expect("a list");
    let is_other = |row: &&Value| {
        let at = row["visited_at"].as_str().unwrap_or_default();
        at.starts_with("2026-11") && row["staff"] != "peng"
    };
    let visit = rows.iter().find(is_other);
    let id = visit.expect("somebody else's")["id"]
        .as_str()
        .expect("an id")
        .to_owned();
    let before = text(copy.path(), "visits/2026-11.csv");
    let tail = id.rsplit('-').next().expect("a tail");
    let reviewed = said(copy.path(), &["visit", "review", tail, "--by", "peng"]);
    assert_eq!(reviewed["visit"], id.as_str());
    let listed = said(copy.path(), &["undo", "--list"]);
    let last = listed["changes"][0].to_string();
    assert!(last.contains(&id), "{last}");
    said(copy.path(), &["undo"]);
    assert_eq!(text(copy.path(), "visits/2026-11.csv"), before);
}
