//! What Windows does otherwise: files that others hold open, names without case, devices, long paths.
//!
//! `tests/scripts/windows` builds for Windows and runs these under Wine; without that build there is
//! nothing to try.

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::thread;
use std::time::Duration;

use crate::support::{answer, example_copy, on_folder, program, stderr, stdout};

const NOW: &str = "2026-11-16T09:00";
const LOG: &str = "visits/2026-11.csv";

fn given(variable: &str) -> PathBuf {
    let given = std::env::var_os(variable);
    PathBuf::from(given.unwrap_or_else(|| panic!("{variable} is set by tests/scripts/windows")))
}

/// Another program that has a file; it lets go when it is dropped.
struct Held(Child);

impl Held {
    fn hold(how: &str, file: &Path) -> Held {
        let mut command = Command::new(given("VISITS_HOLD"));
        command
            .arg(how)
            .arg(file)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped());
        let mut child = command.spawn().expect("it runs");
        let mut said = String::new();
        let out = child.stdout.as_mut().expect("its output");
        BufReader::new(out)
            .read_line(&mut said)
            .expect("it says something");
        assert_eq!(said.trim(), "held");
        Held(child)
    }
}

impl Drop for Held {
    fn drop(&mut self) {
        drop(self.0.stdin.take());
        let _ = self.0.wait();
    }
}

fn run(folder: &Path, arguments: &[&str]) -> Output {
    on_folder(folder, NOW)
        .args(arguments)
        .output()
        .expect("it runs")
}

fn log_a_visit(folder: &Path) -> Output {
    run(
        folder,
        &["log", "H1-1-0101", "--staff", "liang", "--note", "once"],
    )
}

/// All that is there but the lock and an empty journal, which stay once something was to be written.
fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = walkdir::WalkDir::new(folder)
        .into_iter()
        .map(|entry| {
            entry
                .expect("it can be walked")
                .path()
                .display()
                .to_string()
        })
        .filter(|name| {
            let standing = [
                ".visits.lock",
                ".visits-journal",
                ".visits-journal/.gitignore",
            ];
            !standing.iter().any(|end| name.ends_with(end))
        })
        .collect();
    names.sort();
    names
}

#[test]
#[ignore = "needs the Windows build: tests/scripts/windows"]
fn a_file_that_a_spreadsheet_has_open_is_read_and_not_written_and_what_to_close_is_said() {
    let copy = example_copy();
    let (file, before) = (copy.path().join(LOG), names(copy.path()));
    let bytes = fs::read(&file).expect("the log");
    let held = Held::hold("open", &file);
    let output = log_a_visit(copy.path());
    let told = stderr(&output);
    assert_eq!(output.status.code(), Some(3), "{told}");
    assert!(
        told.contains(LOG) && told.contains("Excel or WPS"),
        "{told}"
    );
    assert!(told.contains("Nothing was changed"), "{told}");
    assert_eq!(fs::read(&file).expect("the log"), bytes);
    assert_eq!(names(copy.path()), before, "nothing is left behind");
    let read = run(copy.path(), &["quota", "-f", "json"]);
    assert_eq!(answer(&read)["data_errors"], 0);
    drop(held);
    let output = log_a_visit(copy.path());
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    assert!(fs::read(&file).expect("the log").starts_with(&bytes));
}

#[test]
#[ignore = "needs the Windows build: tests/scripts/windows"]
fn a_file_that_is_let_go_in_time_is_written_without_a_word() {
    let copy = example_copy();
    let held = Held::hold("open", &copy.path().join(LOG));
    let folder = copy.path().to_owned();
    let logging = thread::spawn(move || log_a_visit(&folder));
    thread::sleep(Duration::from_millis(1500));
    drop(held);
    let output = logging.join().expect("it ends");
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let log = fs::read_to_string(copy.path().join(LOG)).expect("the log");
    assert_eq!(log.matches(",once\n").count(), 1);
}

#[test]
#[ignore = "needs the Windows build: tests/scripts/windows"]
fn a_file_that_nobody_else_may_read_is_named_and_not_taken_for_an_empty_one() {
    let copy = example_copy();
    let held = Held::hold("alone", &copy.path().join(LOG));
    for command in ["quota", "check"] {
        let output = run(copy.path(), &[command]);
        let told = stdout(&output) + &stderr(&output);
        assert!(
            told.contains(LOG) && told.contains("Excel or WPS"),
            "{told}"
        );
        assert_ne!(output.status.code(), Some(0), "{told}");
    }
    drop(held);
    assert_eq!(run(copy.path(), &["quota"]).status.code(), Some(0));
}

#[test]
#[ignore = "needs the Windows build: tests/scripts/windows"]
fn a_file_marked_read_only_stays_as_it_is() {
    let copy = example_copy();
    let file = copy.path().join(LOG);
    let bytes = fs::read(&file).expect("the log");
    let mut marked = fs::metadata(&file).expect("the log").permissions();
    marked.set_readonly(true);
    fs::set_permissions(&file, marked).expect("it is ours");
    let output = log_a_visit(copy.path());
    let told = stderr(&output);
    assert_eq!(output.status.code(), Some(3), "{told}");
    assert!(
        told.contains("read-only") && told.contains("properties"),
        "{told}"
    );
    assert_eq!(fs::read(&file).expect("the log"), bytes);
}

#[test]
#[ignore = "needs the Windows build: tests/scripts/windows"]
fn the_lock_of_another_writer_is_waited_for() {
    let copy = example_copy();
    let held = Held::hold("lock", &copy.path().join(".visits.lock"));
    let mut log = on_folder(copy.path(), NOW);
    log.args(["log", "H1-1-0101", "--staff", "liang"])
        .env("VISITS_LOCK_WAIT", "0");
    let output = log.output().expect("it runs");
    assert_eq!(output.status.code(), Some(4), "{}", stderr(&output));
    let folder = copy.path().to_owned();
    let logging = thread::spawn(move || log_a_visit(&folder));
    thread::sleep(Duration::from_secs(1));
    drop(held);
    let output = logging.join().expect("it ends");
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
}

#[test]
#[ignore = "needs the Windows build: tests/scripts/windows"]
fn names_in_another_case_are_the_same_files() {
    let copy = example_copy();
    let quota = stdout(&run(copy.path(), &["quota"]));
    let rename = |from: &str, to: &str| {
        fs::rename(copy.path().join(from), copy.path().join(to)).expect("it can be renamed");
    };
    rename(LOG, "visits/2026-11.CSV");
    rename("owners.csv", "Owners.csv");
    rename("issues", "Issues");
    assert_eq!(stdout(&run(copy.path(), &["quota"])), quota);
    let checked = run(copy.path(), &["check"]);
    assert_eq!(
        (checked.status.code(), stdout(&checked)),
        (Some(0), String::new())
    );
    assert_eq!(log_a_visit(copy.path()).status.code(), Some(0));
    let logs = fs::read_dir(copy.path().join("visits")).expect("visits");
    let months = logs.filter(|entry| {
        let name = entry.as_ref().expect("an entry").file_name();
        name.to_string_lossy().starts_with("2026-11")
    });
    assert_eq!(months.count(), 1, "the month stays one file");
}

#[test]
#[ignore = "needs the Windows build: tests/scripts/windows"]
fn a_device_is_no_file() {
    let copy = example_copy();
    for name in ["con.html", "nul.csv"] {
        let output = run(copy.path(), &["quota", "-o", name]);
        assert_eq!(output.status.code(), Some(3), "{}", stderr(&output));
        assert!(stderr(&output).contains(name), "{}", stderr(&output));
    }
}

#[test]
#[ignore = "needs the Windows build: tests/scripts/windows"]
fn a_directory_is_found_however_windows_writes_its_path() {
    let copy = example_copy();
    let quota = stdout(&run(copy.path(), &["quota"]));
    let unix = copy
        .path()
        .canonicalize()
        .expect("it is there")
        .display()
        .to_string();
    let windows = format!("Z:{}", unix.replace('/', "\\"));
    for named in [
        windows.clone(),
        windows.clone() + "\\",
        format!("z:{unix}"),
        format!(r"\\?\{windows}"),
        format!(r"\\.\{windows}"),
    ] {
        let output = run(Path::new(&named), &["quota"]);
        assert_eq!(stdout(&output), quota, "{named}: {}", stderr(&output));
    }
    // From inside, upwards; and a file as the person sees it.
    let mut check = Command::new(program());
    check.env_clear().current_dir(copy.path().join("visits"));
    let output = check
        .args(["check", r"..\visits\2026-11.csv"])
        .output()
        .expect("it runs");
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
}

#[test]
#[ignore = "needs the Windows build: tests/scripts/windows"]
fn a_path_may_be_longer_than_windows_once_allowed() {
    let copy = example_copy();
    let quota = stdout(&run(copy.path(), &["quota"]));
    let deep = (0..12).fold(copy.path().join("deep"), |path, _| {
        path.join("a-folder-of-a-long-name-小区")
    });
    fs::create_dir_all(deep.parent().expect("a parent")).expect("it is made");
    let from = example_copy();
    fs::rename(from.path(), &deep).expect("it can be moved");
    assert!(deep.as_os_str().len() > 300);
    assert_eq!(stdout(&run(&deep, &["quota"])), quota);
    let output = log_a_visit(&deep);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
}

#[test]
#[ignore = "needs the Windows build: tests/scripts/windows"]
fn the_settings_lie_where_windows_keeps_them() {
    let copy = example_copy();
    let settings = given("VISITS_APPDATA").join("visits/config.toml");
    fs::create_dir_all(settings.parent().expect("a folder")).expect("it is made");
    fs::write(&settings, "staff = \"liang\"\n").expect("it is written");
    let output = run(copy.path(), &["log", "H1-1-0101"]);
    fs::remove_file(&settings).expect("it is ours");
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
}

#[test]
#[ignore = "needs the Windows build: tests/scripts/windows"]
fn the_doctor_says_what_a_windows_computer_lacks() {
    // The code page is told only where there is a console: tests/windows/chinese-console asks for it on one.
    let copy = example_copy();
    fs::write(copy.path().join("~$owners.xlsx"), "").expect("it is written");
    let told = answer(&run(copy.path(), &["doctor", "-f", "json"]));
    let checks = told["checks"].as_array().expect("a list");
    let state = |what: &str| {
        let check = checks.iter().find(|check| check["what"] == what);
        check.map(|check| check["state"].as_str().expect("a word").to_owned())
    };
    assert_eq!(state("git").as_deref(), Some("attention"), "{checks:?}");
    assert_eq!(state("open").as_deref(), Some("attention"), "{checks:?}");
}

#[test]
#[ignore = "needs the Windows build: tests/scripts/windows"]
fn a_pipe_gets_the_code_page_that_was_asked_for() {
    let copy = example_copy();
    let output = run(copy.path(), &["quota", "--lang", "zh", "--encoding", "gbk"]);
    let (text, _, is_wrong) = encoding_rs::GBK.decode(&output.stdout);
    assert!(!is_wrong && text.contains("拜访定额"), "{text}");
}
