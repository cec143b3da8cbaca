//! What policies say beside the plain rules: the same day, some of what happens, taking over.

use serde_json::Value;

use crate::support::{office, stderr, stdout, visits};

const ROLE: &str = "[roles.butler]\ntitle = \"管家\"\n";
const STAFF: &str = "[[staff]]\nid = \"wang\"\nname = \"王芳\"\nrole = \"butler\"\nareas = [\"east\"]\n\
                     joined = 2024-01-01\nareas_since = 2026-11-02\n";

/// `id due state` of each duty of November.
fn due(policy: &str, files: &[(&str, &str)], now: &str) -> Vec<String> {
    let office = office(
        &[
            &[
                ("policy.toml", &*format!("{ROLE}{policy}")),
                ("staff.toml", STAFF),
            ],
            files,
        ]
        .concat(),
    );
    let output = visits()
        .args([
            "-C",
            office.path().to_str().expect("a path"),
            "--now",
            now,
            "--lang",
            "en",
        ])
        .args(["due", "2026-11", "-f", "json"])
        .output()
        .expect("it runs");
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let answer: Value = serde_json::from_str(&stdout(&output)).expect("one JSON object");
    let duties = answer["duties"].as_array().expect("a list").iter();
    duties
        .map(|duty| {
            let cell = |key: &str| duty[key].as_str().expect("a text").to_owned();
            format!("{} {} {}", cell("id"), cell("due"), cell("state"))
        })
        .collect()
}

fn owners(rows: &[&str]) -> String {
    format!(
        "id,name,building,area,status,moved_in\n{}\n",
        rows.join("\n")
    )
}

#[test]
fn the_same_day_is_over_at_midnight() {
    let rule = "[[trigger]]\nid = \"look\"\non = \"issue.raised\"\nby = { role = \"butler\" }\nwithin = \"day\"\n";
    let issues = "id,raised_at,party,source,kind,severity,department,summary\n\
                  i1,2026-11-03T22:30,H1,desk,complaint,general,security,Noise\n";
    let files = [
        ("owners.csv", &*owners(&["H1,Li,1,east,occupied,"])),
        ("issues/2026-11.csv", issues),
    ];
    let expected = |state: &str| vec![format!("look/H1/i1 2026-11-04T00:00 {state}")];
    assert_eq!(due(rule, &files, "2026-11-03T23:59"), expected("open"));
    assert_eq!(due(rule, &files, "2026-11-04T00:00"), expected("overdue"));
}

#[test]
fn a_large_batch_of_arrivals_is_drawn_from() {
    let rule = "[[trigger]]\nid = \"new\"\non = \"owner.moved_in\"\nby = { role = \"butler\" }\nwithin = \"1mo\"\n\
                sample = { share = 0.6, per = \"month\", above = 4 }\n";
    let rows: Vec<String> = (1..=5)
        .map(|home| format!("H{home},Li,1,east,occupied,2026-11-0{home}"))
        .collect();
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    let drawn = |rows: &[&str]| due(rule, &[("owners.csv", &owners(rows))], "2026-11-10");
    assert_eq!(drawn(&rows[..4]).len(), 4);
    assert_eq!(drawn(&rows).len(), 3);
}

#[test]
fn a_butler_new_to_an_area_meets_all_of_it() {
    let rule = "[[trigger]]\nid = \"all\"\non = \"staff.took_over\"\nby = { role = \"butler\", area = \"own\" }\nwithin = \"2mo\"\n";
    let rows = owners(&["H1,Li,1,east,occupied,", "H2,Hu,2,west,occupied,"]);
    assert_eq!(
        due(rule, &[("owners.csv", &rows)], "2026-11-10"),
        ["all/H1/2026-11-02 2027-01-02T00:00 open"]
    );
}

#[test]
fn a_misspelt_sample_is_a_fault() {
    let rule = "[[trigger]]\nid = \"new\"\non = \"owner.moved_in\"\nby = { role = \"butler\" }\n\
                sample = { share = 0.6, per = \"months\" }\n";
    let office = office(&[
        ("policy.toml", &format!("{ROLE}{rule}")),
        ("staff.toml", STAFF),
    ]);
    let output = visits()
        .args([
            "-C",
            office.path().to_str().expect("a path"),
            "check",
            "--lang",
            "en",
        ])
        .output()
        .expect("it runs");
    assert_eq!(output.status.code(), Some(1));
    assert!(stdout(&output).contains("months"), "{}", stdout(&output));
}

#[test]
fn a_misspelt_key_of_a_department_or_an_event_is_an_error_that_names_the_right_one() {
    for table in ["[departments.engineering]", "[events.wedding]"] {
        let policy = format!("{ROLE}{table}\ntitel = \"x\"\n");
        let office = office(&[("policy.toml", &*policy), ("staff.toml", STAFF)]);
        let mut check = visits();
        check.arg("-C").arg(office.path());
        let output = check.args(["check", "--lang", "en", "-f", "json"]).output();
        let output = output.expect("it runs");
        assert_eq!(output.status.code(), Some(1), "{}", stderr(&output));
        let answer: Value = serde_json::from_str(&stdout(&output)).expect("one JSON object");
        let fault = &answer["faults"][0];
        assert_eq!(
            (&fault["code"], &fault["severity"]),
            (&"V203".into(), &"error".into())
        );
        let help = fault["help"].as_str().expect("a text");
        assert!(help.contains("title"), "{help}");
    }
}
