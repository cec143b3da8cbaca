//! `visits check` from end to end: ten things broken, ten messages, in every form.

use std::fs;
use std::path::Path;
use std::process::Output;

use serde_json::Value;

use crate::support::{answer, example_copy, on_folder, root, stderr, stdout, visits};

/// The good directory with ten things broken, as ten people would.
fn broken() -> tempfile::TempDir {
    let copy = tempfile::tempdir().expect("a folder can be made");
    let good = root().join("tests/data/good");
    for entry in walkdir::WalkDir::new(&good) {
        let entry = entry.expect("the good directory can be walked");
        let target = copy
            .path()
            .join(entry.path().strip_prefix(&good).expect("below it"));
        if entry.file_type().is_dir() {
            fs::create_dir_all(target).expect("a folder can be made");
        } else {
            fs::copy(entry.path(), target).expect("a file can be copied");
        }
    }
    let change = |file: &str, from: &str, to: &str| {
        let path = copy.path().join(file);
        let text = fs::read_to_string(&path).expect("the file is text");
        assert!(text.contains(from), "{file} has no `{from}`");
        fs::write(path, text.replacen(from, to, 1)).expect("a copy can be written");
    };
    change("calendar.toml", "2026-10-10", "2026-10-09");
    let rows = [
        "H1-1-0103,王强,1,1,0103,east,occupied,11/03/2026,,,13812345678,,,,,,,,,\n",
        "H1-1-0104,赵敏,1,1,0104,east,occupied,45413,,,13812345679,,,,,,,,,\n",
        "H1-1-0105,孙丽,1,1,0105,east,rentd,,,,13812345670,,,,,,,,,\n",
    ];
    change("owners.csv", "note\n", &format!("note\n{}", rows.concat()));
    change("issues/2026-11.csv", "visit,v-1", "visit,v-10");
    change("visits/2026-11.csv", "H1-1-1101,wang", "H1-1-1011,wang");
    change(
        "visits/2026-11.csv",
        "2026-11-04T19:30,",
        "2026-11-04T19:30,\"家中有老人",
    );
    change(
        "plans/2026-11.csv",
        "resident-monthly,2026",
        "resident-montly,2026",
    );
    change(
        "staff.toml",
        "2026-11-10/2026-11-12",
        "2024-11-10/2024-11-12",
    );
    change("events/2026-11.csv", "wedding,", "wedding,\u{1b}[31m");
    copy
}

fn check(directory: &Path, more: &[&str]) -> Output {
    visits()
        .current_dir(directory)
        .args(["check", "-C", "."])
        .args(["--now", "2026-11-16T09:00"])
        .args(more)
        .output()
        .expect("the program runs")
}

#[test]
fn ten_things_broken_give_ten_messages_in_order_and_none_for_what_follows() {
    let directory = broken();
    let output = check(directory.path(), &["-f", "concise", "--lang", "en"]);
    assert_eq!(output.status.code(), Some(1));
    let text = stdout(&output);
    let heads: Vec<&str> = text
        .lines()
        .filter_map(|line| line.split_once("]: "))
        .map(|(head, _)| head)
        .collect();
    assert_eq!(
        heads,
        [
            "calendar.toml:2:13: warning[V607",
            "events/2026-11.csv:2:34: warning[V139",
            "issues/2026-11.csv:2:38: error[V550",
            "owners.csv:2:37: error[V122",
            "owners.csv:3:37: error[V123",
            "owners.csv:4:28: error[V118",
            "plans/2026-11.csv:2:76: warning[V701",
            "staff.toml:7:1: warning[V355",
            "visits/2026-11.csv:3:69: error[V102",
            "visits/2026-11.csv:4:22: error[V110",
        ],
        "{text}"
    );
    assert!(text.contains("did you mean “H1-1-1101”?"), "{text}");
    assert!(text.contains("did you mean “rented”?"), "{text}");
}

#[test]
fn the_forms_agree_and_each_is_told_in_the_readers_language() {
    let directory = broken();
    let json = check(directory.path(), &["-f", "json", "--lang", "zh"]);
    let answer: Value = serde_json::from_str(&stdout(&json)).expect("the answer is JSON");
    assert_eq!(answer["schema"], "visits.check/1");
    let faults = answer["faults"].as_array().expect("a list");
    let errors = faults
        .iter()
        .filter(|fault| fault["severity"] == "error")
        .count();
    assert_eq!(answer["data_errors"], errors);
    let concise = stdout(&check(directory.path(), &["-f", "concise", "--lang", "zh"]));
    assert_eq!(concise.lines().count(), faults.len());
    let table = stdout(&check(directory.path(), &["--lang", "zh"]));
    for fault in faults {
        let message = fault["message"].as_str().expect("a sentence");
        assert!(
            concise.contains(message) && table.contains(message),
            "{message}"
        );
    }
    assert!(
        table.contains(
            "错误[V123]：moved_in（入住日期）列的 45413 是 Excel 把日期存成的数字；应是 2024-05-01"
        ),
        "{table}"
    );
}

#[test]
fn nothing_personal_and_nothing_that_acts_is_printed() {
    let directory = broken();
    for form in ["table", "concise", "json", "md", "csv"] {
        let output = check(directory.path(), &["-f", form, "--lang", "en"]);
        let text = stdout(&output);
        assert!(
            !text.contains("13812345678") && !text.contains('\u{1b}'),
            "{form}: {text}"
        );
    }
    let table = stdout(&check(directory.path(), &["--lang", "en"]));
    assert!(
        table.contains("138****5678"),
        "the excerpt shows the number masked: {table}"
    );
    let shown = stdout(&check(
        directory.path(),
        &["--lang", "en", "--show-contacts"],
    ));
    assert!(shown.contains("13812345678"), "{shown}");
}

#[test]
fn the_files_named_are_looked_at_alone() {
    let directory = broken();
    let output = check(directory.path(), &["owners.csv", "plans", "-f", "concise"]);
    let text = stdout(&output);
    assert_eq!(text.lines().count(), 4, "{text}");
    let output = check(directory.path(), &["plans/2026-11.csv", "-f", "concise"]);
    assert_eq!(
        output.status.code(),
        Some(0),
        "warnings alone are no findings"
    );
    let output = check(directory.path(), &["nowhere.csv"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("nowhere.csv"));
}

#[test]
fn a_file_is_named_as_the_directory_does_or_from_where_one_stands() {
    let directory = broken();
    let from = |folder: &Path, file: &str| {
        let mut check = visits();
        check
            .current_dir(folder)
            .args(["check", file, "-f", "concise"]);
        let output = check.args(["--now", "2026-11-16T09:00"]).output();
        output.expect("the program runs")
    };
    let inside = directory.path().join("visits");
    let wanted = stdout(&from(directory.path(), "visits/2026-11.csv"));
    assert_eq!(wanted.lines().count(), 2, "{wanted}");
    // The paths told are those from where one stands.
    let wanted = wanted.replace("visits/2026-11.csv:", "../visits/2026-11.csv:");
    assert_eq!(stdout(&from(&inside, "2026-11.csv")), wanted);
    assert_eq!(stdout(&from(&inside, "../visits/2026-11.csv")), wanted);
    let absolute = inside.join("2026-11.csv");
    assert_eq!(stdout(&from(&inside, absolute.to_str().unwrap())), wanted);
    // A file that stands elsewhere is never taken for one without faults.
    let elsewhere = root().join("Cargo.toml");
    let output = from(directory.path(), elsewhere.to_str().unwrap());
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("Cargo.toml"));
}

#[test]
fn a_data_directory_named_as_a_file_is_looked_at_as_a_whole() {
    let output = visits().args(["check", "data-example"]).output().unwrap();
    assert_eq!(output.status.code(), Some(0));
    assert!(output.stdout.is_empty() && output.stderr.is_empty());
    let folder = broken();
    let arguments = ["--now", "2026-11-16T09:00", "--lang", "en"];
    let named = visits()
        .arg("check")
        .arg(folder.path())
        .args(arguments)
        .output();
    let named = named.unwrap();
    assert_eq!(named.status.code(), Some(1));
    assert!(named.stdout == check(folder.path(), &["--lang", "en"]).stdout);
    // The office's language is that of the directory named, not of where one stands.
    let named = visits()
        .arg("check")
        .arg(folder.path())
        .args(&arguments[..2])
        .output();
    assert!(stdout(&named.unwrap()).contains("错误[V123]"));
}

#[test]
fn a_code_is_explained_and_an_unknown_one_is_not_guessed() {
    let output = visits()
        .args(["explain", "v123", "--lang", "zh"])
        .output()
        .expect("the program runs");
    let text = stdout(&output);
    assert!(
        text.starts_with("V123 日期变成了数字") && text.contains("+ moved_in: 2025-11-03"),
        "{text}"
    );
    let output = visits()
        .args(["explain", "V999", "--lang", "en"])
        .output()
        .expect("the program runs");
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("V999"));
}

fn check_in(here: &Path, folder: &Path, arguments: &[&str]) -> Output {
    let mut command = visits();
    command.current_dir(here).arg("check").arg("-C").arg(folder);
    command
        .args(["--now", "2026-11-17T09:00", "--lang", "en"])
        .args(arguments);
    command.output().expect("it runs")
}

#[test]
fn the_paths_of_concise_hold_from_where_one_stands() {
    let folder = broken();
    let folder = folder.path().canonicalize().expect("it is there");
    let (above, name) = (
        folder.parent().expect("a parent"),
        folder.file_name().expect("a name"),
    );
    let name = name.to_string_lossy();
    let first = |here: &Path, named: &Path| {
        let told = stdout(&check_in(here, named, &["-f", "concise"]));
        let line = told
            .lines()
            .find(|line| line.contains("error[V110]"))
            .expect("the fault")
            .to_owned();
        let (file, rest) = line.split_once(':').expect("a place");
        assert!(rest.starts_with("4:22:"), "{line}");
        assert!(here.join(file).is_file(), "{file} from {}", here.display());
        file.to_owned()
    };
    assert_eq!(
        first(above, Path::new(&*name)),
        format!("{name}/visits/2026-11.csv")
    );
    assert_eq!(first(&folder, Path::new(".")), "visits/2026-11.csv");
    assert_eq!(
        first(&folder.join("visits"), &folder),
        "../visits/2026-11.csv"
    );
}

#[test]
fn services_get_the_faults_in_their_own_forms() {
    let folder = broken();
    let github = check_in(folder.path(), Path::new("."), &["-f", "github"]);
    assert_eq!(github.status.code(), Some(1));
    let told = stdout(&github);
    assert!(
        told.contains("::error file=visits/2026-11.csv,line=4,col=22,title=V110::"),
        "{told}"
    );
    let sarif = check_in(folder.path(), Path::new("."), &["-o", "faults.sarif"]);
    assert_eq!(
        (sarif.status.code(), stdout(&sarif)),
        (Some(1), String::new())
    );
    let log = fs::read_to_string(folder.path().join("faults.sarif")).expect("it was written");
    let log: Value = serde_json::from_str(&log).expect("JSON");
    let results = log["runs"][0]["results"].as_array().expect("results");
    let last = results.last().expect("a result");
    assert_eq!((results.len(), &last["ruleId"]), (10, &"V110".into()));
    assert_eq!(log["version"], "2.1.0");
}

#[test]
fn what_would_be_mended_is_json_too() {
    let folder = broken();
    let file = folder.path().join("owners.csv");
    let before = fs::read(&file).expect("the file");
    let output = check_in(
        folder.path(),
        Path::new("."),
        &["--fix", "--dry-run", "-f", "json"],
    );
    let told: Value = serde_json::from_str(&stdout(&output)).expect("one JSON object");
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let mended = told["mended"].as_array().expect("a list");
    let owners = mended
        .iter()
        .find(|mended| mended["file"] == "owners.csv")
        .expect("owners.csv");
    let diff = owners["diff"].as_str().expect("text");
    assert!(diff.contains("\n+") && diff.contains(",rented,"), "{diff}");
    let left = told["faults"].as_array().expect("a list");
    assert!(
        (1..10).contains(&left.len()),
        "what is left is told too: {left:?}"
    );
    assert_eq!(fs::read(&file).expect("the file"), before);
}

#[test]
fn copies_that_other_programs_leave_are_named_and_never_read() {
    let folder = example_copy();
    let satisfied = |folder: &Path| {
        let output = on_folder(folder, "2026-11-16T09:00")
            .args(["survey", "-f", "csv"])
            .output();
        stdout(&output.expect("it runs"))
    };
    let before = satisfied(folder.path());
    for (original, copy) in [
        ("owners.csv", "owners-冲突.csv"),
        ("policy.toml", "policy - 副本.toml"),
        ("visits/2026-11.csv", "visits/2026-11-DESKTOP-9AB12CD.csv"),
        ("surveys/2026-h2.csv", "surveys/2026-h2 (1).csv"),
    ] {
        fs::copy(folder.path().join(original), folder.path().join(copy)).expect("it is copied");
        let output = check(folder.path(), &["-f", "json", "--lang", "en"]);
        assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
        let told: Value = serde_json::from_str(&stdout(&output)).expect("JSON");
        let fault = &told["faults"][0];
        assert_eq!(
            (&fault["code"], &fault["file"]),
            (&"V017".into(), &copy.into())
        );
        let help = fault["help"].as_str().expect("text");
        assert!(help.contains(original), "{help}");
        assert_eq!(satisfied(folder.path()), before);
        fs::remove_file(folder.path().join(copy)).expect("it is ours");
    }
    // A table of the office's own is nobody's copy.
    fs::write(folder.path().join("owners-2025.csv"), "id\n").expect("it is written");
    assert_eq!(stdout(&check(folder.path(), &["--lang", "en"])), "");
}

#[test]
fn lists_in_the_place_of_files_are_sent_to_import() {
    let folder = crate::support::office(&[
        ("owners.xlsx", "PK"),
        (
            "contacts.csv",
            "联系人台账,,\n单位,类别,电话\n居委会,community_office,0731-88881234\n",
        ),
    ]);
    let output = crate::support::on_folder(folder.path(), "2026-11-16T09:00")
        .arg("check")
        .output()
        .expect("it runs");
    let said = crate::support::stdout(&output);
    assert!(said.contains("visits import owners.xlsx"), "{said}");
    assert!(said.contains("visits import contacts.csv"), "{said}");
}

#[test]
fn what_check_calls_an_error_is_one_for_every_command() {
    let copy = example_copy();
    let path = copy.path().join("issues/2026-11.csv");
    let issues = fs::read_to_string(&path).expect("the issues are text");
    fs::write(&path, issues.replacen(",engineering,", ",enginering,", 1))
        .expect("a copy is written");
    let run = |arguments: &[&str]| {
        let output = on_folder(copy.path(), "2026-11-16T09:00")
            .args(arguments)
            .output();
        output.expect("the program runs")
    };
    let checked = run(&["check", "-f", "json"]);
    let checked: Value = serde_json::from_slice(&checked.stdout).expect("JSON");
    let errors = checked["faults"].as_array().expect("a list").iter();
    assert_eq!(
        errors.filter(|fault| fault["severity"] == "error").count(),
        1
    );
    for command in ["overdue", "due", "report", "plan", "owners"] {
        assert_eq!(
            answer(&run(&[command, "-f", "json"]))["data_errors"],
            1,
            "{command}"
        );
        let strict = run(&[command, "--strict"]);
        assert_eq!(strict.status.code(), Some(1), "{command}");
    }
    let exit = run(&["overdue", "--exit-code"]);
    assert_eq!(
        exit.status.code(),
        Some(3),
        "an answer over errors is no all-clear"
    );
}

#[test]
fn a_message_on_the_day_of_a_visit_disturbs_nobody_and_a_second_call_does() {
    let copy = example_copy();
    fs::create_dir_all(copy.path().join("plans")).expect("a folder can be made");
    for (channel, said) in [("message", false), ("phone", true)] {
        let rows = format!(
            "id,date,start,staff,party,channel,minutes,rules,due,state,note\n\
             agreed/H1-1-0401/2026-11-17,2026-11-17,10:00,zhang,H1-1-0401,{channel},5,agreed,,agreed,\n\
             resident-monthly/H1-1-0401/2026-11,2026-11-17,19:00,zhang,H1-1-0401,door,10,resident-monthly,2026-11-30,proposed,\n",
        );
        fs::write(copy.path().join("plans/2026-11.csv"), rows).expect("a plan is written");
        let output = on_folder(copy.path(), "2026-11-16T09:00")
            .arg("check")
            .output();
        let told = stdout(&output.expect("the program runs"));
        assert_eq!(told.contains("V755"), said, "{channel}: {told}");
    }
}
