//! `agenda`, `brief`, `history`, `owners`: what a visitor reads before and after.

use serde_json::Value;

use crate::support::{json, on_example, root, stderr, stdout, visits};

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
    let report = on_planned(&folder, &["report", "--width", "80"]);
    assert!(
        report.contains("The policy asks for no quotas.") || report.contains("Quotas"),
        "{report}"
    );
    assert!(
        report.contains("Answers on time") && report.contains('–'),
        "{report}"
    );
    assert!(on_planned(&folder, &["brief", "H1"]).contains("This would be the first visit."));
    assert!(on_planned(&folder, &["history", "H1"]).contains("Nothing is recorded."));
    assert!(on_planned(&folder, &["owners"]).contains("1 of 1 households, 1 never met"));
    let card = on_planned(&folder, &["report", "--card", "wang"]);
    assert!(card.contains("No marks were given."), "{card}");
    for form in ["html", "md", "csv", "json"] {
        assert!(!on_planned(&folder, &["report", "-f", form]).is_empty());
    }
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
fn an_export_has_the_columns_of_the_files() {
    let output = on_example()
        .args(["export", "visits"])
        .output()
        .expect("it runs");
    let text = stdout(&output);
    let stored = std::fs::read_to_string(root().join("data-example/visits/2026-09.csv")).unwrap();
    assert_eq!(text.lines().next(), stored.lines().next());
    let files =
        ["2026-09", "2026-10", "2026-11"].map(|month| format!("data-example/visits/{month}.csv"));
    let rows = files.map(|file| {
        std::fs::read_to_string(root().join(file))
            .unwrap()
            .lines()
            .count()
            - 1
    });
    assert_eq!(text.lines().count() - 1, rows.iter().sum::<usize>());
    let marked = on_example()
        .args(["export", "owners", "--bom"])
        .output()
        .expect("it runs");
    assert!(marked.stdout.starts_with("\u{feff}id,".as_bytes()));
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
