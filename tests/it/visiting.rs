//! `agenda`, `brief`, `history`, `owners`: what a visitor reads before and after.

use serde_json::Value;

use crate::support::{on_example, root, stderr, stdout, visits};

fn json(arguments: &[&str]) -> Value {
    let output = on_example()
        .args(arguments)
        .args(["-f", "json"])
        .output()
        .expect("it runs");
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    serde_json::from_str(&stdout(&output)).expect("one JSON object")
}

/// The example community with a saved plan of three rows.
fn planned() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for entry in walkdir::WalkDir::new(root().join("data-example")) {
        let entry = entry.unwrap();
        let below = entry
            .path()
            .strip_prefix(root().join("data-example"))
            .unwrap();
        let target = folder.path().join(below);
        if entry.file_type().is_dir() {
            std::fs::create_dir_all(target).unwrap();
        } else {
            std::fs::copy(entry.path(), target).unwrap();
        }
    }
    std::fs::create_dir_all(folder.path().join("plans")).unwrap();
    std::fs::write(
        folder.path().join("plans/2026-11.csv"),
        "id,date,start,staff,party,channel,minutes,rules,due,state,note\n\
         resident-monthly/H1-1-0202/2026-11,2026-11-12,19:00,zhang,H1-1-0202,door,10,resident-monthly,2026-11-30,proposed,\n\
         agreed/H1-1-0401/2026-11-17,2026-11-17,19:00,zhang,H1-1-0401,door,10,resident-monthly,2026-11-30,agreed,\n\
         resident-monthly/H1-1-0501/2026-11,2026-11-17,18:40,zhang,H1-1-0501,phone,5,resident-monthly,2026-11-30,proposed,\n\
         resident-monthly/H1-1-0702/2026-11,2026-11-17,18:50,zhang,H1-1-0702,door,10,resident-monthly,2026-11-30,cancelled,\n",
    )
    .unwrap();
    folder
}

fn on_planned(folder: &tempfile::TempDir, arguments: &[&str]) -> String {
    let output = visits()
        .arg("-C")
        .arg(folder.path())
        .args(["--now", "2026-11-17T09:00", "--lang", "en"])
        .args(arguments)
        .output()
        .expect("it runs");
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    stdout(&output)
}

#[test]
fn an_agenda_is_in_walking_order_and_carries_over_what_was_not_done() {
    let folder = planned();
    let answer: Value =
        serde_json::from_str(&on_planned(&folder, &["agenda", "today", "-f", "json"])).unwrap();
    let starts: Vec<_> = answer["appointments"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| row["start"].clone())
        .collect();
    assert_eq!(starts, ["18:40", "19:00"], "the cancelled one is not there");
    assert_eq!(answer["appointments"][1]["state"], "agreed");
    assert_eq!(answer["appointments"][0]["kept"], "ahead");
    let carried = &answer["carried_over"][0];
    assert_eq!(carried["party"], "H1-1-0202");
    assert_ne!(carried["kept"], "done");
    let page = on_planned(&folder, &["agenda", "today", "--width", "80"]);
    assert!(page.contains("Carried over from Thu 12 Nov"), "{page}");
}

#[test]
fn a_calendar_takes_the_agenda() {
    let calendar = on_planned(&planned(), &["agenda", "today", "-f", "ics"]);
    assert_eq!(calendar.matches("BEGIN:VEVENT").count(), 2);
    assert!(
        calendar.contains("UID:agreed/H1-1-0401/2026-11-17@visits"),
        "{calendar}"
    );
    assert!(!calendar.contains("ATTENDEE"));
    assert!(calendar.lines().all(|line| line.len() <= 76), "{calendar}");
}

#[test]
fn without_a_saved_plan_an_agenda_says_how_to_get_one() {
    let output = on_example()
        .args(["agenda", "today"])
        .output()
        .expect("it runs");
    assert_eq!(output.status.code(), Some(0));
    assert!(stdout(&output).contains("visits plan --save"));
}

#[test]
fn a_brief_tells_which_visit_it_is_and_what_it_would_clear() {
    let brief = json(&["brief", "H1-1-0202"]);
    assert_eq!(brief["party"]["id"], "H1-1-0202");
    assert_eq!(brief["party"]["room"], "0202");
    let met = brief["visits"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|visit| visit["outcome"] == "met")
        .count();
    assert_eq!(brief["visit_number"], met + 1);
    let rules: Vec<_> = brief["duties"]
        .as_array()
        .unwrap()
        .iter()
        .map(|duty| duty["rule"].clone())
        .collect();
    assert!(rules.contains(&"resident-monthly".into()), "{rules:?}");
    assert_eq!(brief["talk"][0]["group"], "近期通知");
}

#[test]
fn a_home_finds_its_household_and_a_phone_is_masked() {
    let output = on_example()
        .args(["brief", "1-1-0202"])
        .output()
        .expect("it runs");
    let page = stdout(&output);
    assert!(
        page.contains("H1-1-0202") && page.contains("****"),
        "{page}"
    );
}

#[test]
fn a_contact_has_a_brief_and_a_file_too() {
    assert_eq!(
        json(&["brief", "C-committee_chair"])["party"]["kind"],
        "committee_chair"
    );
    assert!(
        !json(&["history", "C-committee_chair"])["entries"]
            .as_array()
            .unwrap()
            .is_empty()
    );
}

#[test]
fn a_file_is_in_time_order_and_holds_visits_and_issues() {
    let history = json(&["history", "H4-1-0901"]);
    let entries = history["entries"].as_array().unwrap();
    let times: Vec<&str> = entries
        .iter()
        .map(|entry| entry["at"].as_str().unwrap())
        .collect();
    assert!(times.is_sorted(), "{times:?}");
    let what = |word: &str| entries.iter().any(|entry| entry["what"] == word);
    assert!(
        what("visit") && what("raised") && what("answered"),
        "{entries:#?}"
    );
}

#[test]
fn owners_pass_every_flag() {
    let rows = |arguments: &[&str]| {
        let mut all = vec!["owners"];
        all.extend(arguments);
        json(&all)["rows"].as_array().unwrap().clone()
    };
    let vacant = rows(&["--status", "vacant", "--building", "1,2"]);
    assert!(!vacant.is_empty());
    assert!(
        vacant
            .iter()
            .all(|row| row["status"] == "vacant" && row["building"] != "3")
    );
    let unmet = rows(&["--not-met-since", "2026-11-01", "--butler", "zhang"]);
    for row in &unmet {
        assert!(
            row["last_met"]
                .as_str()
                .is_none_or(|met| met < "2026-11-01"),
            "{row}"
        );
        assert_eq!(row["butler"], "zhang");
    }
    let complained = rows(&["--complaints-since", "2026-11-01"]);
    assert!(!complained.is_empty() && complained.len() < 20);
}
