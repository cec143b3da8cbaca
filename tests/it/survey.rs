//! `survey start`, `survey return`: a round of forms (I4, I5, I6 of the rule ledger).

use std::path::Path;

use serde_json::Value;

use crate::support::{example_copy, numstat, office, on_folder, stderr, stdout};

const POLICY: &str = "[roles.butler]\n[satisfaction]\nservices = [\"security\", \"overall\"]\n\
    [[trigger]]\nid = \"round\"\non = \"survey.sent\"\nby = { role = \"butler\" }\nwithin = \"21d\"\n";
const STAFF: &str =
    "[[staff]]\nid = \"wang\"\nname = \"王芳\"\nrole = \"butler\"\nareas = [\"east\"]\n";
const OWNERS: &str = "id,name,building,area,status\nH1,Li,1,east,occupied\nH2,Hu,1,east,rented\nH3,Su,2,west,vacant\n";

fn town() -> tempfile::TempDir {
    office(&[
        ("policy.toml", POLICY),
        ("staff.toml", STAFF),
        ("owners.csv", OWNERS),
    ])
}

fn run(folder: &Path, arguments: &[&str]) -> (Option<i32>, Value, String) {
    let output = on_folder(folder, "2026-11-16T09:00")
        .args(arguments)
        .args(["-f", "json"])
        .output()
        .expect("it runs");
    let answer = serde_json::from_str(&stdout(&output)).unwrap_or(Value::Null);
    (output.status.code(), answer, stderr(&output))
}

fn forms(folder: &Path) -> String {
    std::fs::read_to_string(folder.join("surveys/2026-h2.csv")).expect("the survey")
}

#[test]
fn forms_go_out_to_everybody_who_lives_there_once() {
    let town = town();
    let (code, answer, said) = run(town.path(), &["survey", "start", "2026-h2"]);
    assert_eq!(code, Some(0), "{said}");
    assert_eq!(answer["parties"], serde_json::json!(["H1", "H2"]));
    let first = forms(town.path());
    assert_eq!(
        first,
        "party,sent_at,returned_at,rate_security,rate_overall,opinion\nH1,2026-11-16,,,,\nH2,2026-11-16,,,,\n"
    );
    let (_, answer, _) = run(
        town.path(),
        &[
            "survey",
            "start",
            "2026-h2",
            "H1",
            "H3",
            "--at",
            "2026-11-15",
        ],
    );
    assert_eq!(answer["parties"], serde_json::json!(["H3"]), "H1 has one");
    assert_eq!(
        numstat(first.as_bytes(), forms(town.path()).as_bytes()),
        (1, 0)
    );
    let (_, due, _) = run(town.path(), &["due", "--rule", "round"]);
    assert_eq!(
        due["duties"].as_array().map(Vec::len),
        Some(3),
        "each form is visited for"
    );
}

#[test]
fn a_form_that_came_back_is_one_line_changed() {
    let town = town();
    run(town.path(), &["survey", "start", "2026-h2"]);
    let before = forms(town.path());
    let back = [
        "survey",
        "return",
        "2026-h2",
        "H2",
        "--rate",
        "overall=5",
        "--rate",
        "security=3",
        "--opinion",
        "More light",
    ];
    let (code, answer, said) = run(town.path(), &back);
    assert_eq!(code, Some(0), "{said}");
    assert_eq!(
        (&answer["returned"]["n"], &answer["returned"]["of"]),
        (&1.into(), &2.into())
    );
    assert_eq!(answer["satisfied"]["n"], 1);
    assert_eq!(answer["opinions"][0]["opinion"], "More light");
    assert_eq!(
        numstat(before.as_bytes(), forms(town.path()).as_bytes()),
        (1, 1)
    );
    assert!(forms(town.path()).ends_with("H2,2026-11-16,2026-11-16,3,5,More light\n"));
    let (_, checked, _) = run(town.path(), &["check"]);
    assert_eq!(
        checked["faults"].as_array().map(Vec::len),
        Some(0),
        "{checked}"
    );
}

#[test]
fn what_cannot_be_is_refused_and_nothing_written() {
    let town = town();
    run(town.path(), &["survey", "start", "2026-h2"]);
    let before = forms(town.path());
    for (arguments, told) in [
        (
            &["survey", "return", "2026-h2", "H3"][..],
            "survey start 2026-h2 H3",
        ),
        (&["survey", "return", "2026-h3", "H1"], "2026-h2"),
        (
            &["survey", "return", "2026-h2", "H1", "--rate", "security=9"],
            "9",
        ),
        (
            &["survey", "return", "2026-h2", "H1", "--rate", "water=3"],
            "security, overall",
        ),
        (
            &["survey", "return", "2026-h2", "H1", "--at", "2026-11-15"],
            "2026-11-16",
        ),
        (&["survey", "start", "../h2"], "2026-h2"),
        (&["survey", "start", "2027-h1", "--area", "north"], "north"),
        (
            &["survey", "start", "2027-h1", "--service", "securty"],
            "security",
        ),
    ] {
        let (code, _, said) = run(town.path(), arguments);
        assert_eq!(code, Some(2), "{arguments:?}: {said}");
        assert!(said.contains(told), "{arguments:?}: {said}");
    }
    assert_eq!(forms(town.path()), before);
    assert!(!town.path().join("surveys/2027-h1.csv").exists());
}

#[test]
fn a_survey_is_not_named_after_a_device_of_windows() {
    let folder = example_copy();
    let output = on_folder(folder.path(), "2026-11-16T09:00")
        .args(["survey", "start", "con"])
        .output();
    let output = output.expect("it runs");
    assert_eq!(output.status.code(), Some(2), "{}", stderr(&output));
    assert!(!folder.path().join("surveys/con.csv").exists());
}
