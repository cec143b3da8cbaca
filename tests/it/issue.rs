//! `visits issue` from end to end: a life in steps, each one line changed.

use std::fs;
use std::path::Path;
use std::process::Output;

use crate::support::{answer, example_copy, numstat, on_folder, stderr, visits};

const ISSUES: &str = "issues/2026-11.csv";

fn issue(directory: &Path, at: &str, arguments: &[&str]) -> Output {
    on_folder(directory, at)
        .args(["-f", "json", "issue"])
        .args(arguments)
        .output()
        .expect("the program runs")
}

fn added(directory: &Path) -> String {
    let add = [
        "add",
        "H1-1-0101",
        "lift stops",
        "--department",
        "engineering",
        "--kind",
        "complaint",
    ];
    let said = answer(&issue(directory, "2026-11-16T09:00", &add));
    assert_eq!(said["issue"]["assignee"], "feng", "the department's member");
    assert_eq!(said["issue"]["stage"], "received");
    said["issue"]["id"].as_str().expect("an id").to_owned()
}

#[test]
fn every_step_changes_one_line_and_the_stage() {
    let copy = example_copy();
    let id = added(copy.path());
    for (at, step, stage) in [
        (
            "2026-11-16T10:00",
            &["promise", "ID", "2026-11-17T18:00"][..],
            "received",
        ),
        ("2026-11-16T11:00", &["escalate", "ID"], "received"),
        (
            "2026-11-16T12:00",
            &["answer", "ID", "--result", "belt, ordered"],
            "answered",
        ),
        ("2026-11-17T12:00", &["resolve", "ID"], "resolved"),
        ("2026-11-18T12:00", &["close", "ID"], "closed"),
    ] {
        let before = fs::read(copy.path().join(ISSUES)).expect("the issues are there");
        let step: Vec<&str> = step
            .iter()
            .map(|word| if *word == "ID" { &id } else { *word })
            .collect();
        let said = answer(&issue(copy.path(), at, &step));
        assert_eq!(said["issue"]["stage"], stage, "{step:?}");
        let after = fs::read(copy.path().join(ISSUES)).expect("the issues are there");
        assert_eq!(numstat(&before, &after), (1, 1), "{step:?}");
    }
    let shown = answer(&issue(copy.path(), "2026-11-19T09:00", &["show", &id]));
    assert_eq!(
        shown["issue"]["assignee"], "peng",
        "passed up to the manager"
    );
    assert_eq!(shown["issue"]["answer"], "belt, ordered");
    assert_eq!(shown["issue"]["promised_at"], "2026-11-17T18:00");
}

#[test]
fn steps_that_cannot_be_are_refused_with_the_reason() {
    let copy = example_copy();
    let id = added(copy.path());
    let refused = |at: &str, step: &[&str], said: &str| {
        let before = fs::read(copy.path().join(ISSUES)).expect("the issues are there");
        let output = issue(copy.path(), at, step);
        assert_eq!(output.status.code(), Some(2), "{step:?}");
        assert!(
            stderr(&output).contains(said),
            "{step:?}: {}",
            stderr(&output)
        );
        assert!(
            stderr(&output).contains("hint:"),
            "{step:?}: one thing to do"
        );
        assert_eq!(
            fs::read(copy.path().join(ISSUES)).expect("the issues are there"),
            before
        );
    };
    refused("2026-11-16T10:00", &["close", &id], "never answered");
    refused(
        "2026-11-16T10:00",
        &["revisit", &id, "v20261113-ybbx2n2j"],
        "not resolved",
    );
    refused(
        "2026-11-16T10:00",
        &["answer", &id, "--at", "2026-11-16T08:00"],
        "before",
    );
    answer(&issue(copy.path(), "2026-11-16T12:00", &["resolve", &id]));
    refused("2026-11-16T13:00", &["resolve", &id], "already");
    answer(&issue(copy.path(), "2026-11-16T14:00", &["answer", &id]));
    refused(
        "2026-11-16T15:00",
        &["close", &id, "--at", "2026-11-16T13:00"],
        "before",
    );
    refused("2026-11-16T15:00", &["revisit", &id, "v-none"], "no visit");
    answer(&issue(copy.path(), "2026-11-16T16:00", &["close", &id]));
    refused(
        "2026-11-16T17:00",
        &["promise", &id, "2026-11-18T09:00"],
        "already",
    );
    refused("2026-11-16T17:00", &["escalate", &id], "closed");
    refused("2026-11-16T17:00", &["answer", "i-none"], "no issue");
}

#[test]
fn a_revisit_is_a_later_visit_in_which_the_party_was_met() {
    let copy = example_copy();
    let id = added(copy.path());
    answer(&issue(copy.path(), "2026-11-16T12:00", &["resolve", &id]));
    let log = |party: &str, at: &str| {
        let output = visits()
            .args([
                "log", party, "--staff", "liang", "--now", at, "-f", "json", "-C",
            ])
            .arg(copy.path())
            .output()
            .expect("the program runs");
        answer(&output)["visit"]["id"]
            .as_str()
            .expect("an id")
            .to_owned()
    };
    let (early, other, right) = (
        log("H1-1-0101", "2026-11-16T11:00"),
        log("H1-1-0102", "2026-11-16T13:00"),
        log("H1-1-0101", "2026-11-16T14:00"),
    );
    for (visit, said) in [(early, "before"), (other, "another party")] {
        let output = issue(copy.path(), "2026-11-16T15:00", &["revisit", &id, &visit]);
        assert_eq!(output.status.code(), Some(2));
        assert!(stderr(&output).contains(said), "{}", stderr(&output));
    }
    let said = answer(&issue(
        copy.path(),
        "2026-11-16T15:00",
        &["revisit", &id, &right],
    ));
    assert_eq!(said["issue"]["stage"], "revisited");
    assert_eq!(said["issue"]["revisit"], right.as_str());
}

#[test]
fn the_list_is_narrowed_by_stage_department_severity_and_age() {
    let copy = example_copy();
    let list = |arguments: &[&str]| {
        let said = answer(&issue(
            copy.path(),
            "2026-11-16T09:00",
            &[&["list"], arguments].concat(),
        ));
        said["issues"].as_array().expect("a list").clone()
    };
    let open = list(&[]);
    assert!(open.iter().all(|issue| issue["stage"] != "closed"));
    assert!(list(&["--all"]).len() > open.len());
    let urgent = list(&["--severity", "urgent"]);
    assert!(!urgent.is_empty() && urgent.iter().all(|issue| issue["severity"] == "urgent"));
    let ours = list(&["--department", "engineering", "--stage", "received"]);
    assert!(!ours.is_empty());
    assert!(
        ours.iter()
            .all(|issue| issue["department"] == "engineering" && issue["stage"] == "received")
    );
    let old = list(&["--age", "7d"]);
    assert!(!old.is_empty() && old.len() < open.len());
    assert!(
        old.iter()
            .all(|issue| issue["raised_at"].as_str() <= Some("2026-11-09T09:00"))
    );
}

#[test]
fn a_file_with_errors_is_not_changed() {
    let copy = example_copy();
    let id = added(copy.path());
    let path = copy.path().join(ISSUES);
    let text = fs::read_to_string(&path).expect("the issues are text") + "torn,row\n";
    fs::write(&path, &text).expect("a copy can be written");
    let refused = issue(copy.path(), "2026-11-16T12:00", &["answer", &id]);
    assert_eq!(refused.status.code(), Some(3));
    assert!(
        stderr(&refused).contains("issues/2026-11.csv:"),
        "{}",
        stderr(&refused)
    );
    assert_eq!(
        fs::read_to_string(&path).expect("the issues are text"),
        text
    );
}

#[test]
fn a_complaint_is_classified_and_classified_again_and_nothing_else_is() {
    let copy = example_copy();
    let add = |kind: &str| {
        let said = answer(&issue(
            copy.path(),
            "2026-11-16T10:00",
            &[
                "add",
                "H1-1-0202",
                "The guard shouted at me",
                "--kind",
                kind,
                "--department",
                "security",
            ],
        ));
        said["issue"]["id"].as_str().expect("an id").to_owned()
    };
    let (complaint, repair) = (add("complaint"), add("repair"));
    for class in ["venting", "valid"] {
        let said = answer(&issue(
            copy.path(),
            "2026-11-16T11:00",
            &["classify", &complaint, class],
        ));
        assert_eq!(said["issue"]["class"], class);
    }
    let text = fs::read_to_string(copy.path().join(ISSUES)).expect("the issues are text");
    assert!(
        text.lines()
            .any(|line| line.starts_with(&complaint) && line.contains(",complaint,valid,"))
    );
    for arguments in [
        ["classify", &repair, "valid"],
        ["classify", &complaint, "vaild"],
    ] {
        let refused = issue(copy.path(), "2026-11-16T11:00", &arguments);
        assert_eq!(refused.status.code(), Some(2), "{arguments:?}");
    }
}
