//! Streams and disks that refuse, for each command: a closed pipe, a full one, a folder that may only
//! be read.

use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use serde_json::Value;

use crate::support::{example_copy, program, stderr, stdout};

/// The commands that write, as a person types them. ISSUE stands for an issue not yet answered, ROWS
/// for a file of another program.
const WRITING: &[&str] = &[
    "log|H1-1-0101|--staff|liang",
    "log|H1-1-0101|--staff|liang|--issue|x|--department|engineering",
    "issue|add|H1-1-0101|x|--department|engineering",
    "issue|promise|ISSUE|2026-11-20 18:00",
    "issue|answer|ISSUE",
    "issue|resolve|ISSUE",
    "issue|escalate|ISSUE",
    "event|add|H1-1-0101|wedding",
    "owner|set|H1-1-0101|note=x",
    "contact|set|C-housing_bureau|note=x",
    "appoint|H1-1-0301|2026-11-20T19:00|--staff|liang",
    "appoint|H1-1-0301|2026-11-20T19:00|--staff|liang|--declined",
    "plan|--save|--budget|0",
    "import|ROWS|--as|owners",
    "fmt",
    "check|--fix",
];

/// The commands that read.
const READING: &[&str] = &[
    "plan|--budget|0",
    "due",
    "why|H1-1-0101",
    "overdue",
    "quota",
    "coverage",
    "report",
    "brief|H1-1-0101",
    "history|H1-1-0101",
    "owners",
    "survey",
    "form|register",
    "export|owners",
    "issue|list",
    "issue|show|ISSUE",
    "check",
    "doctor",
    "explain|V012",
    "schema|due",
    "completions|bash",
];

/// The example community with something for `fmt` and `check --fix` to do, and a file to import.
fn garden() -> tempfile::TempDir {
    let copy = example_copy();
    let change = |file: &str, change: &dyn Fn(String) -> String| {
        let path = copy.path().join(file);
        let text = fs::read_to_string(&path).expect("a file of the example");
        fs::write(&path, change(text)).expect("it can be written");
    };
    change("contacts.csv", &|text| text + "\n");
    change("events/2026-10.csv", &|text| {
        text.replacen("2026-10-", "2026/10/", 1)
    });
    let rows = "id,name,building,area,status\nH9-1,A,9,east,occupied\n";
    fs::write(copy.path().join("rows.txt"), rows).expect("it can be written");
    copy
}

fn visits(directory: &Path, command: &str) -> Command {
    let (issue, rows) = (open_issue(directory), directory.join("rows.txt"));
    let mut visits = Command::new(program());
    visits.env_clear();
    for word in command.split('|') {
        match word {
            "ISSUE" => visits.arg(&issue),
            "ROWS" => visits.arg(&rows),
            word => visits.arg(word),
        };
    }
    visits
        .args(["--now", "2026-11-16T09:00", "--lang", "en", "-C"])
        .arg(directory)
        .stdin(Stdio::null());
    visits
}

/// An issue that was neither answered nor resolved.
fn open_issue(directory: &Path) -> String {
    let text = fs::read_to_string(directory.join("issues/2026-11.csv")).expect("issues");
    let mut rows = text.lines().map(|line| line.split(',').collect::<Vec<_>>());
    let header = rows.next().expect("a header");
    let at = |name: &str| {
        header
            .iter()
            .position(|column| *column == name)
            .expect("a column")
    };
    let columns = ["answered_at", "resolved_at", "escalated_at", "closed_at"].map(at);
    let mut open = rows.filter(|row| columns.iter().all(|column| row[*column].is_empty()));
    open.next().expect("an open issue")[at("id")].to_owned()
}

fn ended(command: &str, output: &Output, wanted: &[i32]) {
    let (code, told) = (output.status.code(), stderr(output));
    assert!(
        code.is_some_and(|code| wanted.contains(&code)),
        "{command}: exit {code:?}: {told}"
    );
    assert!(!told.contains("gone wrong"), "{command}: {told}");
}

#[test]
fn a_closed_pipe_is_quiet() {
    for command in WRITING.iter().chain(READING) {
        let copy = garden();
        let mut child = visits(copy.path(), command)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program runs");
        drop(child.stdout.take());
        let output = child.wait_with_output().expect("it ends");
        ended(command, &output, &[0]);
    }
}

#[cfg(target_os = "linux")]
#[test]
fn an_answer_that_finds_no_room_is_no_success() {
    // `check` is silent over sound data: there is nothing that finds no room.
    for command in WRITING
        .iter()
        .chain(READING)
        .filter(|command| !command.starts_with("check"))
    {
        let copy = garden();
        let full = fs::OpenOptions::new()
            .write(true)
            .open("/dev/full")
            .expect("Linux has it");
        let output = visits(copy.path(), command)
            .stdout(full)
            .output()
            .expect("the program runs");
        ended(command, &output, &[3]);
        if WRITING.contains(command) {
            let told = stderr(&output);
            assert!(
                told.contains("The change itself was made"),
                "{command}: {told}"
            );
        }
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_folder_that_may_only_be_read_is_read_and_left_as_it_is() {
    let copy = garden();
    set_modes(copy.path(), 0o555, 0o444);
    let before = contents(copy.path());
    for command in WRITING {
        let output = as_nobody(visits(copy.path(), command))
            .output()
            .expect("it runs");
        ended(command, &output, &[3]);
    }
    for command in READING {
        let output = as_nobody(visits(copy.path(), command))
            .output()
            .expect("it runs");
        ended(command, &output, &[0]);
        let ours = visits(copy.path(), command).output().expect("it runs");
        assert_eq!(stdout(&output), stdout(&ours), "{command}");
    }
    assert!(contents(copy.path()) == before, "a file has changed");
    set_modes(copy.path(), 0o755, 0o644);
}

/// What cannot be read may hold anything: nothing is mended beside it, and nobody is told that all is
/// well.
#[cfg(target_os = "linux")]
#[test]
fn beside_a_file_that_may_not_be_read_nothing_is_mended() {
    use std::os::unix::fs::PermissionsExt;

    for hidden in ["visits/2026-11.csv", "visits", "staff.toml"] {
        let copy = garden();
        set_modes(copy.path(), 0o777, 0o666);
        let before = contents(copy.path());
        let hide = |mode| {
            let mode = fs::Permissions::from_mode(mode);
            fs::set_permissions(copy.path().join(hidden), mode).expect("it is ours");
        };
        hide(0);
        for command in ["check|--fix", "check|--fix|events", "check|--fix|--dry-run"] {
            let output = as_nobody(visits(copy.path(), command)).output();
            let output = output.expect("it runs");
            ended(command, &output, &[3]);
            let told = stderr(&output);
            assert!(told.contains(hidden) && output.stdout.is_empty(), "{told}");
        }
        hide(0o777);
        let is_data = |(path, _): &(std::path::PathBuf, _)| !path.ends_with(".visits.lock");
        let after: Vec<_> = contents(copy.path()).into_iter().filter(is_data).collect();
        assert!(after == before, "{hidden}: a file has changed");
        let output = as_nobody(visits(copy.path(), "check|--fix")).output();
        ended("check --fix", &output.expect("it runs"), &[0]);
        assert!(contents(copy.path()) != before, "something was to mend");
    }
}

/// The same run by a user to whom modes mean something: nothing is read-only to root.
#[cfg(target_os = "linux")]
fn as_nobody(mut command: Command) -> Command {
    use std::os::unix::fs::MetadataExt;
    use std::os::unix::process::CommandExt;

    const NOBODY: u32 = 65_534;
    let own = fs::metadata("/proc/self").expect("Linux has it");
    if own.uid() == 0 {
        command.uid(NOBODY);
    }
    command
}

#[cfg(target_os = "linux")]
fn set_modes(root: &Path, folders: u32, files: u32) {
    use std::os::unix::fs::PermissionsExt;

    for entry in walkdir::WalkDir::new(root) {
        let entry = entry.expect("the copy can be walked");
        let mode = if entry.file_type().is_dir() {
            folders
        } else {
            files
        };
        fs::set_permissions(entry.path(), fs::Permissions::from_mode(mode)).expect("it is ours");
    }
}

#[cfg(target_os = "linux")]
fn contents(root: &Path) -> Vec<(std::path::PathBuf, Vec<u8>)> {
    let entries = walkdir::WalkDir::new(root)
        .sort_by_file_name()
        .into_iter()
        .flatten();
    let files = entries.filter(|entry| entry.file_type().is_file());
    files
        .map(|entry| {
            (
                entry.path().to_owned(),
                fs::read(entry.path()).expect("a file"),
            )
        })
        .collect()
}

/// What was written stands although the answer could not be given, and is said to.
#[cfg(target_os = "linux")]
#[test]
fn a_visit_is_recorded_although_its_answer_found_no_room() {
    let copy = garden();
    let output = visits(
        copy.path(),
        "log|H1-1-0101|--staff|liang|--note|once|-f|json|-o|/dev/full",
    )
    .output()
    .expect("it runs");
    ended("log -o /dev/full", &output, &[3]);
    let told = stderr(&output);
    assert!(told.contains("visits/2026-11.csv"), "{told}");
    let log = fs::read_to_string(copy.path().join("visits/2026-11.csv")).expect("the log");
    assert_eq!(log.matches(",once\n").count(), 1);
    let history = visits(copy.path(), "history|H1-1-0101|-f|json")
        .output()
        .expect("it runs");
    let history: Value = serde_json::from_str(&stdout(&history)).expect("one JSON object");
    assert!(history.to_string().contains("once"));
}
