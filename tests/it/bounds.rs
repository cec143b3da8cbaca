//! Memory and time are bounded on any input and any question (P14 of the reliability page).

use std::collections::BTreeSet;
use std::fmt::Write;

use serde_json::Value;

use crate::support::{office, on_example, on_folder, stderr, stdout};

#[test]
fn a_period_that_no_data_can_fill_is_refused_by_every_command_that_takes_one() {
    for command in ["due", "quota", "coverage", "report", "agenda", "plan"] {
        for (period, said) in [
            ("1000-01..9999-12", "more than 100 years from now"),
            ("9999", "more than 100 years from now"),
            ("2000..2026", "longer than ten years"),
        ] {
            let output = on_example().args([command, period]).output();
            let output = output.expect("it runs");
            assert_eq!(output.status.code(), Some(2), "{command} {period}");
            let told = stderr(&output);
            assert!(told.contains(said) && told.contains("hint:"), "{told}");
        }
    }
    let decade = on_example().args(["coverage", "2017..2026"]).output();
    assert_eq!(decade.expect("it runs").status.code(), Some(0));
}

const VISITS: &str = "visits/2026-11.csv";
const HEADER: &str = "id,visited_at,party,staff,channel,outcome";
/// As many rows as have more faults than are kept of one file.
const ROWS: usize = 1500;

/// An office whose visits are these rows, blank lines where others stand.
fn with_visits(rows: impl Fn(usize) -> bool) -> tempfile::TempDir {
    let mut text = format!("{HEADER}\n");
    for number in 0..ROWS {
        let row = match number % 5 {
            _ if !rows(number) => String::new(),
            0 => "torn".to_owned(),
            1 => format!("v{number},2026-11-03T09:00,H1,wang,dor,mt"),
            2 => format!("v{number},2026-13-03T09:00, H1 ,nobody,door,met"),
            3 => format!("v{number},2026-11-03T09:00,H1,wang,\"door,met"),
            _ => format!(
                "v{number},2026-11-{:02}T09:{:02},H1,wang,door,met",
                number / 60 + 1,
                number % 60
            ),
        };
        writeln!(text, "{row}").expect("a string takes all");
    }
    let staff = "[[staff]]\nid = \"wang\"\nname = \"Wang\"\nrole = \"butler\"\n";
    office(&[
        (VISITS, &text),
        ("staff.toml", staff),
        ("policy.toml", "[roles.butler]\n"),
        (
            "owners.csv",
            "id,name,building,area,status\nH1,Li,1,east,occupied\n",
        ),
    ])
}

/// What `check` tells a program of the visits, and how many errors it says there are.
fn faults(folder: &tempfile::TempDir) -> (Vec<Value>, u64) {
    let output = on_folder(folder.path(), "2026-11-16T09:00")
        .args(["check", VISITS, "-f", "json"])
        .output()
        .expect("it runs");
    let answer: Value = serde_json::from_str(&stdout(&output)).expect("the answer is JSON");
    let faults = answer["faults"].as_array().cloned().expect("a list");
    let errors = answer["data_errors"].as_u64().expect("a number");
    (faults, errors)
}

#[test]
fn programs_get_every_fault_in_order_however_many_there_are() {
    let (all, errors) = faults(&with_visits(|_| true));
    let is_error = |fault: &&Value| fault["severity"] == "error";
    assert_eq!(all.iter().filter(is_error).count() as u64, errors);
    assert!(errors > 1000, "more than are kept: {errors}");
    let place = |fault: &Value| (fault["line"].as_u64(), fault["column"].as_u64());
    assert!(all.is_sorted_by_key(place));
    // The same rows in parts, none of which has too many.
    let mut parts = Vec::new();
    for part in 0..5 {
        let (of_part, _) = faults(&with_visits(|number| number / 300 == part));
        assert!(of_part.len() < 1000);
        parts.extend(of_part);
    }
    assert!(all == parts, "{} and {}", all.len(), parts.len());
}

#[test]
fn people_get_every_fault_as_text_and_the_first_ones_with_a_number_in_a_page() {
    let folder = with_visits(|_| true);
    let check = |form: &str| {
        let output = on_folder(folder.path(), "2026-11-16T09:00")
            .args(["check", VISITS, "-f", form])
            .output()
            .expect("it runs");
        assert_eq!(output.status.code(), Some(1));
        stdout(&output)
    };
    let (all, _) = faults(&folder);
    assert_eq!(check("concise").lines().count(), all.len());
    let each = on_folder(folder.path(), "2026-11-16T09:00")
        .args(["check", "--all", VISITS])
        .output();
    let each = stdout(&each.expect("it runs"));
    assert_eq!(each.matches(" = help:").count(), all.len());
    let kinds: BTreeSet<&str> = all
        .iter()
        .filter_map(|fault| fault["code"].as_str())
        .collect();
    let grouped = check("table");
    assert!(
        grouped.matches(" = help:").count() <= 5 * kinds.len(),
        "{grouped}"
    );
    assert!(
        grouped.contains("All of them: visits check --all"),
        "{grouped}"
    );
    let (_, errors) = faults(&folder);
    let page = check("md");
    assert!(
        page.contains(&format!("{VISITS}: {} more", errors - 1000)),
        "{page}"
    );
    let report = on_folder(folder.path(), "2026-11-16T09:00")
        .arg("report")
        .output();
    let told = stderr(&report.expect("it runs"));
    assert!(
        told.contains(&errors.to_string()),
        "all are counted: {told}"
    );
}
