//! Files that were damaged between two commands: no row that is sound is lost, moved or taken into
//! another, and nothing is written where nobody knows what the columns are.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Output;

use crate::support::{example_copy, stderr, stdout, visits};

const VISITS: &str = "visits/2026-11.csv";

fn run(directory: &Path, arguments: &[&str]) -> Output {
    let mut command = visits();
    command.arg("-C").arg(directory).args(arguments);
    command.args(["--now", "2026-11-16T09:00", "--lang", "en"]);
    command.output().expect("the program runs")
}

fn text(directory: &Path, file: &str) -> String {
    fs::read_to_string(directory.join(file)).expect("the file is text")
}

fn ids(text: &str) -> BTreeSet<&str> {
    let first = |line: &'_ str| -> usize { line.find(',').unwrap_or(line.len()) };
    text.lines().map(|line| &line[..first(line)]).collect()
}

/// The example with a quote left open in the note of one visit, and one that means inches in the
/// note of another 51 lines below; both lines as they were.
fn with_stray_quotes(directory: &Path) -> (String, String) {
    let whole = text(directory, VISITS);
    let mut lines: Vec<String> = whole.lines().map(str::to_owned).collect();
    let last_comma = |line: &str| line.rfind(',').expect("a row has commas") + 1;
    let (open, inches) = (10, 61);
    let at = last_comma(&lines[open]);
    lines[open].replace_range(at.., "\"漏水, 已修");
    let at = last_comma(&lines[inches]);
    lines[inches].replace_range(at.., "5\"");
    fs::write(directory.join(VISITS), lines.join("\n") + "\n").expect("a copy can be written");
    (lines[open].clone(), lines[inches].clone())
}

#[test]
fn fix_mends_a_quote_in_its_own_row_and_swallows_none() {
    let copy = example_copy();
    let before = text(copy.path(), VISITS);
    let (open, inches) = with_stray_quotes(copy.path());
    let mended = run(copy.path(), &["check", "--fix"]);
    assert_eq!(mended.status.code(), Some(0), "{}", stdout(&mended));
    let after = text(copy.path(), VISITS);
    assert_eq!(ids(&after), ids(&before), "every visit is there");
    assert!(after.contains(&format!("{open}\"\n")), "closed at its end");
    let inches = inches.replace("5\"", "\"5\"\"\"\n");
    assert!(after.contains(&inches), "a sign of inches is text");
}

#[test]
fn a_quote_that_may_end_in_several_places_is_left_and_told() {
    let copy = example_copy();
    let before = text(copy.path(), VISITS);
    let broken = before.replacen(",door,", ",\"door,met,", 1);
    assert_ne!(broken, before, "the example has a visit at the door");
    fs::write(copy.path().join(VISITS), &broken).expect("a copy can be written");
    let left = run(copy.path(), &["check", "--fix"]);
    assert_eq!(left.status.code(), Some(1), "{}", stderr(&left));
    assert!(stdout(&left).contains("V102"), "{}", stdout(&left));
    assert_eq!(text(copy.path(), VISITS), broken);
}
