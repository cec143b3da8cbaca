//! `visits log` from end to end: one line more, and what it cleared.

use std::fs;
use std::path::Path;
use std::process::Output;

use crate::support::{answer, example_copy, last_line, numstat, on_folder, stderr, visits};

const LOG: &str = "visits/2026-11.csv";
const ISSUES: &str = "issues/2026-11.csv";

fn log(directory: &Path, arguments: &[&str]) -> Output {
    on_folder(directory, "2026-11-16T19:40")
        .arg("log")
        .args(arguments)
        .env("VISITS_STAFF", "liang")
        .output()
        .expect("the program runs")
}

/// A household that liang has not met this month.
fn open_party(directory: &Path) -> String {
    let output = visits()
        .args([
            "due",
            "--state",
            "open",
            "--rule",
            "resident-monthly",
            "--staff",
            "liang",
        ])
        .args(["--now", "2026-11-16T19:40", "-f", "json", "-C"])
        .arg(directory)
        .output()
        .expect("the program runs");
    let said = answer(&output);
    said["duties"][0]["party"]
        .as_str()
        .expect("somebody")
        .to_owned()
}

#[test]
fn a_visit_is_one_line_more_and_its_duties_are_told() {
    let copy = example_copy();
    let before = fs::read(copy.path().join(LOG)).expect("the log is there");
    let party = open_party(copy.path());
    let said = answer(&log(
        copy.path(),
        &[&party, "--note", "x, \"y\"", "-f", "json"],
    ));
    assert_eq!(said["schema"], "visits.log/1");
    let id = said["visit"]["id"].as_str().expect("an id");
    assert!(id.starts_with("v20261116-"), "{id}");
    let cleared = said["cleared"].as_array().expect("a list");
    assert!(
        cleared
            .iter()
            .any(|duty| duty.as_str() == Some(&format!("resident-monthly/{party}/2026-11"))),
        "{said}"
    );
    let after = fs::read(copy.path().join(LOG)).expect("the log is there");
    assert!(
        after.starts_with(&before),
        "an append changes no existing byte"
    );
    assert_eq!(numstat(&before, &after), (1, 0));
    assert!(
        last_line(&after).starts_with(&format!("{id},2026-11-16T19:40,{party},liang,door,met,"))
    );
    assert!(last_line(&after).ends_with(",2026-11-16T19:40,\"x, \"\"y\"\"\""));
}

/// Two appointments of liang's on 16 November, as the plan is saved, both before 19:40.
fn planned_today(directory: &Path) -> Vec<(String, String)> {
    let row = |id: &str, start: &str, party: &str| {
        format!(
            "{id},2026-11-16,{start},liang,{party},door,10,resident-monthly,2026-11-30,agreed,\n"
        )
    };
    let plan = "id,date,start,staff,party,channel,minutes,rules,due,state,note\n".to_owned()
        + &row("p20261116-aaaaaaaa", "14:05", "H1-1-0101")
        + &row("p20261116-bbbbbbbb", "15:20", "H1-1-0102");
    fs::create_dir_all(directory.join("plans")).expect("a folder");
    fs::write(directory.join("plans/2026-11.csv"), plan).expect("it is written");
    vec![
        ("H1-1-0101".to_owned(), "2026-11-16T14:05".to_owned()),
        ("H1-1-0102".to_owned(), "2026-11-16T15:20".to_owned()),
    ]
}

#[test]
fn several_visits_recorded_at_once_were_at_the_times_of_the_plan() {
    let copy = example_copy();
    let planned = planned_today(copy.path());
    let before = fs::read(copy.path().join(LOG)).expect("the log is there");
    let unplanned = "H1-1-0201";
    let parties = [planned[1].0.as_str(), unplanned, planned[0].0.as_str()];
    let said = answer(&log(copy.path(), &[&parties[..], &["-f", "json"]].concat()));
    let visits = said["visits"].as_array().expect("a list");
    let times: Vec<_> = visits
        .iter()
        .map(|visit| (visit["party"].as_str(), visit["visited_at"].as_str()))
        .collect();
    let at = |party: &'static str, at: &'static str| (Some(party), Some(at));
    assert_eq!(
        times,
        [
            at("H1-1-0102", "2026-11-16T15:20"),
            at("H1-1-0201", "2026-11-16T19:40"),
            at("H1-1-0101", "2026-11-16T14:05"),
        ]
    );
    assert_eq!(said["visit"], visits[0]);
    let after = fs::read(copy.path().join(LOG)).expect("the log is there");
    assert_eq!(numstat(&before, &after), (3, 0));
    let undone = on_folder(copy.path(), "2026-11-16T19:41")
        .arg("undo")
        .output();
    assert!(undone.expect("the program runs").status.success());
    let back = fs::read(copy.path().join(LOG)).expect("the log is there");
    assert_eq!(back, before, "all of them were one change");
}

#[test]
fn what_one_of_several_said_is_not_recorded_of_all_and_nobody_is_visited_twice() {
    let copy = example_copy();
    let before = fs::read(copy.path().join(LOG)).expect("the log is there");
    for (arguments, said) in [
        (
            &["H1-1-0101", "H1-1-0102", "--rate", "security=4"][..],
            "--rate",
        ),
        (&["H1-1-0101", "H1-1-0102", "--issue", "leak"], "--issue"),
        (&["H1-1-0101", "1-1-0101"], "twice"),
    ] {
        let output = log(copy.path(), arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(stderr(&output).contains(said), "{}", stderr(&output));
    }
    let after = fs::read(copy.path().join(LOG)).expect("the log is there");
    assert_eq!(after, before);
}

#[test]
fn the_party_is_found_by_home_and_by_name_and_candidates_are_named() {
    let copy = example_copy();
    for name in ["1-1-0101", "1-1-101", "黄军佳"] {
        let said = answer(&log(copy.path(), &[name, "--note", name, "-f", "json"]));
        assert_eq!(said["visit"]["party"], "H1-1-0101", "{name}");
    }
    let nobody = log(copy.path(), &["黄"]);
    assert_eq!(nobody.status.code(), Some(2));
    assert!(stderr(&nobody).contains("H1-1-0101"), "{}", stderr(&nobody));
}

#[test]
fn an_issue_names_its_visit_and_goes_to_its_department() {
    let copy = example_copy();
    let arguments = [
        "H1-1-0101",
        "--issue",
        "lift stops",
        "--severity",
        "urgent",
        "--department",
        "engineering",
        "-f",
        "json",
    ];
    let said = answer(&log(copy.path(), &arguments));
    let issues = fs::read(copy.path().join(ISSUES)).expect("the issues are there");
    let row = last_line(&issues);
    let expected = format!(
        "{},2026-11-16T19:40,H1-1-0101,visit,{},request,,urgent,engineering,feng,",
        said["issue"].as_str().unwrap(),
        said["visit"]["id"].as_str().unwrap()
    );
    assert!(row.starts_with(&expected), "{row}");
}

#[test]
fn what_an_outcome_needs_is_asked_for_and_nothing_is_written_without_it() {
    let copy = example_copy();
    let before = fs::read(copy.path().join(LOG)).expect("the log is there");
    for (arguments, missing) in [
        (&["H1-1-0101", "--outcome", "refused"][..], "--note"),
        (
            &["H1-1-0101", "--outcome", "waived", "--note", "x"],
            "--rules",
        ),
        (&["H1-1-0101", "--outcome", "rescheduled"], "--next"),
        (&["H1-1-0101", "--rate", "security=6"], "1 to 5"),
        (&["H1-1-0101", "--rate", "lifts=3"], "security"),
        (&["H1-1-0101", "--at", "2026-11-16"], "19:20"),
        (&["H1-1-0101", "--issue", "x"], "--department"),
        (&[][..], "visits log"),
    ] {
        let refused = log(copy.path(), arguments);
        assert_eq!(refused.status.code(), Some(2), "{arguments:?}");
        assert!(
            stderr(&refused).contains(missing),
            "{arguments:?}: {}",
            stderr(&refused)
        );
    }
    assert_eq!(
        fs::read(copy.path().join(LOG)).expect("the log is there"),
        before
    );
}

#[test]
fn oddities_are_said_and_never_refused() {
    let copy = example_copy();
    for (arguments, said) in [
        (&["H1-1-0101", "--at", "2026-11-16T07:00"][..], "07:00"),
        (
            &["H1-1-0101", "--at", "2026-11-18T10:00", "--future"],
            "2026-11-18",
        ),
        (&["H1-1-0101", "--at", "2026-11-16T10:30"], "already"),
        (
            &["H1-1-0101", "--at", "2026-11-11T10:00"],
            "later than 2 days",
        ),
        (
            &["H1-1-0101", "--staff", "zhang"],
            "does not work on 16 Nov",
        ),
        (&["H1-1-0101"], "No appointment"),
    ] {
        let output = log(copy.path(), arguments);
        assert_eq!(
            output.status.code(),
            Some(0),
            "{arguments:?}: {}",
            stderr(&output)
        );
        assert!(
            stderr(&output).contains(said),
            "{arguments:?}: {}",
            stderr(&output)
        );
    }
}

#[test]
fn a_bad_old_row_blocks_nothing_and_damage_to_the_file_does() {
    let copy = example_copy();
    let path = copy.path().join(LOG);
    let good = fs::read_to_string(&path).expect("the log is text");
    fs::write(&path, format!("{good}v-torn,2026-11\n")).expect("a copy can be written");
    assert_eq!(
        answer(&log(copy.path(), &["H1-1-0101", "-f", "json"]))["data_errors"],
        1
    );
    let gbk = encoding_rs::GB18030.encode(&good).0.into_owned();
    let wide: Vec<u8> = good.encode_utf16().flat_map(u16::to_le_bytes).collect();
    for (damage, said) in [
        (format!("{good}<<<<<<< HEAD\n").into_bytes(), "2026-11.csv:"),
        ([good.as_bytes(), b"\0\0\0"].concat(), "2026-11.csv:"),
        (wide, "2026-11.csv"),
        (gbk, "visits fmt visits/2026-11.csv"),
    ] {
        fs::write(&path, &damage).expect("a copy can be written");
        let refused = log(copy.path(), &["H1-1-0101"]);
        assert_eq!(refused.status.code(), Some(3), "{}", stderr(&refused));
        assert!(stderr(&refused).contains(said), "{}", stderr(&refused));
        assert_eq!(fs::read(&path).expect("the log is there"), damage);
    }
}

/// What is said of a visit, without its new id.
fn said_of(output: &Output) -> (String, String) {
    let (said, odd) = (answer(output), stderr(output));
    let id = said["visit"]["id"].as_str().expect("an id").to_owned();
    let of = |text: &str| text.replace(&id, "ID");
    (of(&said.to_string()), of(&odd))
}

#[test]
fn a_broken_month_of_others_changes_nothing_of_what_is_recorded_and_said() {
    let (sound, broken) = (example_copy(), example_copy());
    let path = broken.path().join("visits/2026-10.csv");
    let october = fs::read_to_string(&path).expect("the log is text");
    let row = "v-other,2026-10-41T10:00,H2-1-0101,liang,door,met\n";
    fs::write(&path, format!("{october}{row}v-torn,2026-10\n")).expect("a copy can be written");
    let issues = broken.path().join("issues/2026-10.csv");
    let october = fs::read_to_string(&issues).expect("the issues are text");
    fs::write(&issues, format!("{october}i-torn,2026-10\n")).expect("a copy can be written");
    for arguments in [
        &["H1-1-0101", "-f", "json"][..],
        &["H1-1-0101", "--at", "2026-11-02T07:00", "-f", "json"],
    ] {
        let (one, other) = (log(sound.path(), arguments), log(broken.path(), arguments));
        assert_eq!(said_of(&one), said_of(&other));
        assert_eq!(answer(&other)["data_errors"], 0);
    }
    let rows = |directory: &Path| {
        let bytes = fs::read(directory.join(LOG)).expect("the log is there");
        last_line(&bytes)
            .split_once(',')
            .expect("an id")
            .1
            .to_owned()
    };
    assert_eq!(rows(sound.path()), rows(broken.path()));
}

#[test]
fn a_broken_row_of_the_party_itself_is_counted_wherever_it_stands() {
    let copy = example_copy();
    let path = copy.path().join("visits/2026-10.csv");
    let october = fs::read_to_string(&path).expect("the log is text");
    let row = "v-own,2026-10-41T10:00,H1-1-0101,liang,door,met\n";
    fs::write(&path, format!("{october}{row}")).expect("a copy can be written");
    let said = answer(&log(copy.path(), &["H1-1-0101", "-f", "json"]));
    assert_eq!(said["data_errors"], 1);
}

#[test]
fn who_was_elsewhere_at_that_time_is_said_beyond_midnight_too() {
    let copy = example_copy();
    let at = |party: &str, at: &str| {
        let arguments = [party, "--at", at, "--minutes", "60", "--outcome", "met"];
        let output = log(copy.path(), &arguments);
        assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
        stderr(&output)
    };
    at("H1-1-0101", "2026-10-31T23:30");
    assert!(at("H1-1-0102", "2026-11-01T00:05").contains("is also in visit"));
    assert!(!at("H1-1-0201", "2026-11-01T02:05").contains("is also in visit"));
}

#[test]
fn notes_come_from_stdin_as_one_line() {
    let copy = example_copy();
    let output = visits()
        .args([
            "log",
            "H1-1-0101",
            "--note",
            "-",
            "--staff",
            "liang",
            "--now",
            "2026-11-16T19:40",
            "-C",
        ])
        .arg(copy.path())
        .write_stdin("水管漏水\r\n已报修\n")
        .output()
        .expect("the program runs");
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let log = fs::read(copy.path().join(LOG)).expect("the log is there");
    assert!(last_line(&log).ends_with(",水管漏水 / 已报修"));
}

#[test]
fn who_visited_comes_from_the_settings_file_if_nobody_says() {
    let copy = example_copy();
    let home = tempfile::tempdir().expect("a folder can be made");
    let run = |home: &Path| {
        visits()
            .args([
                "log",
                "H1-1-0101",
                "--now",
                "2026-11-16T19:40",
                "--lang",
                "en",
                "-f",
                "json",
                "-C",
            ])
            .arg(copy.path())
            .env("XDG_CONFIG_HOME", home)
            .output()
            .expect("the program runs")
    };
    let nobody = run(home.path());
    assert_eq!(nobody.status.code(), Some(2));
    assert!(
        stderr(&nobody).contains("VISITS_STAFF"),
        "{}",
        stderr(&nobody)
    );
    fs::create_dir(home.path().join("visits")).expect("a folder can be made");
    fs::write(home.path().join("visits/config.toml"), "staff = \"hu\"\n")
        .expect("it can be written");
    assert_eq!(answer(&run(home.path()))["visit"]["staff"][0], "hu");
}

#[test]
fn a_column_order_a_mark_and_crlf_of_one_s_own_survive() {
    let copy = example_copy();
    let path = copy.path().join(LOG);
    let text = "\u{FEFF}note,weather,outcome,channel,staff,party,visited_at,id\r\n\"a, b\",sun,met,door,liang,H1-1-0101,2026-11-03T19:00,v1\r\n";
    fs::write(&path, text).expect("a copy can be written");
    let said = answer(&log(copy.path(), &["H1-1-0102", "-f", "json"]));
    let after = fs::read_to_string(&path).expect("the log is text");
    let id = said["visit"]["id"].as_str().unwrap();
    assert_eq!(
        after,
        format!("{text},,met,door,liang,H1-1-0102,2026-11-16T19:40,{id}\r\n")
    );
}
