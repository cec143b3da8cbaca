//! `group`: many communities beside each other.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;

use serde_json::Value;

use crate::support::{json, on_folder, root, stderr, stdout};

const NOW: &str = "2026-11-16T09:00";
const PATHS: [&str; 3] = [
    "city=Chengdu/company=c/community=lake",
    "city=Wuhan/company=a/community=jade",
    "city=Wuhan/company=b/community=rose",
];

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

/// Three copies of the example community under two cities, with its policy as their rulebook.
fn group() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for path in PATHS {
        copy(&root().join("data-example"), &folder.path().join(path));
    }
    fs::copy(
        root().join("data-example/policy.toml"),
        folder.path().join("rulebook.toml"),
    )
    .unwrap();
    let text = "name = \"Phoenix Group\"\nmembers = [\"city=*/company=*/community=*\"]\npolicy = \"rulebook.toml\"\n";
    fs::write(folder.path().join("group.toml"), text).unwrap();
    folder
}

fn run(folder: &Path, arguments: &[&str]) -> Output {
    on_folder(folder, NOW)
        .arg("group")
        .args(arguments)
        .output()
        .expect("it runs")
}

fn asked(folder: &Path, arguments: &[&str], code: i32) -> Value {
    let output = run(folder, &[arguments, &["-f", "json"]].concat());
    assert_eq!(output.status.code(), Some(code), "{}", stderr(&output));
    serde_json::from_str(&stdout(&output)).expect("one JSON object")
}

fn change(folder: &Path, file: &str, change: impl FnOnce(String) -> String) -> PathBuf {
    let file = folder.join(file);
    fs::write(&file, change(fs::read_to_string(&file).unwrap())).unwrap();
    file
}

#[test]
fn a_group_is_the_sum_of_what_each_community_says_of_itself() {
    let folder = group();
    let alone = json(&["report", "2026-11"]);
    let whole = asked(folder.path(), &["report", "2026-11"], 0);
    assert_eq!(whole["office"]["name"], "Phoenix Group");
    assert_eq!(whole["schema"], "visits.group-report/1");
    let rows = whole["rows"].as_array().unwrap();
    let paths: Vec<&str> = rows
        .iter()
        .map(|row| row["path"].as_str().unwrap())
        .collect();
    assert_eq!(paths, PATHS);
    let figures = &rows[0]["figures"];
    assert_eq!(
        figures["coverage"]["n"],
        alone["coverage"]["total"]["covered"]
    );
    assert_eq!(
        figures["coverage"]["of"],
        alone["coverage"]["total"]["in_scope"]
    );
    for figure in [
        "answers_on_time",
        "repairs_on_time",
        "promises_kept",
        "valid_complaints",
        "logged_late",
    ] {
        assert_eq!(figures[figure], alone[figure], "{figure}");
        assert_eq!(
            rows[0]["before"][figure], alone["before"][figure],
            "{figure} before"
        );
        let three = whole["total"]["figures"][figure]["of"].as_u64().unwrap();
        assert_eq!(
            three,
            3 * alone[figure]["of"].as_u64().unwrap(),
            "{figure} of all"
        );
    }
    assert_eq!(figures["resolved"], alone["issues"]["resolved_rate"]);
    assert_eq!(figures["made"], alone["visits"]["made"]);
    let asked: u64 = alone["quota"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| row["asked"].as_u64().unwrap())
        .sum();
    assert_eq!(figures["quota"]["of"].as_u64().unwrap(), asked);
    let overdue = json(&["overdue"])["items"].as_array().unwrap().len() as u64;
    let late = self::asked(folder.path(), &["overdue"], 0);
    assert_eq!(
        late["total"]["figures"]["all"].as_u64().unwrap(),
        3 * overdue
    );
    assert_eq!(late["period"], Value::Null);
}

#[test]
fn rows_are_added_up_by_their_labels() {
    let folder = group();
    let cities = asked(folder.path(), &["coverage", "--by", "city"], 0);
    let rows = cities["rows"].as_array().unwrap();
    let counted: Vec<(&str, u64)> = rows
        .iter()
        .map(|row| {
            (
                row["city"].as_str().unwrap(),
                row["communities"].as_u64().unwrap(),
            )
        })
        .collect();
    assert_eq!(counted, [("Chengdu", 1), ("Wuhan", 2)]);
    assert_eq!(
        rows[1]["figures"]["in_scope"].as_u64().unwrap(),
        2 * rows[0]["figures"]["in_scope"].as_u64().unwrap()
    );
    let both = asked(folder.path(), &["coverage", "--by", "city,company"], 0);
    assert_eq!(both["rows"].as_array().unwrap().len(), 3);
    let unknown = run(folder.path(), &["coverage", "--by", "town"]);
    assert_eq!(unknown.status.code(), Some(2));
    let raw = stdout(&run(folder.path(), &["coverage", "-f", "csv", "--raw"]));
    let header = raw.lines().next().unwrap();
    assert!(
        header.starts_with("community,city,company,path,communities,"),
        "{header}"
    );
    assert!(raw.contains("jade,Wuhan,a,"), "{raw}");
}

#[test]
fn labels_may_stand_in_a_table() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["north", "south"] {
        copy(&root().join("data-example"), &folder.path().join(name));
    }
    let text = "name = \"G\"\nmembers = [\"*\"]\n[labels.north]\ncity = \"Wuhan\"\n[labels.south]\ncity = \"Xian\"\n";
    fs::write(folder.path().join("group.toml"), text).unwrap();
    let whole = asked(folder.path(), &["quota"], 0);
    assert_eq!(whole["rows"][0]["city"], "Wuhan");
    assert_eq!(whole["rows"][1]["community"], "south");
}

#[test]
fn a_community_that_cannot_be_read_is_a_row_with_its_fault() {
    let folder = group();
    change(
        folder.path(),
        &format!("{}/policy.toml", PATHS[1]),
        |text| format!("{text}\n[[["),
    );
    for question in [
        "report", "quota", "coverage", "overdue", "due", "check", "plan",
    ] {
        let whole = asked(folder.path(), &[question], 1);
        let rows = whole["rows"].as_array().unwrap();
        assert_eq!(rows.len(), 3, "{question}");
        assert!(
            rows[1]["fault"].as_str().unwrap().contains("policy.toml"),
            "{question}"
        );
        assert_eq!(rows[1]["figures"], Value::Null);
        assert_eq!(whole["total"]["unreadable"], 1);
        assert!(rows[0]["figures"].is_object());
    }
    let table = run(folder.path(), &["quota"]);
    assert!(stdout(&table).contains("policy.toml"));
}

#[test]
fn what_is_odd_about_a_group_is_told_and_nothing_is_dropped() {
    let folder = group();
    fs::create_dir_all(folder.path().join("city=Xian/company=d/community=empty")).unwrap();
    let future = change(
        folder.path(),
        &format!("{}/visits.toml", PATHS[0]),
        |text| text.replace("data_version = 1", "data_version = 9"),
    );
    assert!(
        fs::read_to_string(future)
            .unwrap()
            .contains("data_version = 9")
    );
    for path in &PATHS[1..] {
        change(folder.path(), &format!("{path}/visits.toml"), |text| {
            format!("community = \"same\"\n{text}")
        });
    }
    change(folder.path(), "group.toml", |text| {
        text.replace("community=*\"", "community=*\", \"nowhere/*\"")
    });
    let whole = asked(folder.path(), &["coverage"], 1);
    assert_eq!(whole["rows"].as_array().unwrap().len(), 4);
    assert_eq!(whole["total"]["unreadable"], 2);
    assert!(
        whole["rows"][0]["fault"]
            .as_str()
            .unwrap()
            .contains("visits.toml")
    );
    assert!(
        whole["rows"][3]["fault"]
            .as_str()
            .unwrap()
            .contains("visits.toml")
    );
    let remarks = whole["remarks"].to_string();
    for said in [
        "nowhere/*",
        "is that of city=Wuhan/company=a",
        "the path says community",
    ] {
        assert!(remarks.contains(said), "{said} in {remarks}");
    }
    let check = asked(folder.path(), &["check"], 1);
    assert!(
        check["remarks"].to_string().contains("is that of"),
        "{check}"
    );
    let ahead = asked(folder.path(), &["coverage", "2027-02"], 1);
    assert!(
        ahead["remarks"]
            .to_string()
            .contains("2027-02 has not begun")
    );
    let before = asked(folder.path(), &["coverage", "2025-02"], 1);
    assert!(
        before["remarks"]
            .to_string()
            .contains("no visit is recorded in 2025-02")
    );
}

#[cfg(unix)]
#[test]
fn links_are_followed_once() {
    let folder = group();
    let wuhan = folder.path().join("city=Wuhan");
    std::os::unix::fs::symlink(&wuhan, folder.path().join("city=Xian")).unwrap();
    std::os::unix::fs::symlink(folder.path(), wuhan.join("company=loop")).unwrap();
    let whole = asked(folder.path(), &["quota"], 1);
    let rows = whole["rows"].as_array().unwrap();
    let faults: Vec<&str> = rows
        .iter()
        .filter_map(|row| row["fault"].as_str())
        .collect();
    assert_eq!(
        whole["total"]["communities"].as_u64().unwrap() - faults.len() as u64,
        3
    );
    assert!(
        faults
            .iter()
            .any(|fault| fault.contains("the same folder as city=Wuhan/company=a")),
        "{faults:?}"
    );
}

#[test]
fn a_pattern_that_leads_out_of_the_group_is_refused() {
    let folder = group();
    for (members, said) in [
        ("../*", "leads out"),
        ("**", "any depth"),
        ("none/*", "no community"),
    ] {
        fs::write(
            folder.path().join("group.toml"),
            format!("name = \"G\"\nmembers = [\"{members}\"]\n"),
        )
        .unwrap();
        let output = run(folder.path(), &["quota"]);
        assert_eq!(output.status.code(), Some(2));
        assert!(stderr(&output).contains(said), "{}", stderr(&output));
    }
    fs::write(
        folder.path().join("group.toml"),
        "name = \"G\"\nmember = [\"*\"]\n",
    )
    .unwrap();
    let output = run(folder.path(), &["quota"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("members"), "{}", stderr(&output));
    fs::remove_file(folder.path().join("group.toml")).unwrap();
    assert_eq!(run(folder.path(), &["quota"]).status.code(), Some(2));
}

#[test]
fn departures_from_the_rulebook_are_told_rule_by_rule() {
    let folder = group();
    change(
        folder.path(),
        &format!("{}/policy.toml", PATHS[2]),
        |text| {
            let text = text.replacen("households = 15", "households = 12", 1);
            format!(
                "{text}\n[[cadence]]\nid = \"own-rule\"\nby = {{ role = \"butler\" }}\nevery = \"year\"\n"
            )
        },
    );
    let whole = asked(folder.path(), &["check"], 0);
    assert_eq!(whole["rows"][2]["figures"]["departures"], 2);
    assert_eq!(whole["rows"][0]["figures"]["departures"], 0);
    let remarks: Vec<&str> = whole["remarks"]
        .as_array()
        .unwrap()
        .iter()
        .map(|remark| remark["text"].as_str().unwrap())
        .collect();
    assert!(
        remarks
            .iter()
            .any(|said| said.contains("households is 12; the rulebook says 15")),
        "{remarks:?}"
    );
    assert!(
        remarks
            .iter()
            .any(|said| said.contains("\"own-rule\" is its own")),
        "{remarks:?}"
    );
    assert!(
        whole["remarks"]
            .as_array()
            .unwrap()
            .iter()
            .all(|remark| remark["path"] == PATHS[2])
    );
}

#[test]
fn tables_for_engines_are_written_once_until_something_changes() {
    let folder = group();
    let out = tempfile::tempdir().unwrap();
    let to = out.path().to_str().unwrap();
    let export = |code: i32| {
        let output = run(
            folder.path(),
            &["export", "results", "2026-11", "-f", "ndjson", "-o", to],
        );
        assert_eq!(output.status.code(), Some(code), "{}", stderr(&output));
        stderr(&output)
    };
    assert!(export(0).contains("3 communities exported, 0 unchanged"));
    let quota = out.path().join("quota/2026-11/jade.ndjson");
    let first: Value =
        serde_json::from_str(fs::read_to_string(&quota).unwrap().lines().next().unwrap()).unwrap();
    assert_eq!(
        (&first["community"], &first["city"], &first["company"]),
        (&"jade".into(), &"Wuhan".into(), &"a".into())
    );
    assert!(export(0).contains("0 communities exported, 3 unchanged"));
    change(
        folder.path(),
        &format!("{}/contacts.csv", PATHS[0]),
        |text| format!("{text}\n"),
    );
    assert!(export(0).contains("1 community exported, 2 unchanged"));
    change(folder.path(), &format!("{}/staff.toml", PATHS[1]), |_| {
        "[[[".to_owned()
    });
    let said = export(1);
    assert!(
        said.contains("2 unchanged") && said.contains("1 could not be read"),
        "{said}"
    );
    assert!(said.contains("staff.toml"), "{said}");
}

#[test]
fn communities_of_one_name_do_not_write_over_each_other() {
    let folder = tempfile::tempdir().unwrap();
    for path in ["city=a/community=x", "city=b/community=x"] {
        copy(&root().join("data-example"), &folder.path().join(path));
    }
    fs::write(
        folder.path().join("group.toml"),
        "name = \"G\"\nmembers = [\"city=*/community=*\"]\n",
    )
    .unwrap();
    let out = tempfile::tempdir().unwrap();
    let output = run(
        folder.path(),
        &[
            "export",
            "results",
            "2026-11",
            "-f",
            "csv",
            "-o",
            out.path().to_str().unwrap(),
        ],
    );
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let files = fs::read_dir(out.path().join("quota/2026-11")).unwrap();
    assert_eq!(files.count(), 2);
    asked(folder.path(), &["quota"], 1);
}

#[test]
fn head_office_gets_a_page_that_leads_to_each_community() {
    let folder = group();
    let out = tempfile::tempdir().unwrap();
    let site = out.path().join("site");
    let output = run(folder.path(), &["report", "--site", site.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let index = fs::read_to_string(site.join("index.html")).unwrap();
    for place in 1..=3 {
        let file = format!("community-000{place}.html");
        assert!(index.contains(&format!("href=\"{file}\"")), "{file}");
        assert!(
            fs::read_to_string(site.join(file))
                .unwrap()
                .contains("href=\"index.html\"")
        );
    }
    assert!(index.contains("Month by month") && index.contains("Spread over the communities"));
    let book = out.path().join("group.xlsx");
    let output = run(folder.path(), &["report", "-o", book.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    assert!(fs::metadata(book).unwrap().len() > 5000);
}

#[test]
fn the_same_bytes_come_out_whichever_thread_is_first() {
    let folder = group();
    let once = run(folder.path(), &["report", "-f", "json"]);
    let again = run(folder.path(), &["report", "-f", "json"]);
    assert_eq!(once.stdout, again.stdout);
    let chinese = on_folder(folder.path(), NOW)
        .args(["group", "report", "-f", "csv", "--raw", "--lang", "zh"])
        .output()
        .unwrap();
    let english = run(folder.path(), &["report", "-f", "csv", "--raw"]);
    assert_eq!(chinese.stdout, english.stdout);
}

#[test]
fn a_policy_may_begin_from_the_rulebook() {
    let folder = group();
    let policy = format!("{}/policy.toml", PATHS[0]);
    let said = "extends = \"../../../rulebook.toml\"\nwithout = [\"key-household\"]\n[[quota]]\nid = \"butler-15\"\nhouseholds = 12\n";
    change(folder.path(), &policy, |_| said.to_owned());
    let lake = folder.path().join(PATHS[0]);
    let check = on_folder(&lake, NOW).arg("check").output().unwrap();
    assert_eq!(
        check.status.code(),
        Some(0),
        "{}{}",
        stdout(&check),
        stderr(&check)
    );
    let quota = on_folder(&lake, NOW)
        .args(["quota", "-f", "json"])
        .output()
        .unwrap();
    let quota: Value = serde_json::from_str(&stdout(&quota)).unwrap();
    let alone = json(&["quota"]);
    let asked = |answer: &Value| {
        answer["rows"]
            .as_array()
            .unwrap()
            .iter()
            .find(|row| row["rule"] == "butler-15")
            .unwrap()["asked"]
            .clone()
    };
    assert_eq!((asked(&quota), asked(&alone)), (12.into(), 15.into()));
    let shown = on_folder(&lake, NOW)
        .args(["check", "--policy"])
        .output()
        .unwrap();
    let shown = stdout(&shown);
    assert!(
        shown.contains("# policy.toml over ../../../rulebook.toml"),
        "{shown}"
    );
    assert!(
        shown.contains("# butler-15.households is 12; the rulebook says 15."),
        "{shown}"
    );
    // What is shown is a policy by itself, and means the same.
    change(folder.path(), &policy, |_| shown.clone());
    let result = on_folder(&lake, NOW)
        .args(["quota", "-f", "json"])
        .output()
        .unwrap();
    let result: Value = serde_json::from_str(&stdout(&result)).unwrap();
    assert_eq!(result["rows"], quota["rows"]);
    change(folder.path(), &policy, |_| said.to_owned());
    let whole = asked_check(folder.path());
    let remarks = whole["remarks"].to_string();
    assert!(
        remarks.contains("households is 12; the rulebook says 15"),
        "{remarks}"
    );
    assert!(
        !remarks.contains("is missing") || remarks.contains("key-household"),
        "{remarks}"
    );
}

fn asked_check(folder: &Path) -> Value {
    asked(folder, &["check"], 0)
}

#[test]
fn a_rulebook_out_of_reach_is_told_where_it_is_named() {
    let folder = group();
    let outside = tempfile::tempdir().unwrap();
    fs::copy(
        root().join("data-example/policy.toml"),
        outside.path().join("rulebook.toml"),
    )
    .unwrap();
    let policy = format!("{}/policy.toml", PATHS[0]);
    let beyond = format!("{}/rulebook.toml", outside.path().display());
    for (file, said) in [
        (beyond.as_str(), "outside the group"),
        ("../rulebook.toml", "is not there"),
        ("../../../chain.toml", "stands by itself"),
        ("../../../broken.toml", "broken.toml"),
    ] {
        let chain = "extends = \"rulebook.toml\"\n";
        fs::write(folder.path().join("chain.toml"), chain).unwrap();
        fs::write(
            folder.path().join("broken.toml"),
            "[visit]\ndoor_minutes = \"x\"\n",
        )
        .unwrap();
        change(folder.path(), &policy, |_| format!("extends = {file:?}\n"));
        let output = on_folder(&folder.path().join(PATHS[0]), NOW)
            .arg("quota")
            .output()
            .unwrap();
        assert_eq!(output.status.code(), Some(2), "{file}");
        assert!(
            stderr(&output).contains(said),
            "{file}: {}",
            stderr(&output)
        );
    }
}
