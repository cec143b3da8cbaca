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

/// Every file of a folder with its bytes.
fn bytes(directory: &Path) -> Vec<(std::path::PathBuf, Vec<u8>)> {
    let files = walkdir::WalkDir::new(directory).sort_by_file_name();
    let files = files
        .into_iter()
        .map(|entry| entry.expect("a file can be listed"));
    let files = files.filter(|entry| entry.file_type().is_file() && entry.file_name() != LOCK);
    files
        .map(|entry| {
            let bytes = fs::read(entry.path()).expect("a file can be read");
            (entry.into_path(), bytes)
        })
        .collect()
}

/// Empty, and made by whoever writes first.
const LOCK: &str = ".visits.lock";

/// A file, the column that every row of it must fill, and the commands that write it.
const WRITERS: &[(&str, &str, &[&[&str]])] = &[
    (
        VISITS,
        "party",
        &[
            &["log", "H1-1-0101", "--staff", "liang", "--outcome", "met"],
            &[
                "log",
                "H1-1-0101",
                "--staff",
                "liang",
                "--issue",
                "leak",
                "--department",
                "engineering",
            ],
            &["import", "new-visits.csv", "--as", "visits"],
            &["import", "new-visits.csv", "--as", "visits", "--partial"],
            &["import", "new-visits.csv", "--as", "visits", "--dry-run"],
        ],
    ),
    (
        "issues/2026-11.csv",
        "severity",
        &[
            &[
                "issue",
                "add",
                "H1-1-0101",
                "leak",
                "--department",
                "engineering",
            ],
            &[
                "log",
                "H1-1-0101",
                "--staff",
                "liang",
                "--issue",
                "leak",
                "--department",
                "engineering",
            ],
        ],
    ),
    (
        "events/2026-11.csv",
        "kind",
        &[
            &["event", "add", "H1-1-0101", "wedding"],
            &["event", "add", "wedding", "--community"],
            &["import", "new-events.csv", "--as", "events"],
        ],
    ),
    (
        "owners.csv",
        "area",
        &[
            &["owner", "set", "H1-1-0101", "note=x"],
            &["import", "new-owners.csv", "--as", "owners"],
            &["log", "H1-1-0101", "--staff", "liang"],
        ],
    ),
    (
        "contacts.csv",
        "kind",
        &[&["contact", "set", "C1", "note=x"]],
    ),
    (
        "plans/2026-11.csv",
        "state",
        &[
            &["plan", "--save"],
            &["appoint", "H1-1-0101", "2026-11-20T15:00"],
            &["plan", "approve", "--by", "liang"],
        ],
    ),
    (
        "surveys/2026-h2.csv",
        "party",
        &[
            &["survey", "start", "2026-h2"],
            &["survey", "return", "2026-h2", "H1-1-0101"],
        ],
    ),
];

/// What makes a table of no file: a required column misspelt, one without a name, a page of the web.
fn ruined(text: &str, column: &str) -> Vec<String> {
    let (head, rows) = text.split_once('\n').expect("a header and rows");
    let with = |name: &str| {
        let names = head
            .split(',')
            .map(|cell| if cell == column { name } else { cell });
        format!("{}\n{rows}", names.collect::<Vec<_>>().join(","))
    };
    vec![
        with(&column[1..]),
        with(""),
        "<!DOCTYPE html>\n<html><head><title>404</title></head>\n<body>Not found</body></html>\n"
            .to_owned(),
    ]
}

#[test]
fn nothing_is_written_into_a_file_whose_columns_nobody_knows() {
    let copy = example_copy();
    let head = |file: &str| text(copy.path(), file).lines().next().map(str::to_owned);
    let visit = "2026-11-16T08:00,H1-1-0101,liang,door,met";
    let new = [
        (
            "plans/2026-11.csv",
            "id,date,start,staff,party,channel,minutes,rules,due,state,note\n".to_owned()
                + "agreed/H1-1-0101/2026-11-20,2026-11-20,15:00,liang,H1-1-0101,door,20,agreed,,agreed,\n",
        ),
        (
            "new-visits.csv",
            format!("visited_at,party,staff,channel,outcome\n{visit}\n"),
        ),
        (
            "new-events.csv",
            "happened_at,party,kind\n2026-11-16,H1-1-0101,wedding\n".to_owned(),
        ),
        (
            "new-owners.csv",
            "id,name,building,area,status\nH99,Li,9,east,occupied\n".to_owned(),
        ),
    ];
    fs::create_dir_all(copy.path().join("plans")).expect("a folder can be made");
    for (file, text) in &new {
        fs::write(copy.path().join(file), text).expect("a file can be written");
    }
    for (file, column, commands) in WRITERS {
        let whole = text(copy.path(), file);
        assert!(
            head(file).is_some_and(|head| head.contains(column)),
            "{file}"
        );
        for ruin in ruined(&whole, column) {
            fs::write(copy.path().join(file), &ruin).expect("a copy can be written");
            let before = bytes(copy.path());
            for arguments in *commands {
                let refused = run_in(copy.path(), arguments);
                assert_eq!(
                    refused.status.code(),
                    Some(3),
                    "{arguments:?}: {}",
                    stderr(&refused)
                );
                assert!(
                    stderr(&refused).contains(file),
                    "{arguments:?}: {}",
                    stderr(&refused)
                );
                assert!(bytes(copy.path()) == before, "{arguments:?} on {ruin}");
            }
            for arguments in [&["check", "--fix"][..], &["fmt"]] {
                let _ = run_in(copy.path(), arguments);
                assert!(bytes(copy.path()) == before, "{arguments:?} on {ruin}");
            }
        }
        fs::write(copy.path().join(file), whole).expect("a copy can be written");
    }
}

/// Runs the program with files named as they stand in the directory.
fn run_in(directory: &Path, arguments: &[&str]) -> Output {
    let inside = |argument: &&str| {
        let path = directory.join(argument);
        if argument.starts_with("new-") {
            path.display().to_string()
        } else {
            (*argument).to_owned()
        }
    };
    let arguments: Vec<String> = arguments.iter().map(inside).collect();
    run(
        directory,
        &arguments.iter().map(String::as_str).collect::<Vec<_>>(),
    )
}
