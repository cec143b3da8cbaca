//! Files that were damaged between two commands: no row that is sound is lost, moved or taken into
//! another, and nothing is written where nobody knows what the columns are.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::process::Output;

use visits::face::book::inspect;
use visits::face::text::Directory;

use crate::support::{example_copy, office, stderr, stdout, visits};

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

#[test]
fn an_import_swallows_no_row_and_takes_none_of_a_file_with_an_open_quote() {
    let from = example_copy();
    let all = ids(&text(from.path(), VISITS)).len() - 1;
    with_stray_quotes(from.path());
    // What is not taken in is written beside the list, which is no place inside of data.
    let desk = tempfile::tempdir().expect("a folder can be made");
    let file = desk.path().join("visits.csv");
    fs::copy(from.path().join(VISITS), &file).expect("a file can be copied");
    let into = example_copy();
    let empty = text(into.path(), VISITS).lines().next().map(str::to_owned);
    let empty = empty.expect("a header") + "\n";
    fs::write(into.path().join(VISITS), &empty).expect("a copy can be written");
    let file = file.to_str().expect("a path as text");
    let refused = run(into.path(), &["import", file, "--as", "visits"]);
    assert_eq!(refused.status.code(), Some(3), "{}", stdout(&refused));
    assert_eq!(text(into.path(), VISITS), empty);
    let partial = run(
        into.path(),
        &["import", file, "--as", "visits", "--partial"],
    );
    assert_eq!(partial.status.code(), Some(0), "{}", stderr(&partial));
    assert!(stdout(&partial).contains("11"), "the line is named");
    assert_eq!(ids(&text(into.path(), VISITS)).len() - 1, all - 1);
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

/// The least a policy says.
const ROLES: (&str, &str) = ("policy.toml", "[roles.butler]\n");

/// Owners with a birthday each, the second with `more` behind its birthday's place.
fn birthdays(before: &str, behind: &str) -> tempfile::TempDir {
    let head = "id,name,building,area,status,phone,tags,birthday,arrears_since,note\n";
    let row = |id: &str, before: &str, behind: &str| {
        format!("{id},Li,1,east,occupied,,,{before}1980-05-01,,{behind}\n")
    };
    let owners = [
        head.to_owned(),
        row("H1", "", ""),
        row("H2", before, behind),
        row("H3", "", ""),
    ];
    office(&[ROLES, ("owners.csv", &owners.concat())])
}

#[test]
fn a_comma_too_many_inside_a_row_is_told_and_never_cemented() {
    let folder = birthdays(",", "");
    let before = text(folder.path(), "owners.csv");
    let told = stdout(&run(folder.path(), &["check", "owners.csv"]));
    assert!(
        told.contains("V105") && told.contains("owners.csv:3:25"),
        "{told}"
    );
    assert!(
        told.contains("that is no arrears_since (fees unpaid since) but the birthday"),
        "{told}"
    );
    assert!(!told.contains("fmt"), "{told}");
    let chinese = visits()
        .args(["check", "owners.csv", "--lang", "zh", "-C"])
        .arg(folder.path())
        .output();
    let chinese = stdout(&chinese.expect("the program runs"));
    assert!(
        chinese.contains("不是 arrears_since（欠费自），而是 birthday"),
        "{chinese}"
    );
    for arguments in [
        &["fmt"][..],
        &["check", "--fix"],
        &["owner", "set", "H1", "tags=key"],
    ] {
        assert_ne!(
            run(folder.path(), arguments).status.code(),
            Some(0),
            "{arguments:?}"
        );
        assert_eq!(text(folder.path(), "owners.csv"), before, "{arguments:?}");
    }
    let owners = stdout(&run(folder.path(), &["owners", "-f", "csv"]));
    assert!(
        owners.contains("H1") && !owners.contains("H2"),
        "not read either way: {owners}"
    );
}

#[test]
fn commas_at_the_end_of_a_row_are_taken_away_where_that_is_beyond_doubt() {
    let owners = "id,name,building,area,status,phone\nH1,Li,1,east,occupied,,,\n";
    let folder = office(&[ROLES, ("owners.csv", owners)]);
    let told = stdout(&run(folder.path(), &["check", "owners.csv"]));
    assert!(
        told.contains("V107") && told.contains("visits fmt"),
        "{told}"
    );
    assert_eq!(
        run(folder.path(), &["fmt", "owners.csv"]).status.code(),
        Some(0)
    );
    // What most rows have a spreadsheet wrote.
    let row = |id: u32| format!("H{id},Li,1,east,occupied,,1980-05-01,,\n");
    let rows: Vec<String> = (1..9).map(row).collect();
    let owners =
        "id,name,building,area,status,birthday,arrears_since,note\n".to_owned() + &rows.concat();
    let folder = office(&[ROLES, ("owners.csv", &owners)]);
    let told = stdout(&run(folder.path(), &["check", "owners.csv"]));
    assert!(told.contains("V107") && !told.contains("V105"), "{told}");
}

#[test]
fn a_column_more_makes_no_sound_row_of_one_with_a_comma_too_many() {
    let visits = "id,visited_at,party,staff,channel,outcome,next_at,logged_at,note\n\
        v1,2026-11-03T09:00,H1,wang,door,met,,,2026-11-03T10:00,\n";
    let staff = "[[staff]]\nid = \"wang\"\nname = \"Wang\"\nrole = \"butler\"\n";
    let folder = office(&[
        (VISITS, visits),
        ("staff.toml", staff),
        ROLES,
        (
            "owners.csv",
            "id,name,building,area,status\nH1,Li,1,east,occupied\n",
        ),
    ]);
    let log = ["log", "H1", "--staff", "wang", "--minutes", "20"];
    let logged = run(folder.path(), &log);
    assert_eq!(logged.status.code(), Some(0), "{}", stderr(&logged));
    let told = stdout(&run(folder.path(), &["check", VISITS]));
    assert!(told.contains("V105"), "{told}");
}

/// The facts that stand in `file`, by id, each as the program holds it. Parties are left out of the
/// others, as they are numbers that change when a household goes.
fn facts(directory: &Directory, file: &str) -> BTreeMap<String, String> {
    let book = inspect(directory).book.expect("the settings are sound");
    let parties = book.parties.iter();
    let parties = parties.map(|party| (party.id.to_string(), &party.place, format!("{party:?}")));
    let visits = book.visits.iter().map(|visit| {
        let rest = (
            visit.at,
            &visit.staff,
            visit.channel,
            visit.outcome,
            visit.minutes,
        );
        let marks = (visit.next_at, &visit.rates, &visit.rules, &visit.note);
        (
            visit.id.to_string(),
            &visit.place,
            format!("{rest:?} {marks:?}"),
        )
    });
    parties
        .chain(visits)
        .filter(|(_, place, _)| *place.file == *file)
        .map(|(id, _, fact)| (id, fact))
        .collect()
}

#[test]
fn one_comma_too_many_changes_no_fact_in_silence() {
    let copy = example_copy();
    let directory = Directory::at(copy.path());
    for file in ["owners.csv", VISITS] {
        let before = facts(&directory, file);
        let whole = text(copy.path(), file);
        let width = whole
            .split('\n')
            .next()
            .map_or(0, |head| head.split(',').count());
        for place in (0..width).step_by(3) {
            let with_comma = |(number, line): (usize, &str)| {
                let mut commas = line.match_indices(',').map(|(at, _)| at);
                let at = commas.nth((place + number) % width);
                match at.filter(|_| number % 3 == 1) {
                    Some(at) => format!("{},{}\n", &line[..at], &line[at..]),
                    None => format!("{line}\n"),
                }
            };
            let damaged: Vec<String> = whole.lines().enumerate().map(with_comma).collect();
            let damaged = directory.supposing(file, damaged.concat().into_bytes());
            let after = facts(&damaged, file);
            assert!(after.len() * 2 > before.len(), "sound rows stay");
            for (id, fact) in after {
                assert_eq!(before[&id], fact, "{file} at {place}");
            }
        }
    }
}

#[test]
fn what_damages_a_file_as_a_whole_is_mended_where_nothing_is_in_doubt() {
    let utf16 = |text: &str| {
        let mut bytes = vec![0xFF, 0xFE];
        let text = text.replace(',', "\t").replace('\n', "\r\n");
        bytes.extend(text.encode_utf16().flat_map(u16::to_le_bytes));
        bytes
    };
    let headed = |text: &str| {
        text.replacen("building", "楼栋", 1)
            .replacen("status", "入住状态", 1)
    };
    let separated = |text: &str| format!("sep=,\r\n{text}");
    for (what, damaged) in [
        ("UTF-16", &utf16 as &dyn Fn(&str) -> Vec<u8>),
        ("headings", &|text| headed(text).into_bytes()),
        ("sep=,", &|text| separated(text).into_bytes()),
    ] {
        let copy = example_copy();
        let path = copy.path().join("owners.csv");
        let before = fs::read_to_string(&path).expect("a table");
        fs::write(&path, damaged(&before)).expect("it can be written");
        let fixed = run(copy.path(), &["check", "--fix"]);
        let after = fs::read(&path).expect("a table");
        assert!(
            after == before.as_bytes(),
            "{what}: {}",
            stdout(&fixed) + &stderr(&fixed)
        );
    }
}

#[test]
fn an_emptied_plan_is_known_by_its_approval_and_an_empty_list_of_contacts_by_nobody() {
    let copy = example_copy();
    let write = |file: &str, text: &str| {
        let path = copy.path().join(file);
        fs::create_dir_all(path.parent().expect("a folder")).expect("it can be made");
        fs::write(path, text).expect("it can be written");
    };
    write("plans/2026-11.csv", "");
    write("contacts.csv", "");
    write(
        "approvals.csv",
        "plan,approved_at,by,digest,note\nplans/2026-11.csv,2026-11-02T09:00,peng,0123456789abcdef,\n",
    );
    write(
        "events/2026-11.csv",
        "id,happened_at,party,kind,note\ne1,2026-11-03T09:00,H9-9-9999,wedding,\n",
    );
    let output = crate::support::on_folder(copy.path(), "2026-11-16T09:00")
        .args(["check", "-f", "json"])
        .output()
        .expect("the program runs");
    let answer: serde_json::Value =
        serde_json::from_str(&crate::support::stdout(&output)).expect("one object");
    let of = |file: &str| {
        let faults = answer["faults"].as_array().expect("a list");
        let codes = faults.iter().filter(|fault| fault["file"] == file);
        codes.map(|fault| fault["code"].clone()).collect::<Vec<_>>()
    };
    assert!(of("plans/2026-11.csv").contains(&"V022".into()), "{answer}");
    assert_eq!(of("contacts.csv"), ["V020"]);
}

#[test]
fn an_emptied_list_of_households_is_one_fault_and_not_one_for_each_row_that_names_them() {
    let copy = example_copy();
    fs::write(copy.path().join("owners.csv"), "").expect("it can be written");
    let told = stdout(&run(copy.path(), &["check"]));
    assert!(
        told.contains("V022") && told.contains("owners.csv"),
        "{told}"
    );
    assert!(!told.contains("V110"), "{told}");
    let late = run(copy.path(), &["overdue", "--exit-code"]);
    assert_eq!(
        late.status.code(),
        Some(3),
        "no all-clear: {}",
        stdout(&late) + &stderr(&late)
    );
}
