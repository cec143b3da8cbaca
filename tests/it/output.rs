//! `-f` and `-o`: the forms that each command's answer takes, and the files it never takes the place of.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;

use crate::support::{example_copy, office, on_folder, root, stderr, stdout, visits};

/// Every kind of answer, as a person types it, and the forms it takes; of what is no page the text it
/// begins with. ISSUE stands for an open issue.
pub const ANSWERS: &[(&str, &[&str])] = &[
    ("plan|--budget|0", TABLE),
    ("plan|--budget|0|--save", TABLE),
    ("plan|--year", TABLE),
    ("plan|--budget|0|--what-if|minutes_per_day=240", TABLE),
    ("plan|approve|--by|song", PAGE),
    ("due", TABLE),
    ("why|H1-1-0101", TABLE),
    ("overdue", TABLE),
    ("quota", TABLE),
    ("coverage", TABLE),
    ("report", TABLE),
    ("agenda", CALENDAR),
    ("brief|H1-1-0101", TABLE),
    ("history|H1-1-0101", TABLE),
    ("owners", TABLE),
    ("survey", TABLE),
    ("survey|--notice", TABLE),
    ("survey|start|spring", PAGE),
    ("form|register", TABLE),
    ("form|talk", PAGE),
    ("form|opinion", TABLE),
    ("form|confirmation|H1-1-0101", PAGE),
    ("export|staff", TABLE),
    ("schema|due", &["json"]),
    ("check", TABLE),
    ("explain|V012", PAGE),
    ("doctor", TABLE),
    ("log|H1-1-0101|--staff|liang", PAGE),
    ("issue|add|H1-1-0101|x|--department|engineering", PAGE),
    ("issue|list", TABLE),
    ("issue|list|--notice", TABLE),
    ("issue|show|ISSUE", PAGE),
    ("issue|answer|ISSUE", PAGE),
    ("event|add|H1-1-0101|wedding", PAGE),
    ("owner|set|H1-1-0101|note=x", TABLE),
    ("appoint|H1-1-0301|2026-11-20T19:00|--staff|liang", PAGE),
    ("import|ROWS|--as|owners", PAGE),
    ("fmt", PAGE),
];

const PAGE: &[&str] = &["table", "json", "md", "html", "pdf", "xlsx"];
const TABLE: &[&str] = &["table", "json", "md", "html", "pdf", "xlsx", "csv"];
const CALENDAR: &[&str] = &["table", "json", "md", "html", "pdf", "xlsx", "csv", "ics"];

/// The endings of files, and the forms they ask for.
const ENDINGS: [(&str, &str); 8] = [
    ("txt", "table"),
    ("json", "json"),
    ("md", "md"),
    ("html", "html"),
    ("pdf", "pdf"),
    ("xlsx", "xlsx"),
    ("csv", "csv"),
    ("ics", "ics"),
];

/// The example with a saved plan and a file to import.
fn garden() -> tempfile::TempDir {
    let copy = example_copy();
    let rows = "id,name,building,area,status\nH9-1,A,9,east,occupied\n";
    fs::write(copy.path().join("rows.txt"), rows).expect("it can be written");
    let saved = run(copy.path(), "plan|--save|--budget|0");
    assert_eq!(saved.status.code(), Some(0), "{}", stderr(&saved));
    copy
}

pub fn run(folder: &Path, command: &str) -> Output {
    let mut visits = on_folder(folder, "2026-11-16T09:00");
    for word in command.split('|') {
        match word {
            "ISSUE" => visits.arg(open_issue(folder)),
            "ROWS" => visits.arg(folder.join("rows.txt")),
            word => visits.arg(word),
        };
    }
    visits.output().expect("it runs")
}

/// The first issue that nobody has answered.
fn open_issue(folder: &Path) -> String {
    let issues = on_folder(folder, "2026-11-16T09:00")
        .args(["export", "issues"])
        .output()
        .expect("it runs");
    let text = stdout(&issues);
    let mut rows = text.lines().map(|line| line.split(',').collect::<Vec<_>>());
    let head = rows.next().unwrap_or_default();
    let at = |name: &str| head.iter().position(|column| *column == name).unwrap_or(0);
    let (id, answered) = (at("id"), at("answered_at"));
    let open = rows.find(|row| row.get(answered).is_some_and(|cell| cell.is_empty()));
    open.map(|row| row[id].to_owned()).unwrap_or_default()
}

/// Every file of a directory but the lock, with its bytes.
fn contents(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let entries = walkdir::WalkDir::new(folder).sort_by_file_name();
    let entries = entries
        .into_iter()
        .map(|entry| entry.expect("it can be walked"));
    let files = entries.filter(|entry| entry.file_type().is_file());
    let files = files.filter(|entry| entry.file_name() != ".visits.lock");
    files
        .map(|entry| {
            (
                entry.path().to_owned(),
                fs::read(entry.path()).expect("a file"),
            )
        })
        .collect()
}

/// Puts a directory back to what it was.
fn put_back(folder: &Path, before: &[(PathBuf, Vec<u8>)]) {
    for (path, _) in contents(folder) {
        fs::remove_file(path).expect("it is ours");
    }
    for (path, bytes) in before {
        fs::write(path, bytes).expect("it is ours");
    }
}

#[test]
fn a_file_s_ending_gives_the_form_and_one_that_is_none_writes_nothing() {
    let garden = garden();
    let before = contents(garden.path());
    let out = tempfile::tempdir().expect("a folder");
    for (number, (command, forms)) in ANSWERS.iter().enumerate() {
        let others = [("odt", "odt"), ("TXT", "table")];
        for (at, (ending, form)) in ENDINGS.iter().copied().chain(others).enumerate() {
            // Each form is one writer for all: of those that a command takes every third, by turns, and csv.
            if forms.contains(&form) && (at + number) % 3 > 0 && form != "csv" {
                continue;
            }
            let file = out.path().join(format!("answer.{ending}"));
            let asked = format!("{command}|-o|{}", file.display());
            let output = run(garden.path(), &asked);
            let told = stderr(&output);
            if forms.contains(&form) {
                assert_eq!(output.status.code(), Some(0), "{asked}: {told}");
                assert!(output.stdout.is_empty(), "{asked}");
                let bytes = fs::read(&file).unwrap_or_else(|error| panic!("{asked}: {error}"));
                assert_form(form, &bytes, &asked);
                fs::remove_file(file).expect("it is ours");
                put_back(garden.path(), &before);
            } else {
                assert_eq!(output.status.code(), Some(2), "{asked}: {told}");
                let known = ENDINGS.iter().filter(|(_, form)| forms.contains(form));
                for (ending, _) in known {
                    assert!(told.contains(&format!(".{ending}")), "{asked}: {told}");
                }
                assert!(!file.exists(), "{asked}");
            }
        }
        // The same of --format, which would have changed data before it found no form.
        for (_, form) in ENDINGS.iter().filter(|(_, form)| !forms.contains(form)) {
            let output = run(garden.path(), &format!("{command}|-f|{form}"));
            assert_eq!(output.status.code(), Some(2), "{command} -f {form}");
        }
        assert!(
            contents(garden.path()) == before,
            "{command}: something was written"
        );
    }
}

/// What is unmistakable in a file of each form.
fn assert_form(form: &str, bytes: &[u8], asked: &str) {
    let begins = |start: &[u8]| bytes.starts_with(start);
    let is_it = match form {
        "json" => serde_json::from_slice::<serde_json::Value>(bytes).is_ok(),
        "html" => begins(b"<!DOCTYPE html>") || begins(b"<!doctype html>"),
        "pdf" => begins(b"%PDF-"),
        "xlsx" => begins(b"PK\x03\x04"),
        "ics" => begins(b"BEGIN:VCALENDAR\r\n"),
        "md" => begins(b"#"),
        // A header of keys, or a title in words.
        "csv" => !begins(b"#") && bytes.contains(&b'\n') && !begins(b"{"),
        _ => !bytes.is_empty() && !begins(b"{") && !begins(b"<") && !begins(b"PK"),
    };
    assert!(
        is_it,
        "{asked}: {}",
        String::from_utf8_lossy(&bytes[..bytes.len().min(80)])
    );
}

#[test]
fn text_of_its_own_goes_to_the_file_asked_for() {
    let out = tempfile::tempdir().expect("a folder");
    let file = out.path().join("visits.bash");
    let output = visits()
        .args(["completions", "bash", "-o"])
        .arg(&file)
        .output()
        .expect("it runs");
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let script = fs::read_to_string(&file).expect("the script");
    assert!(
        script.contains("-F _clap_complete_visits visits"),
        "{script}"
    );
    let other = visits()
        .args(["completions", "bash", "-f", "json"])
        .output();
    assert_eq!(other.expect("it runs").status.code(), Some(2));
}

/// Every way to name a file of the data directory, from a folder beside it.
#[test]
fn an_answer_never_takes_the_place_of_data() {
    let garden = garden();
    let name = garden.path().file_name().expect("a name").to_owned();
    let out = tempfile::tempdir_in(garden.path().parent().expect("a folder")).expect("a folder");
    let from = |path: &str| {
        let path = path.replace("HOME", &format!("../{}", name.display()));
        path.replace("NEW", "visits/2031-01.csv")
    };
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink(garden.path(), out.path().join("link")).expect("a link");
        let month = garden.path().join("visits/2026-11.csv");
        std::os::unix::fs::symlink(month, out.path().join("month.csv")).expect("a link");
    }
    let before = contents(garden.path());
    let own = [
        "HOME/owners.csv",
        "HOME/visits/../owners.csv",
        "HOME/OWNERS.CSV",
        "HOME/NEW",
        "HOME/policy.toml",
        "HOME/visits.toml",
        "HOME/staff.toml",
        "HOME/contacts.csv",
        "HOME/calendar.toml",
        "HOME/approvals.csv",
        "HOME/talk.md",
        "HOME/closed/2026-11.json",
        "HOME/.visits.lock",
        "HOME/.gitattributes",
        "HOME/.gitignore",
        #[cfg(unix)]
        "link/owners.csv",
        #[cfg(unix)]
        "month.csv",
    ];
    // Commands that read, that write, and that know of no directory.
    let commands = [
        "export|owners|-f|csv",
        "log|H1-1-0101|--staff|liang|-f|json",
        "check|-f|json",
        "explain|V012|-f|json",
        "schema|due|-f|json",
        "completions|fish",
    ];
    for command in commands {
        for path in own {
            let mut visits = on_folder(garden.path(), "2026-11-16T09:00");
            visits.current_dir(out.path()).args(command.split('|'));
            let output = visits.arg("-o").arg(from(path)).output().expect("it runs");
            let told = stderr(&output);
            assert_eq!(output.status.code(), Some(2), "{command} -o {path}: {told}");
            assert!(told.contains("belongs to the data"), "{told}");
        }
        assert!(
            contents(garden.path()) == before,
            "{command}: data have changed"
        );
    }
    // Another directory's data are data too, and a folder of theirs takes no manual pages.
    let mut elsewhere = on_folder(&root().join("data-example"), "2026-11-16T09:00");
    let file = garden.path().join("owners.csv");
    let output = elsewhere
        .args(["export", "owners", "-o"])
        .arg(file)
        .output();
    assert_eq!(output.expect("it runs").status.code(), Some(2));
    let output = visits()
        .arg("man")
        .arg(garden.path().join("visits"))
        .output();
    assert_eq!(output.expect("it runs").status.code(), Some(2));
    assert!(contents(garden.path()) == before, "data have changed");
}

#[test]
fn an_answer_may_lie_beside_the_data() {
    let garden = garden();
    for name in ["report.html", "owners.xlsx", "out.csv"] {
        let file = garden.path().join(name);
        let mut visits = on_folder(garden.path(), "2026-11-16T09:00");
        let output = visits.args(["owners", "-o"]).arg(&file).output();
        let output = output.expect("it runs");
        assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
        assert!(file.exists(), "{name}");
    }
}

/// Where there is nothing to tell, a table has no rows; it is a table all the same.
#[test]
fn an_office_without_data_answers_in_every_form() {
    let policy = fs::read_to_string(root().join("data-example/policy.toml")).expect("a policy");
    let staff = "[[staff]]\nid = \"liang\"\nname = \"Liang\"\nrole = \"butler\"\n";
    let home = "id,name,building,area,status\nH1-1-0101,Li,1,east,occupied\n";
    let folder = office(&[
        ("policy.toml", &policy),
        ("staff.toml", staff),
        ("owners.csv", home),
    ]);
    let reading = [
        "plan",
        "due",
        "why",
        "overdue",
        "quota",
        "coverage",
        "report",
        "agenda",
        "brief",
        "history",
        "owners",
        "survey",
        "form",
        "export",
        "check",
        "doctor",
        "issue|list",
    ];
    let of_reading = |command: &str| reading.iter().any(|name| command.starts_with(name));
    for (command, forms) in ANSWERS.iter().filter(|(command, _)| of_reading(command)) {
        if command.contains("approve") || command.contains("start") {
            continue;
        }
        for form in *forms {
            let output = run(folder.path(), &format!("{command}|-f|{form}"));
            let told = stderr(&output);
            assert_eq!(output.status.code(), Some(0), "{command} -f {form}: {told}");
        }
    }
}
