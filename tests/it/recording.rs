//! `event add`, `owner set`, `contact set`, `appoint`, `plan --save`: what they write, byte by byte.

use std::fs;
use std::path::Path;
use std::process::Output;

use crate::support::{answer, example_copy, last_line, numstat, on_folder, stderr, stdout, visits};

fn run(directory: &Path, arguments: &[&str]) -> Output {
    on_folder(directory, "2026-11-16T09:00")
        .args(["-f", "json"])
        .args(arguments)
        .env("VISITS_STAFF", "liang")
        .output()
        .expect("the program runs")
}

fn text(directory: &Path, file: &str) -> String {
    fs::read_to_string(directory.join(file)).expect("the file is text")
}

#[test]
fn an_event_is_one_line_and_names_the_rules_that_follow_it() {
    let copy = example_copy();
    let before = text(copy.path(), "events/2026-11.csv");
    let said = answer(&run(
        copy.path(),
        &["event", "add", "H1-1-0101", "wedding", "--at", "2026-11-20"],
    ));
    let after = text(copy.path(), "events/2026-11.csv");
    let id = said["event"]["id"].as_str().expect("an id");
    assert_eq!(
        after,
        format!("{before}{id},2026-11-20,H1-1-0101,wedding,\n")
    );
    assert!(!said["rules"].as_array().expect("a list").is_empty());
    let slip = run(copy.path(), &["event", "add", "H1-1-0101", "weding"]);
    assert_eq!(slip.status.code(), Some(2));
    assert!(stderr(&slip).contains("wedding"), "{}", stderr(&slip));
    answer(&run(
        copy.path(),
        &["event", "add", "--community", "community_event"],
    ));
    let events = fs::read(copy.path().join("events/2026-11.csv")).expect("the events are there");
    assert!(last_line(&events).ends_with(",,community_event,"));
}

#[test]
fn a_field_is_one_cell_and_a_value_that_cannot_be_is_refused() {
    let copy = example_copy();
    let before = text(copy.path(), "owners.csv");
    let said = answer(&run(
        copy.path(),
        &[
            "owner",
            "set",
            "1-1-0101",
            "status=vacant",
            "pause_until=2026/12/31",
        ],
    ));
    assert_eq!(said["changed"][0]["to"], "vacant");
    let after = text(copy.path(), "owners.csv");
    assert_eq!(numstat(before.as_bytes(), after.as_bytes()), (1, 1));
    assert!(after.contains("2026-12-31"));
    for (field, named) in [
        ("status=vacnt", "vacant"),
        ("stauts=vacant", "status"),
        ("butler=nobody", "nobody"),
        ("moved_in=2026-02-30", "2026-02-30"),
        ("name=", "name"),
        ("id=H9", "refer"),
        ("status", "FIELD=VALUE"),
    ] {
        let refused = run(copy.path(), &["owner", "set", "H1-1-0101", field]);
        assert_eq!(refused.status.code(), Some(2), "{field}");
        assert!(
            stderr(&refused).contains(named),
            "{field}: {}",
            stderr(&refused)
        );
        assert_eq!(text(copy.path(), "owners.csv"), after, "{field}");
    }
    let wrong = run(copy.path(), &["contact", "set", "H1-1-0101", "note=x"]);
    assert!(
        stderr(&wrong).contains("visits owner set"),
        "{}",
        stderr(&wrong)
    );
    answer(&run(
        copy.path(),
        &["contact", "set", "C-housing_bureau", "note=a, b"],
    ));
    assert!(text(copy.path(), "contacts.csv").contains("\"a, b\""));
}

#[test]
fn a_phone_number_is_masked_in_what_is_said() {
    let copy = example_copy();
    let said = run(
        copy.path(),
        &["owner", "set", "H1-1-0101", "phone=13911112222"],
    );
    assert!(!stdout(&said).contains("13911112222"), "{}", stdout(&said));
    assert!(text(copy.path(), "owners.csv").contains("13911112222"));
}

#[test]
fn an_appointment_is_fixed_moved_and_called_off_in_one_row() {
    let copy = example_copy();
    let plan = "plans/2026-11.csv";
    let said = answer(&run(
        copy.path(),
        &["appoint", "H1-1-0301", "2026-11-20T19:00"],
    ));
    assert_eq!(said["appointment"]["state"], "agreed");
    let first = text(copy.path(), plan);
    assert_eq!(first.lines().count(), 2);
    let row = first.lines().nth(1).expect("a row");
    assert!(
        row.contains(",2026-11-20,19:00,liang,H1-1-0301,door,10,"),
        "{row}"
    );
    let moved = answer(&run(
        copy.path(),
        &[
            "appoint",
            "H1-1-0301",
            "2026-11-20T19:30",
            "--channel",
            "phone",
        ],
    ));
    let second = text(copy.path(), plan);
    assert_eq!(
        moved["replaced"]["start"], "19:00",
        "what it took the place of is said"
    );
    assert_eq!(numstat(first.as_bytes(), second.as_bytes()), (1, 1));
    assert!(
        second.contains(",2026-11-20,19:30,liang,H1-1-0301,phone,"),
        "{second}"
    );
    answer(&run(
        copy.path(),
        &["appoint", "H1-1-0301", "2026-11-20T19:30", "--cancel"],
    ));
    let third = text(copy.path(), plan);
    assert_eq!(
        third,
        second
            .replace(",agreed,", ",cancelled,")
            .replace("phone,5,cancelled", "phone,5,agreed")
    );
    let gone = run(
        copy.path(),
        &["appoint", "H1-1-0301", "2026-11-20T19:30", "--cancel"],
    );
    assert_eq!(gone.status.code(), Some(2));
    let over = run(copy.path(), &["appoint", "H1-1-0301", "2026-11-10T19:30"]);
    assert_eq!(over.status.code(), Some(2));
}

#[test]
fn a_declined_call_is_logged_and_lets_the_duties_rest() {
    let copy = example_copy();
    let due = |state: &str| {
        let said = answer(&run(
            copy.path(),
            &["due", "--party", "H1-1-0301", "--state", state],
        ));
        said["duties"].as_array().expect("a list").len()
    };
    assert_eq!(due("declined"), 0);
    let said = answer(&run(
        copy.path(),
        &["appoint", "H1-1-0301", "2026-11-20T19:00", "--declined"],
    ));
    assert_eq!(said["visit"]["outcome"], "refused");
    assert_eq!(said["visit"]["channel"], "phone");
    if !said["let_go"].as_array().expect("a list").is_empty() {
        assert!(due("declined") > 0);
    }
    assert!(
        !copy.path().join("plans/2026-11.csv").exists(),
        "one command, one file"
    );
}

#[test]
fn a_plan_is_saved_twice_the_same_and_agreed_rows_stay_as_they_are() {
    let copy = example_copy();
    let plan = "plans/2026-11.csv";
    answer(&run(
        copy.path(),
        &[
            "appoint",
            "H1-1-0301",
            "2026-11-20T19:00",
            "--note",
            "bring keys",
        ],
    ));
    let agreed = text(copy.path(), plan)
        .lines()
        .nth(1)
        .expect("a row")
        .to_owned();
    answer(&run(copy.path(), &["plan", "--save", "--budget", "0"]));
    let first = text(copy.path(), plan);
    assert!(
        first.lines().any(|line| line == agreed),
        "the agreed row, byte for byte"
    );
    assert!(
        first
            .lines()
            .filter(|line| line.contains(",proposed,"))
            .count()
            > 10
    );
    assert!(
        first.lines().skip(1).is_sorted_by_key(|line| line
            .split(',')
            .skip(1)
            .take(2)
            .collect::<Vec<_>>())
    );
    answer(&run(copy.path(), &["plan", "--save", "--budget", "0"]));
    assert_eq!(text(copy.path(), plan), first);
    let checked = run(copy.path(), &["check", "plans"]);
    assert_eq!(checked.status.code(), Some(0), "{}", stdout(&checked));
}

#[test]
fn a_time_agreed_on_at_a_visit_is_called_off_without_having_been_saved() {
    let copy = example_copy();
    let put_off = [
        "log",
        "H1-1-0301",
        "--outcome",
        "rescheduled",
        "--next",
        "2026-11-20T19:00",
    ];
    answer(&run(copy.path(), &put_off));
    let said = answer(&run(
        copy.path(),
        &["appoint", "H1-1-0301", "2026-11-20T19:00", "--cancel"],
    ));
    assert_eq!(said["appointment"]["state"], "cancelled");
    let plan = text(copy.path(), "plans/2026-11.csv");
    assert!(
        plan.contains(",2026-11-20,19:00,liang,H1-1-0301,door,10,agreed,,cancelled,"),
        "{plan}"
    );
}

#[test]
fn an_appointment_beside_another_is_said_to_stand_beside_it() {
    let copy = example_copy();
    answer(&run(
        copy.path(),
        &["appoint", "H1-1-0301", "2026-11-20T19:00"],
    ));
    let other = run(copy.path(), &["appoint", "H1-1-0301", "2026-12-04T19:00"]);
    assert!(answer(&other)["replaced"].is_null());
    assert!(
        stderr(&other).contains("20 Nov 19:00"),
        "{}",
        stderr(&other)
    );
    let put_off = [
        "log",
        "H1-1-0401",
        "--outcome",
        "rescheduled",
        "--next",
        "2026-11-21T19:00",
    ];
    answer(&run(copy.path(), &put_off));
    let beside = run(copy.path(), &["appoint", "H1-1-0401", "2026-11-25T19:00"]);
    assert!(
        stderr(&beside).contains("21 Nov 19:00"),
        "agreed on at the door: {}",
        stderr(&beside)
    );
}

#[test]
fn what_is_written_is_in_canonical_form() {
    let copy = example_copy();
    let is_canonical = |after: &str| {
        let checked = run(copy.path(), &["fmt", "--check"]);
        assert_eq!(
            checked.status.code(),
            Some(0),
            "{after}: {}",
            stdout(&checked)
        );
    };
    is_canonical("the example");
    for command in [
        "log|H1-1-0101|--note|a \"b\", c|--rate|security=4|--minutes|7|--at|2026-11-16 08:55",
        "log|H1-1-0102|--outcome|rescheduled|--next|2026-11-21 19:00",
        "issue|add|H1-1-0101|tap, drips|--department|engineering|--promise|2026-11-17 18:00",
        "event|add|H1-1-0101|wedding|--at|2026-11-30",
        "event|add|H1-1-0101|wedding|--at|2026/12/3",
        "owner|set|H1-1-0101|birthday=1960/3/4|tags=key;elderly_alone|note=a, b",
        "contact|set|C-housing_bureau|note= spaced ",
        "plan|--save|--budget|0",
        "appoint|H1-1-0101|2026-12-04 19:00",
    ] {
        answer(&run(copy.path(), &command.split('|').collect::<Vec<_>>()));
        is_canonical(command);
    }
}

#[test]
fn a_text_that_no_line_can_hold_is_refused_in_words() {
    let copy = example_copy();
    let before = text(copy.path(), "events/2026-11.csv");
    for (language, said) in [("en", "longer than 64 KiB"), ("zh", "超过 64 KiB")] {
        let output = visits()
            .args(["event", "add", "H1-1-0101", "wedding", "--note", "-"])
            .args(["--now", "2026-11-16T09:00", "--lang", language, "-C"])
            .arg(copy.path())
            .write_stdin("x".repeat(70_000))
            .output()
            .expect("the program runs");
        assert_eq!(output.status.code(), Some(2));
        let told = stderr(&output);
        assert!(told.contains(said) && !told.contains("Some"), "{told}");
    }
    assert_eq!(text(copy.path(), "events/2026-11.csv"), before);
}
