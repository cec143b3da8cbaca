//! Which months a command opens: those that its answer needs, whatever else lies beside them.

use std::fmt::Write as _;
use std::path::Path;

use serde_json::Value;

use crate::support::{answer, example_copy, on_folder, stdout};

const NOW: &str = "2026-11-16T09:00";
/// Commands that need some months alone.
const OF_SOME_MONTHS: [&[&str]; 2] = [&["quota"], &["coverage", "2026-11"]];
/// Commands that look through earlier months for when somebody was last met.
const OF_EARLIER_MONTHS: [&[&str]; 7] = [
    &["report", "2026-11"],
    &["due", "2026-11"],
    &["overdue"],
    &["agenda"],
    &["owners"],
    &["plan", "--budget", "0"],
    &["report", "2026-10"],
];
const HEADER: &str = "id,visited_at,party,staff,channel,outcome\n";

fn told(folder: &Path, arguments: &[&str]) -> Value {
    let output = on_folder(folder, NOW)
        .args(arguments)
        .args(["-f", "json"])
        .output();
    answer(&output.expect("it runs"))
}

fn owner(owners: &Value, is_meant: impl Fn(&Value) -> bool) -> &Value {
    let owners = owners["rows"].as_array().expect("a list");
    owners.iter().find(|owner| is_meant(owner)).expect("one")
}

#[test]
fn a_broken_month_that_nobody_needs_is_check_s_to_tell() {
    let copy = example_copy();
    let broken = format!("{HEADER}V1,yesterday,nobody,nobody,door,met\n");
    std::fs::write(copy.path().join("visits/2019-05.csv"), broken).expect("it is written");
    for arguments in OF_SOME_MONTHS {
        let errors = &told(copy.path(), arguments)["data_errors"];
        assert_eq!(*errors, 0, "{arguments:?}");
    }
    // Somebody was never met, so that earlier months are looked through: it may have been then.
    for arguments in OF_EARLIER_MONTHS {
        let errors = &told(copy.path(), arguments)["data_errors"];
        assert_ne!(*errors, 0, "{arguments:?}");
    }
    let checked = on_folder(copy.path(), NOW).arg("check").output();
    let checked = checked.expect("it runs");
    assert_eq!(checked.status.code(), Some(1));
    assert!(
        stdout(&checked).contains("visits/2019-05.csv"),
        "{}",
        stdout(&checked)
    );
}

#[test]
fn ten_more_years_of_visits_to_people_met_since_change_no_answer() {
    let copy = example_copy();
    let commands = || OF_SOME_MONTHS.iter().chain(&OF_EARLIER_MONTHS);
    let before: Vec<Value> = commands()
        .map(|arguments| told(copy.path(), arguments))
        .collect();
    let owners = told(copy.path(), &["owners"]);
    let met = owner(&owners, |owner| !owner["last_met"].is_null());
    let party = met["id"].as_str().expect("an id");
    for year in 2016..2026 {
        for month in 1..=12 {
            let mut text = HEADER.to_owned();
            for day in 1..=9 {
                let id = format!("OLD-{year}{month:02}{day}");
                writeln!(
                    text,
                    "{id},{year}-{month:02}-0{day}T10:00,{party},zhang,phone,met"
                )
                .expect("text grows");
            }
            let file = copy.path().join(format!("visits/{year}-{month:02}.csv"));
            std::fs::write(file, text).expect("it is written");
        }
    }
    for (arguments, before) in commands().zip(before) {
        assert_eq!(told(copy.path(), arguments), before, "{arguments:?}");
    }
    let history = told(copy.path(), &["history", party]);
    let entries = history["entries"].as_array().expect("a list").len();
    assert!(entries > 10 * 12 * 9, "{entries}");
}

#[test]
fn who_was_met_years_ago_is_found_and_what_cannot_be_read_of_them_is_told() {
    let copy = example_copy();
    let owners = told(copy.path(), &["owners"]);
    let never = owner(&owners, |owner| owner["last_met"].is_null());
    let party = never["id"].as_str().expect("an id");
    let text = format!(
        "{HEADER}V1,yesterday,{party},zhang,door,met\n\"V2\",2019-05-02T10:00,{party},zhang,door,met\n\
         V3,2019-05-01T10:00,{party},zhang,phone,met\n"
    );
    std::fs::write(copy.path().join("visits/2019-05.csv"), text).expect("it is written");
    let owners = told(copy.path(), &["owners"]);
    assert_eq!(owners["data_errors"], 1);
    let found = owner(&owners, |owner| owner["id"] == *party);
    assert_eq!(found["last_met"], "2019-05-02T10:00");
    // The file of a party holds every visit, so that every month is read for it, as `check` reads it.
    let history = told(copy.path(), &["history", party]);
    assert_eq!(history["data_errors"], 1);
}
