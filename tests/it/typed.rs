//! What a table shows can be typed: words, homes, days and times in both languages, whatever
//! `--lang`.

use std::fs;
use std::path::Path;
use std::process::Output;

use serde_json::Value;

use crate::support::{
    answer, example_copy, last_line, on_example, on_folder, stderr, stdout, visits,
};

/// A Monday.
const NOW: &str = "2026-11-16T09:00";

fn run(directory: &Path, arguments: &[&str]) -> Output {
    on_folder(directory, NOW)
        .args(["-f", "json"])
        .args(arguments)
        .env("VISITS_STAFF", "liang")
        .output()
        .expect("the program runs")
}

/// The same in Chinese, for people.
fn run_in_chinese(directory: &Path, arguments: &[&str]) -> Output {
    let mut command = visits();
    command.arg("-C").arg(directory);
    command.args(["--now", NOW, "--lang", "zh"]);
    command.args(arguments).output().expect("the program runs")
}

fn told(arguments: &[&str]) -> Value {
    let output = on_example().args(["-f", "json"]).args(arguments).output();
    answer(&output.expect("the program runs"))
}

/// The cell of a column in the last row of a file.
fn last_cell(directory: &Path, file: &str, column: &str) -> String {
    let bytes = fs::read(directory.join(file)).expect("the file is there");
    let header = String::from_utf8_lossy(&bytes);
    let mut names = header.lines().next().expect("a header").split(',');
    let place = names.position(|name| name == column).expect("the column");
    let cell = last_line(&bytes).split(',').nth(place).map(str::to_owned);
    cell.expect("a cell")
}

#[test]
fn words_of_a_visit_are_understood_as_people_say_them() {
    for (channel, outcome, cells) in [
        ("微信", "完成", ["message", "met"]),
        ("上门", "不在家", ["door", "no_answer"]),
        ("WeChat", "No Answer", ["message", "no_answer"]),
        ("ＰＨＯＮＥ", "已见", ["phone", "met"]),
        ("at the desk", "met", ["desk", "met"]),
    ] {
        let copy = example_copy();
        let logged = run(
            copy.path(),
            &[
                "log",
                "H1-1-0101",
                "--channel",
                channel,
                "--outcome",
                outcome,
            ],
        );
        answer(&logged);
        let cell = |column| last_cell(copy.path(), "visits/2026-11.csv", column);
        assert_eq!([cell("channel"), cell("outcome")], cells, "{channel}");
    }
}

#[test]
fn a_word_that_is_none_is_refused_with_those_there_are() {
    let copy = example_copy();
    let refused = run(copy.path(), &["log", "H1-1-0101", "--channel", "Elevator"]);
    assert_eq!(refused.status.code(), Some(2));
    assert!(
        stderr(&refused).contains("door, phone"),
        "{}",
        stderr(&refused)
    );
    let near = run_in_chinese(copy.path(), &["log", "H1-1-0101", "--channel", "wechta"]);
    assert!(
        stderr(&near).contains("消息（message）"),
        "{}",
        stderr(&near)
    );
}

#[test]
fn times_of_a_visit_are_understood_as_people_say_them() {
    for (at, cell) in [
        ("今日 08:00", "2026-11-16T08:00"),
        ("昨天 19:20", "2026-11-15T19:20"),
        ("昨晚8点", "2026-11-15T20:00"),
        ("11月15日 19:00", "2026-11-15T19:00"),
        ("15日19点", "2026-11-15T19:00"),
        ("周五晚上7点半", "2026-11-13T19:30"),
        ("15 Nov 19:00", "2026-11-15T19:00"),
        ("Fri 7pm", "2026-11-13T19:00"),
        ("3天前", "2026-11-13T09:00"),
        ("2 hours ago", "2026-11-16T07:00"),
    ] {
        let copy = example_copy();
        answer(&run(copy.path(), &["log", "H1-1-0101", "--at", at]));
        let written = last_cell(copy.path(), "visits/2026-11.csv", "visited_at");
        assert_eq!(written, cell, "{at}");
    }
}

#[test]
fn times_to_come_are_understood_as_people_say_them() {
    for (next, cell) in [
        ("明天晚上7点", "2026-11-17T19:00"),
        ("周五 19:00", "2026-11-20T19:00"),
        ("tomorrow 7 pm", "2026-11-17T19:00"),
        ("下周五下午3点", "2026-11-27T15:00"),
    ] {
        let copy = example_copy();
        let put_off = ["log", "H1-1-0101", "--outcome", "改约", "--next", next];
        answer(&run(copy.path(), &put_off));
        assert_eq!(
            last_cell(copy.path(), "visits/2026-11.csv", "next_at"),
            cell,
            "{next}"
        );
        let fixed = answer(&run(copy.path(), &["appoint", "H1-1-0102", next]));
        let row = &fixed["appointment"];
        let (date, start) = (
            row["date"].as_str().unwrap(),
            row["start"].as_str().unwrap(),
        );
        assert_eq!(format!("{date}T{start}"), cell, "{next}");
    }
}

#[test]
fn periods_are_understood_as_people_say_them() {
    for (words, name) in [
        (&["今日"][..], "2026-11-16"),
        (&["昨天"], "2026-11-15"),
        (&["11月"], "2026-11"),
        (&["2026年11月"], "2026-11"),
        (&["Nov", "2026"], "2026-11"),
        (&["11月3日至11月20日"], "2026-11-03..2026-11-20"),
        (&["周五"], "2026-11-20"),
        (&["上个月"], "2026-10"),
        (&["LAST", "７", "Days"], "2026-11-10..2026-11-16"),
    ] {
        let period = &told(&[&["due"][..], words].concat())["period"];
        assert_eq!(period["name"], name, "{words:?}");
    }
}

#[test]
fn days_and_spans_of_options_are_understood_as_people_say_them() {
    let all = told(&["overdue"])["items"].as_array().unwrap().len();
    let new = |since: &str| {
        told(&["overdue", "--new-since", since])["items"]
            .as_array()
            .unwrap()
            .len()
    };
    assert_eq!(new("2026-11-13T09:00"), new("3天前"));
    assert_eq!(new("24h"), new("昨天 09:00"));
    assert!(new("24h") <= all);
    let met = |since: &str| told(&["owners", "--not-met-since", since])["owners"].clone();
    assert_eq!(met("11月1日"), met("2026-11-01"));
    let issues = |age: &str| told(&["issue", "list", "--age", age])["issues"].clone();
    assert_eq!(issues("7天"), issues("7d"));
    let at = told(&["due", "--now", "昨天"]);
    assert!(at["now"].as_str().unwrap().ends_with("T00:00"));
}

#[test]
fn states_rules_and_homes_are_understood_as_tables_show_them() {
    let duties = |words: &[&str]| told(&[&["due"][..], words].concat())["duties"].clone();
    assert_eq!(
        duties(&["--state", "逾期"]),
        duties(&["--state", "overdue"])
    );
    let why = told(&["why", "H1-1-0101"]);
    let monthly = why["rules"].as_array().unwrap().iter();
    let monthly = monthly
        .clone()
        .find(|rule| rule["rule"] == "resident-monthly")
        .unwrap();
    let title = monthly["title"].as_str().unwrap();
    assert_ne!(title, "resident-monthly");
    assert_eq!(
        duties(&["--rule", title]),
        duties(&["--rule", "resident-monthly"])
    );
    let party = |home: &str| told(&["why", home])["party"].clone();
    for home in [
        "1-1-0101",
        "1栋1单元0101",
        "1号楼1单元101室",
        "１幢１单元１０１",
    ] {
        assert_eq!(party(home), "H1-1-0101", "{home}");
    }
    let owners = |building: &str| told(&["owners", "--building", building])["owners"].clone();
    assert_eq!(owners("1栋"), owners("1"));
    assert_ne!(owners("1栋"), serde_json::json!([]));
}

#[test]
fn fields_are_set_by_their_heading_and_words_in_any_language() {
    let copy = example_copy();
    let set = [
        "owner",
        "set",
        "H1-1-0101",
        "电话=13900001234",
        "入住状态=空置",
        "Do not disturb until=11月30日",
        "生日=3月5日",
    ];
    answer(&run(copy.path(), &set));
    let owners = fs::read_to_string(copy.path().join("owners.csv")).unwrap();
    let row = owners
        .lines()
        .find(|line| line.starts_with("H1-1-0101,"))
        .unwrap();
    assert!(
        row.contains("13900001234")
            && row.contains(",03-05,")
            && row.contains(",vacant,")
            && row.contains("2026-11-30"),
        "{row}"
    );
    let refused = run_in_chinese(copy.path(), &["owner", "set", "H1-1-0101", "电花=1"]);
    assert_eq!(refused.status.code(), Some(2));
    let said = stderr(&refused);
    assert!(said.contains("phone（电话）"), "{said}");
}

#[test]
fn kinds_of_events_and_departments_are_understood_by_their_words() {
    let copy = example_copy();
    let said = answer(&run(
        copy.path(),
        &["event", "add", "H1-1-0101", "婚礼", "--at", "昨天"],
    ));
    assert_eq!(said["event"]["kind"], "wedding");
    assert_eq!(said["event"]["happened_at"], "2026-11-15");
    let issue = [
        "issue",
        "add",
        "H1-1-0101",
        "水龙头滴水",
        "--kind",
        "报修",
        "--severity",
        "紧急",
        "--department",
        "工程部",
    ];
    let said = answer(&run(copy.path(), &issue));
    let issue = &said["issue"];
    assert_eq!(
        [&issue["kind"], &issue["severity"], &issue["department"]],
        ["repair", "urgent", "engineering"]
    );
}

#[test]
fn data_files_stay_strict_and_the_same_words_mend_them() {
    let copy = example_copy();
    let file = copy.path().join("owners.csv");
    let owners = fs::read_to_string(&file).unwrap();
    let spoiled = owners.replacen(",occupied,", ",常住,", 1);
    assert_ne!(owners, spoiled);
    fs::write(&file, spoiled).unwrap();
    let checked = run_in_chinese(copy.path(), &["check"]);
    assert_eq!(checked.status.code(), Some(1));
    assert!(
        stdout(&checked).contains("occupied"),
        "{}",
        stdout(&checked)
    );
    run(copy.path(), &["check", "--fix"]);
    assert_eq!(fs::read_to_string(&file).unwrap(), owners);
}
