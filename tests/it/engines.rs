//! Answers for engines: rows that every language leaves as they are, and tables that say whose they are.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::support::{example_copy, json, on_example, on_folder, stderr, stdout};

fn printed(arguments: &[&str]) -> String {
    let output = on_example().args(arguments).output().expect("it runs");
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    stdout(&output)
}

fn lines(text: &str) -> Vec<Value> {
    let lines = text.lines();
    lines
        .map(|line| serde_json::from_str(line).expect("an object a line"))
        .collect()
}

#[test]
fn every_answer_names_its_office() {
    let folder = example_copy();
    let file = folder.path().join("visits.toml");
    let said = std::fs::read_to_string(&file).unwrap();
    std::fs::write(&file, format!("community = \"jade\"\n{said}")).unwrap();
    for command in [
        &["quota"][..],
        &["due"],
        &["check"],
        &["export", "staff"],
        &["fmt", "--check"],
    ] {
        let mut run = on_folder(folder.path(), "2026-11-16T09:00");
        let output = run.args(command).args(["-f", "json"]).output().unwrap();
        let answer: Value = serde_json::from_str(&stdout(&output)).unwrap();
        assert_eq!(answer["office"]["community"], "jade", "{command:?}");
        assert!(
            said.contains(answer["office"]["name"].as_str().unwrap()),
            "{command:?}"
        );
    }
    assert_eq!(json(&["quota"])["office"]["community"], Value::Null);
}

#[test]
fn raw_csv_is_the_json_in_any_language() {
    let english = printed(&["coverage", "-f", "csv", "--raw"]);
    let mut chinese = on_example();
    chinese.args(["coverage", "-f", "csv", "--raw", "--lang", "zh"]);
    assert_eq!(stdout(&chinese.output().unwrap()), english);
    let header = english.lines().next().unwrap();
    assert!(
        header.starts_with("community,group,in_scope,covered,share,left_out_vacant,"),
        "{header}"
    );
    let answer = json(&["coverage"]);
    let rows = answer["rows"].as_array().unwrap();
    assert_eq!(english.lines().count() - 1, rows.len());
    let (row, first) = (&rows[0], english.lines().nth(1).unwrap());
    let stated = format!(
        ",{},{},{},{},",
        row["group"].as_str().unwrap(),
        row["in_scope"],
        row["covered"],
        row["share"]
    );
    assert!(first.starts_with(&stated), "{first} for {stated}");
}

#[test]
fn raw_csv_has_ids_where_people_read_titles() {
    let rows = printed(&["quota", "-f", "csv", "--raw"]);
    let first = &json(&["quota"])["rows"][0];
    let row = rows.lines().nth(1).unwrap();
    for key in ["staff", "role", "rule"] {
        assert!(row.contains(first[key].as_str().unwrap()), "{key}: {row}");
    }
    let output = on_example().args(["quota", "--raw"]).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("-f csv"));
}

#[test]
fn ndjson_is_the_list_line_by_line() {
    for (command, key) in [
        ("due", "duties"),
        ("overdue", "items"),
        ("quota", "rows"),
        ("plan", "appointments"),
    ] {
        let whole = json(&[command]);
        let listed = lines(&printed(&[command, "-f", "ndjson"]));
        let rows = whole[key].as_array().unwrap();
        assert_eq!(listed.len(), rows.len(), "{command}");
        for (line, row) in listed.iter().zip(rows) {
            assert!(line.get("community").is_some());
            row.as_object()
                .unwrap()
                .iter()
                .for_each(|(key, value)| assert_eq!(&line[key], value));
        }
    }
}

#[test]
fn results_are_the_figures_of_the_report() {
    let rows = lines(&printed(&["export", "results", "2026-11"]));
    let of = |table: &str| {
        rows.iter()
            .filter(|row| row["table"] == table)
            .collect::<Vec<_>>()
    };
    let report = json(&["report", "2026-11"]);
    let total = of("coverage")
        .into_iter()
        .find(|row| row["level"] == "community")
        .unwrap();
    assert_eq!(total["in_scope"], report["coverage"]["total"]["in_scope"]);
    assert_eq!(total["covered"], report["coverage"]["total"]["covered"]);
    assert_eq!(of("quota").len(), report["quota"].as_array().unwrap().len());
    let issues = of("issues")[0];
    assert_eq!(issues["raised"], report["issues"]["raised"]);
    assert_eq!(issues["open"], report["issues"]["open"]);
    for row in of("answers") {
        let figure = row["figure"].as_str().unwrap();
        if let Some(share) = report.get(figure) {
            assert_eq!(row["n"], share["n"], "{figure}");
            assert_eq!(row["total"], share["of"], "{figure}");
        }
    }
    for (row, rating) in of("ratings")
        .iter()
        .zip(report["ratings"].as_array().unwrap())
    {
        assert_eq!(row["service"], rating["service"]);
        assert_eq!(row["marks"], rating["count"]);
    }
    let late: u64 = of("attention")
        .iter()
        .filter(|row| row["kind"] != "missed")
        .map(|row| row["late"].as_u64().unwrap())
        .sum();
    assert_eq!(
        usize::try_from(late).unwrap(),
        json(&["overdue"])["items"].as_array().unwrap().len()
    );
    let raised: u64 = of("departments")
        .iter()
        .map(|row| row["raised"].as_u64().unwrap())
        .sum();
    assert_eq!(raised, report["issues"]["raised"].as_u64().unwrap());
    let keys: Vec<&String> = rows[0].as_object().unwrap().keys().take(3).collect();
    assert_eq!(keys, ["community", "city", "company"]);
    assert_eq!(rows[0]["as_of"], "2026-11-16T09:00:00+08:00");
}

#[test]
fn results_and_facts_tell_nobody_s_name_number_or_words() {
    let owners = printed(&["export", "facts", "--table", "owners", "-f", "csv"]);
    let header: BTreeSet<&str> = owners.lines().next().unwrap().split(',').collect();
    for hidden in ["name", "phone", "note", "birthday"] {
        assert!(!header.contains(hidden), "{hidden}");
    }
    assert!(header.contains("community") && header.contains("moved_in"));
    let whole = printed(&[
        "export",
        "facts",
        "--table",
        "owners",
        "-f",
        "csv",
        "--show-contacts",
    ]);
    let header: BTreeSet<&str> = whole.lines().next().unwrap().split(',').collect();
    assert!(header.contains("name") && header.contains("phone"));
    let people = json(&["export", "owners"]);
    let results = printed(&["export", "results"]);
    for person in people["rows"].as_array().unwrap() {
        let name = person["name"].as_str().unwrap();
        assert!(!results.contains(name), "{name}");
    }
}

#[test]
fn a_folder_gets_a_file_a_table() {
    let folder = tempfile::tempdir().unwrap();
    let out = format!("{}/results/", folder.path().display());
    printed(&["export", "results", "-f", "csv", "-o", &out]);
    let quota = std::fs::read_to_string(folder.path().join("results/quota.csv")).unwrap();
    assert!(
        quota.starts_with(
            "community,city,company,period,period_from,period_to,as_of,staff,role,rule,"
        )
    );
    let names = std::fs::read_dir(folder.path().join("results")).unwrap();
    assert_eq!(names.count(), 11);
    let output = on_example()
        .args(["export", "results", "-f", "csv"])
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("--table"), "{}", stderr(&output));
}

#[test]
fn every_fact_of_a_table_is_exported_with_its_type() {
    let rows = lines(&printed(&["export", "facts", "--table", "visits"]));
    let table = json(&["export", "visits"]);
    assert_eq!(rows.len(), table["rows"].as_array().unwrap().len());
    let (fact, row) = (&rows[0], &table["rows"][0]);
    let local = row["visited_at"].as_str().unwrap();
    assert_eq!(fact["visited_at"], format!("{local}:00+08:00"));
    assert_eq!(fact["party"], row["party"]);
    let output = on_example()
        .args(["export", "facts", "2026-11"])
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(2));
}
