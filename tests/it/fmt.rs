//! `visits fmt` and `check --fix` from end to end.

use std::fs;
use std::path::Path;
use std::process::Output;

use crate::support::{example_copy, stderr, stdout, visits};

fn run(directory: &Path, arguments: &[&str]) -> Output {
    visits()
        .args(arguments)
        .args(["--now", "2026-11-16T09:00", "--lang", "en", "-C"])
        .arg(directory)
        .output()
        .expect("the program runs")
}

#[test]
fn the_example_is_in_canonical_form() {
    let copy = example_copy();
    let output = run(copy.path(), &["fmt", "--check"]);
    assert_eq!(output.status.code(), Some(0), "{}", stdout(&output));
}

#[test]
fn check_tells_fmt_writes_and_then_there_is_nothing_left() {
    let copy = example_copy();
    let path = copy.path().join("events/2026-11.csv");
    let text = fs::read_to_string(&path).expect("the events are text");
    let odd = format!(
        "\u{FEFF}{}",
        text.replace('\n', "\r\n")
            .replacen("2026-11-0", "2026/11/0", 1)
    );
    fs::write(&path, &odd).expect("a copy can be written");
    let told = run(copy.path(), &["fmt", "--check"]);
    assert_eq!(told.status.code(), Some(1));
    assert!(
        stdout(&told).contains("events/2026-11.csv"),
        "{}",
        stdout(&told)
    );
    assert_eq!(
        fs::read_to_string(&path).expect("text"),
        odd,
        "nothing is changed by --check"
    );
    assert_eq!(run(copy.path(), &["fmt"]).status.code(), Some(0));
    assert_eq!(fs::read_to_string(&path).expect("text"), text);
    assert_eq!(run(copy.path(), &["fmt", "--check"]).status.code(), Some(0));
}

#[test]
fn gbk_becomes_utf_8() {
    let copy = example_copy();
    let path = copy.path().join("owners.csv");
    let text = fs::read_to_string(&path).expect("the owners are text");
    fs::write(&path, encoding_rs::GB18030.encode(&text).0).expect("a copy can be written");
    assert_eq!(
        run(copy.path(), &["fmt", "owners.csv"]).status.code(),
        Some(0)
    );
    assert_eq!(fs::read_to_string(&path).expect("UTF-8 again"), text);
}

#[test]
fn a_file_with_errors_is_left_and_named() {
    let copy = example_copy();
    let path = copy.path().join("events/2026-11.csv");
    let bad = fs::read_to_string(&path).expect("text") + "e-x,2026-13-45,H1-1-0101,wedding,\n";
    fs::write(&path, &bad).expect("a copy can be written");
    let refused = run(copy.path(), &["fmt"]);
    assert_eq!(refused.status.code(), Some(3));
    assert!(
        stderr(&refused).contains("events/2026-11.csv:"),
        "{}",
        stderr(&refused)
    );
    assert_eq!(fs::read_to_string(&path).expect("text"), bad);
}

#[test]
fn fix_mends_what_is_clear_shows_it_first_and_leaves_the_rest() {
    let copy = example_copy();
    let path = copy.path().join("events/2026-11.csv");
    let good = fs::read_to_string(&path).expect("text");
    let bad = format!(
        "{good}e-a,2026年11月30日,H1-1-0101,wedding,\"two\nlines\"\ne-b,11/03/2026,H1-1-0101,wedding,\n"
    );
    fs::write(&path, &bad).expect("a copy can be written");
    let shown = run(copy.path(), &["check", "--fix", "--dry-run"]);
    assert!(
        stdout(&shown).contains("+e-a,2026-11-30,H1-1-0101,wedding,\"two / lines\""),
        "{}",
        stdout(&shown)
    );
    assert_eq!(
        fs::read_to_string(&path).expect("text"),
        bad,
        "a dry run changes nothing"
    );
    let mended = run(copy.path(), &["check", "--fix"]);
    assert_eq!(
        mended.status.code(),
        Some(1),
        "what is in doubt is left, and named"
    );
    assert!(
        stdout(&mended).contains("11/03/2026"),
        "{}",
        stdout(&mended)
    );
    let after = fs::read_to_string(&path).expect("text");
    assert!(
        after.contains("e-a,2026-11-30,H1-1-0101,wedding,\"two / lines\"\n"),
        "{after}"
    );
    assert!(after.contains("e-b,11/03/2026,"), "{after}");
}
