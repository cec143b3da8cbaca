//! A month as a manager looks at it: parts of it, the load of each member, the score in words.

use std::collections::BTreeSet;
use std::path::Path;

use serde_json::{Value, json};
use visits::face::example::{Options, Preset};
use visits::face::words::Lang;

use crate::support::{answer, on_folder, stderr, stdout};

/// The example of a preset.
fn example(preset: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let preset = Preset::named(preset).expect("a preset");
    for (path, bytes) in visits::face::example::generate(&Options::new(preset, Lang::En)) {
        let file = folder.path().join(path);
        std::fs::create_dir_all(file.parent().expect("a folder")).expect("it can be made");
        std::fs::write(file, bytes).expect("it can be written");
    }
    folder
}

fn page(folder: &Path, now: &str, arguments: &[&str]) -> String {
    let mut command = on_folder(folder, now);
    let output = command.arg("plan").args(arguments).output();
    let output = output.expect("it runs");
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    stdout(&output)
}

fn plan(folder: &Path, now: &str, arguments: &[&str]) -> Value {
    let mut command = on_folder(folder, now);
    let command = command.arg("plan").args(arguments).args(["-f", "json"]);
    answer(&command.output().expect("it runs"))
}

fn list<'v>(value: &'v Value, key: &str) -> &'v [Value] {
    value[key].as_array().map_or(&[], Vec::as_slice)
}

fn days(plan: &Value) -> BTreeSet<&str> {
    let made = list(plan, "appointments").iter();
    made.filter_map(|made| made["date"].as_str()).collect()
}

#[test]
fn a_part_of_a_month_is_that_part_of_its_plan() {
    let folder = example("priority");
    let now = "2026-11-16T09:00";
    let month = plan(folder.path(), now, &[]);
    for (asked, first, last) in [
        ("this week", "2026-11-16", "2026-11-22"),
        ("2026-W48", "2026-11-23", "2026-11-29"),
        ("tomorrow", "2026-11-17", "2026-11-17"),
        ("2026-11-18..2026-11-20", "2026-11-18", "2026-11-20"),
    ] {
        let part = plan(folder.path(), now, &[asked]);
        let within = |made: &&Value| {
            let date = made["date"].as_str().expect("a date");
            first <= date && date <= last
        };
        let of_month = list(&month, "appointments").iter().filter(within);
        let of_month: Vec<&Value> = of_month.collect();
        let of_part: Vec<&Value> = list(&part, "appointments").iter().collect();
        assert_eq!(of_part, of_month, "{asked}");
        assert_eq!(part["score"], month["score"], "{asked}");
    }
}

#[test]
fn a_week_of_two_months_shows_both_plans_and_saves_them_whole() {
    let folder = example("quarterly");
    let now = "2026-11-28T09:00";
    let asked = ["2026-W49", "--audit", "--budget", "0"];
    let week = plan(folder.path(), now, &asked);
    let days = days(&week);
    let within = |day: &&str| ("2026-11-30".."2026-12-07").contains(day);
    assert!(!days.is_empty() && days.iter().all(within), "{days:?}");
    page(folder.path(), now, &["2026-W49", "--save", "--budget", "0"]);
    let rows = |month: &str| {
        let file = folder.path().join(format!("plans/{month}.csv"));
        std::fs::read_to_string(file).expect("it is saved")
    };
    let (november, december) = (rows("2026-11"), rows("2026-12"));
    assert!(december.lines().count() > days.len());
    let ids = |text: &str| -> BTreeSet<String> {
        let ids = text
            .lines()
            .skip(1)
            .filter_map(|line| line.split(',').next());
        ids.map(str::to_owned).collect()
    };
    let twice: Vec<String> = ids(&november)
        .intersection(&ids(&december))
        .cloned()
        .collect();
    assert!(twice.is_empty(), "in both plans: {twice:?}");
}

#[test]
fn a_period_that_is_over_is_refused() {
    let folder = example("priority");
    let mut command = on_folder(folder.path(), "2026-11-16T09:00");
    let output = command
        .args(["plan", "2026-W42"])
        .output()
        .expect("it runs");
    assert_eq!(output.status.code(), Some(2));
}

#[test]
fn the_load_of_members_is_what_their_appointments_come_to() {
    let folder = example("phoenix");
    let plan = plan(folder.path(), "2026-11-16T09:00", &["--budget", "0"]);
    let load = list(&plan, "load");
    let sum = |key: &str| load.iter().filter_map(|row| row[key].as_i64()).sum::<i64>();
    let made = list(&plan, "appointments");
    let each = |of: fn(&Value) -> i64| made.iter().map(of).sum::<i64>();
    let goers = |made: &Value| i64::try_from(list(made, "staff").len()).expect("few");
    assert_eq!(sum("visits"), made.iter().map(goers).sum::<i64>());
    let minutes = |made: &Value| {
        let goers = i64::try_from(made["staff"].as_array().map_or(0, Vec::len)).expect("few");
        made["minutes"].as_i64().unwrap_or(0) * goers
    };
    assert_eq!(sum("minutes"), each(minutes));
    let evenings: BTreeSet<(&str, &str)> = made
        .iter()
        .filter(|made| made["channel"] == "door" && made["start"].as_str() >= Some("18:00"))
        .flat_map(|made| list(made, "staff").iter().map(|goer| (goer, &made["date"])))
        .filter_map(|(goer, date)| Some((goer.as_str()?, date.as_str()?)))
        .collect();
    assert_eq!(sum("evenings"), i64::try_from(evenings.len()).expect("few"));
}

#[test]
fn nobody_comes_in_a_crowd_for_a_quota() {
    let folder = example("phoenix");
    let plan = plan(folder.path(), "2026-11-16T09:00", &[]);
    assert_eq!(plan["score"]["quota_short"], 0);
    for made in list(&plan, "appointments") {
        let goers = list(made, "staff");
        assert!(goers.len() <= 2, "{goers:?} to {}", made["party"]);
    }
}

#[test]
fn the_score_is_told_in_words_and_on_request_level_by_level() {
    let folder = example("priority");
    let now = "2026-11-16T09:00";
    let (en, zh) = (["--lang", "en"], ["--lang", "zh"]);
    let said = page(folder.path(), now, &en);
    assert!(said.contains("Everything that is asked for has its appointment. Nothing comes late."));
    assert!(!said.contains("effort"), "{said}");
    assert!(page(folder.path(), now, &zh).contains("应排的都已排上。没有逾期。"));
    let raw = page(folder.path(), now, &[&en[..], &["--score"]].concat());
    assert!(
        raw.contains("unplaced 0/0/0/0, late 0/0/0/0; quotas short of 0"),
        "{raw}"
    );
    assert!(page(folder.path(), now, &[&zh[..], &["--score"]].concat()).contains("未排 0/0/0/0"));
}

#[test]
fn the_first_impression_of_each_preset_is_a_plan() {
    let plan = plan(example("priority").path(), "2026-11-16T09:00", &[]);
    assert_eq!(plan["score"]["unplaced"], json!([0, 0, 0, 0]));
}

/// Seven homes of one staircase, monthly.
#[test]
fn a_staircase_is_walked_from_the_top_down() {
    let owners = [7, 1, 18, 13, 10, 4, 16]
        .map(|floor| format!("H1-1-{floor:02}01,Li,1,1,{floor:02}01,east,occupied\n"));
    let owners = format!(
        "id,name,building,unit,room,area,status\n{}",
        owners.concat()
    );
    let policy = "[roles.butler]\n[[cadence]]\nid = \"monthly\"\nby = { role = \"butler\" }\n\
                  every = \"month\"\nchannels = [\"door\"]\n";
    let staff = "[[staff]]\nid = \"wang\"\nname = \"Wang\"\nrole = \"butler\"\n";
    let folder = crate::support::office(&[
        ("owners.csv", &owners),
        ("policy.toml", policy),
        ("staff.toml", staff),
    ]);
    let plan = plan(folder.path(), "2026-11-01T08:00", &["--audit"]);
    let made = list(&plan, "appointments");
    assert_eq!(made.len(), 7);
    for pair in made
        .windows(2)
        .filter(|pair| pair[0]["date"] == pair[1]["date"])
    {
        let (first, next) = (&pair[0]["party"], &pair[1]["party"]);
        assert!(first.as_str() > next.as_str(), "{first} before {next}");
    }
    assert!(days(&plan).len() < 7, "two doors in one outing");
}
