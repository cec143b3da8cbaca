//! `agenda`, `brief`, `history`, `owners`: what a visitor reads before and after.

use crate::support::{json, on, on_example, stderr, stdout};

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

/// A community of one household and one butler, without a single record.
fn tiny() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let files = [
        (
            "visits.toml",
            "name = \"One\"\ntimezone = \"Asia/Shanghai\"\ndata_version = 1\n",
        ),
        (
            "policy.toml",
            "data_version = 1\n[roles.butler]\n[roles.director]\n[[quota]]\nid = \"q\"\nrole = \"director\"\nhouseholds = 5\n",
        ),
        (
            "staff.toml",
            "[[staff]]\nid = \"wang\"\nname = \"Wang\"\nrole = \"butler\"\nareas = [\"east\"]\n",
        ),
        (
            "owners.csv",
            "id,name,building,area,status\nH1,Li,1,east,occupied\n",
        ),
    ];
    for (name, text) in files {
        std::fs::write(folder.path().join(name), text).unwrap();
    }
    folder
}

#[test]
fn one_household_without_records_has_sensible_pages() {
    let folder = tiny();
    let report = on(&folder, &["report", "--full", "--width", "80"]);
    assert!(
        report.contains("No quota is asked of anybody here."),
        "{report}"
    );
    assert!(
        report.contains("- Nothing is recorded in this period or the one before."),
        "{report}"
    );
    assert!(
        report.contains("Answers on time") && report.contains('–'),
        "{report}"
    );
    assert!(on(&folder, &["brief", "H1"]).contains("This would be the first visit."));
    assert!(on(&folder, &["history", "H1"]).contains("Nothing is recorded."));
    assert!(on(&folder, &["owners"]).contains("1 of 1 household, 1 never met"));
    let card = on(&folder, &["report", "--card", "wang"]);
    assert!(card.contains("No marks were given."), "{card}");
    for form in ["html", "md", "csv", "json"] {
        assert!(!on(&folder, &["report", "-f", form]).is_empty());
    }
    let ahead = on(&folder, &["report", "2027-03", "--brief"]);
    assert!(ahead.contains("- The period has not begun."), "{ahead}");
    assert!(on(&folder, &["due"]).ends_with("0 duties\n"));
    assert!(on(&folder, &["survey"]).contains("There is no survey yet."));
}

#[test]
fn a_survey_says_what_came_back_and_a_notice_names_nobody() {
    let survey = json(&["survey", "2026-h2"]);
    assert_eq!(survey["returned"]["of"], survey["sent"]["n"]);
    assert_eq!(survey["satisfied"]["of"], survey["services"][7]["count"]);
    let output = on_example()
        .args(["survey", "--notice"])
        .output()
        .expect("it runs");
    let notice = stdout(&output);
    assert!(notice.contains("households)"), "{notice}");
    assert!(!notice.contains("H1-"), "no household is named: {notice}");
}

#[test]
fn forms_are_empty_or_filled() {
    for form in ["register", "talk", "opinion", "confirmation"] {
        for party in [None, Some("H4-1-0901")] {
            let output = on_example()
                .args(["form", form])
                .args(party)
                .args(["-f", "html"])
                .output();
            let output = output.expect("it runs");
            assert_eq!(output.status.code(), Some(0), "{form}: {}", stderr(&output));
        }
    }
    let output = on_example()
        .args(["form", "confirmation", "H4-1-0901"])
        .output()
        .expect("it runs");
    let text = stdout(&output);
    assert!(
        text.contains("Dear 邓志佳") && text.contains("屋面反复渗漏"),
        "{text}"
    );
    assert!(
        !text.contains("10 Nov"),
        "a limit that is past is not promised: {text}"
    );
}
