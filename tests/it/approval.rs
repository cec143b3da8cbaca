//! `plan approve`: only by whom the visitors report to, and void once the plan changes (W1, K1).

use std::path::Path;

use serde_json::Value;

use crate::support::{example_copy, office, on_folder, stderr, stdout};

/// Runs on a folder at a time; the exit code, what it printed, what it said.
fn run(folder: &Path, now: &str, arguments: &[&str]) -> (Option<i32>, String, String) {
    let output = on_folder(folder, now)
        .args(arguments)
        .output()
        .expect("it runs");
    (output.status.code(), stdout(&output), stderr(&output))
}

const NOW: &str = "2026-11-16T09:00";

fn saved() -> tempfile::TempDir {
    let folder = example_copy();
    let (code, _, said) = run(folder.path(), NOW, &["plan", "--save", "--budget", "0"]);
    assert_eq!(code, Some(0), "{said}");
    folder
}

fn approval(folder: &Path, now: &str, command: &str) -> Value {
    let mut arguments = vec![command, "-f", "json"];
    if command == "plan" {
        arguments.extend(["--budget", "0"]);
    }
    let (_, answer, said) = run(folder, now, &arguments);
    let answer: Value = serde_json::from_str(&answer).unwrap_or_else(|_| panic!("{said}"));
    answer["approval"].clone()
}

/// The members of a role of the example.
fn members(folder: &Path, role: &str) -> Vec<String> {
    let staff = std::fs::read_to_string(folder.join("staff.toml")).expect("staff");
    let role = format!("role = \"{role}\"");
    let tables = staff
        .split("[[staff]]")
        .filter(|table| table.contains(&role));
    let ids = tables.filter_map(|table| table.split("id = \"").nth(1)?.split('"').next());
    ids.map(str::to_owned).collect()
}

#[test]
fn only_whom_the_visitors_report_to_approves() {
    let folder = saved();
    let supervisor = &members(folder.path(), "supervisor")[0];
    for role in ["butler", "department_manager"] {
        let other = &members(folder.path(), role)[0];
        let (code, _, said) = run(
            folder.path(),
            NOW,
            &["plan", "approve", "2026-11", "--by", other],
        );
        assert_eq!(code, Some(2), "{role}");
        assert!(said.contains(supervisor), "who may is named: {said}");
    }
    assert!(!folder.path().join("approvals.csv").exists());
    assert_eq!(approval(folder.path(), NOW, "report")["state"], "missing");
    let (code, told, said) = run(
        folder.path(),
        NOW,
        &["plan", "approve", "2026-11", "--by", supervisor],
    );
    assert_eq!(code, Some(0), "{said}");
    assert!(told.contains("approved by"), "{told}");
    for command in ["plan", "report"] {
        let approval = approval(folder.path(), "2026-11-17", command);
        assert_eq!(approval["state"], "approved", "{command}");
        assert_eq!(approval["parts"][0]["by"], supervisor.as_str());
        assert_eq!(approval["parts"][0]["at"], NOW);
    }
    assert_eq!(
        approval(folder.path(), "2026-11-16T08:59", "report")["state"],
        "missing",
        "not known yet"
    );
    let (_, page, _) = run(folder.path(), NOW, &["report", "-f", "html"]);
    assert!(page.contains("approved by"));
}

#[test]
fn an_approval_is_void_once_the_plan_changes_and_not_when_it_is_only_written_anew() {
    let folder = saved();
    let supervisor = &members(folder.path(), "supervisor")[0];
    let approve = ["plan", "approve", "--by", supervisor];
    assert_eq!(run(folder.path(), NOW, &approve).0, Some(0));
    let state = || approval(folder.path(), NOW, "report")["state"].clone();
    let file = folder.path().join("plans/2026-11.csv");
    let plan = std::fs::read_to_string(&file).expect("the plan");
    let mut lines: Vec<&str> = plan.lines().collect();
    lines[1..].reverse();
    std::fs::write(&file, lines.join("\r\n")).expect("it is written");
    assert_eq!(state(), "approved", "the same rows in another order");
    let changed = plan.replacen(",proposed,", ",cancelled,", 1);
    assert_ne!(changed, plan);
    std::fs::write(&file, &changed).expect("it is written");
    assert_eq!(state(), "void");
    let (_, told, _) = run(folder.path(), NOW, &["report"]);
    assert!(told.contains("the approval is void"), "{told}");
    assert_eq!(run(folder.path(), NOW, &approve).0, Some(0));
    assert_eq!(state(), "approved", "approved again as it stands now");
    let before = std::fs::read(folder.path().join("approvals.csv")).expect("the approvals");
    assert_eq!(run(folder.path(), NOW, &approve).0, Some(0));
    let after = std::fs::read(folder.path().join("approvals.csv")).expect("the approvals");
    assert_eq!(
        before, after,
        "the same approval is not put on record twice"
    );
}

#[test]
fn what_cannot_be_approved_is_refused_with_the_reason() {
    let folder = example_copy();
    let by = &members(folder.path(), "supervisor")[0];
    let (code, _, said) = run(
        folder.path(),
        NOW,
        &["plan", "approve", "2026-12", "--by", by],
    );
    assert_eq!(code, Some(2));
    assert!(
        said.contains("no saved plan") && said.contains("--save"),
        "{said}"
    );
    let alone = office(&[
        ("policy.toml", "[roles.boss]\n"),
        (
            "staff.toml",
            "[[staff]]\nid = \"li\"\nname = \"李\"\nrole = \"boss\"\n",
        ),
        (
            "owners.csv",
            "id,name,building,area,status\nH1,Li,1,east,occupied\n",
        ),
        (
            "plans/2026-11.csv",
            "id,date,start,staff,party,channel,minutes,rules,due,state,note\nagreed/H1/2026-11-20,2026-11-20,10:00,li,H1,door,10,agreed,,agreed,\n",
        ),
    ]);
    let (code, _, said) = run(alone.path(), NOW, &["plan", "approve", "--by", "li"]);
    assert_eq!(code, Some(2));
    assert!(said.contains("nobody has to approve"), "{said}");
    assert_eq!(approval(alone.path(), NOW, "report")["state"], "not_needed");
}

#[test]
fn a_plan_with_errors_in_its_file_is_not_approved() {
    let folder = saved();
    let file = folder.path().join("plans/2026-11.csv");
    let mut plan = std::fs::read_to_string(&file).expect("the plan");
    plan.push_str("nonsense,2026-13-40\n");
    std::fs::write(&file, plan).expect("it is written");
    let by = &members(folder.path(), "supervisor")[0];
    let (code, _, _) = run(folder.path(), NOW, &["plan", "approve", "--by", by]);
    assert_eq!(code, Some(3));
    assert!(!folder.path().join("approvals.csv").exists());
}

#[test]
fn what_is_agreed_with_owners_after_the_approval_leaves_it_standing_and_the_rest_is_said_at_once() {
    let folder = saved();
    let supervisor = &members(folder.path(), "supervisor")[0];
    let approve = ["plan", "approve", "--by", supervisor];
    assert_eq!(run(folder.path(), NOW, &approve).0, Some(0));
    let state = || approval(folder.path(), NOW, "report")["state"].clone();
    let file = folder.path().join("plans/2026-11.csv");
    let plan = std::fs::read_to_string(&file).expect("the plan");
    let butlers = members(folder.path(), "butler");
    let proposed = plan
        .lines()
        .skip(1)
        .filter(|row| row.contains(",proposed,"));
    let parties: Vec<String> = proposed
        .filter(|row| {
            let lead = row.split(',').nth(3).unwrap_or_default();
            row.contains(",door,10,") && butlers.iter().any(|butler| butler == lead)
        })
        .map(|row| row.split(',').nth(4).expect("a party").to_owned())
        .take(2)
        .collect();
    // One proposed visit is fixed for another time, another household asks for a visit of its own accord.
    let (code, _, said) = run(
        folder.path(),
        NOW,
        &["appoint", &parties[0], "2026-11-27T19:00"],
    );
    assert_eq!(code, Some(0), "{said}");
    assert!(!said.contains("void"), "{said}");
    assert_eq!(state(), "approved");
    let (code, _, said) = run(
        folder.path(),
        NOW,
        &["appoint", &parties[0], "2026-11-27T19:00", "--cancel"],
    );
    assert_eq!(code, Some(0), "{said}");
    // It was proposed when it was approved: to call it off altogether is another plan.
    assert!(
        said.contains("void") && said.contains(&format!("--by {supervisor}")),
        "{said}"
    );
    assert_eq!(state(), "void");
    assert_eq!(run(folder.path(), NOW, &approve).0, Some(0));
    let changed = std::fs::read_to_string(&file).expect("the plan");
    let moved = changed.replacen(
        &format!(",{},door,10,", parties[1]),
        &format!(",{},door,15,", parties[1]),
        1,
    );
    assert_ne!(moved, changed, "a proposed row that was changed");
    std::fs::write(&file, moved).expect("it is written");
    assert_eq!(state(), "void");
}
