//! Hostile surroundings: what is no file under a file's name, a lock that is a link, names that act on a
//! terminal, workbooks that point elsewhere. Nothing hangs, nothing outside of the directory changes,
//! nothing acts.

#![cfg(unix)]

use std::fs;
use std::io::{Cursor, Write};
use std::os::unix::fs::symlink;
use std::path::Path;
use std::process::Output;
use std::time::Duration;

use zip::write::SimpleFileOptions;

use crate::support::{example_copy, office, program, stderr, stdout};

/// A run of a command, ended after a minute: what waits for a pipe to be filled waits for ever.
fn run(folder: &Path, arguments: &[&str]) -> Output {
    let mut visits = assert_cmd::Command::new(program());
    visits.env_clear().timeout(Duration::from_secs(60));
    visits
        .arg("-C")
        .arg(folder)
        .args(["--now", "2026-11-16T09:00", "--lang", "en"]);
    visits.args(arguments).output().expect("it runs, and ends")
}

const MONTH: &str = "visits/2026-11.csv";

/// What may stand under the name of a month.
fn stand_in(kind: &str, path: &Path) {
    fs::remove_file(path).expect("it is ours");
    match kind {
        "device" => symlink("/dev/zero", path).expect("a link"),
        "circle" => symlink(path, path).expect("a link"),
        "folder" => fs::create_dir(path).expect("a folder"),
        "pipe" => {
            let made = std::process::Command::new("mkfifo").arg(path).status();
            assert!(made.expect("mkfifo runs").success());
        }
        other => panic!("nobody knows {other}"),
    }
}

#[test]
fn what_is_no_file_under_a_months_name_is_told_and_never_opened() {
    for kind in ["device", "circle", "folder", "pipe"] {
        let copy = example_copy();
        stand_in(kind, &copy.path().join(MONTH));
        let checked = run(copy.path(), &["check"]);
        assert_eq!(
            checked.status.code(),
            Some(1),
            "{kind}: {}",
            stderr(&checked)
        );
        assert!(
            stdout(&checked).contains(MONTH),
            "{kind}: {}",
            stdout(&checked)
        );
        for reading in [
            &["due"][..],
            &["report"],
            &["quota", "-f", "json"],
            &["plan", "--budget", "0"],
        ] {
            let answer = run(copy.path(), reading);
            assert_eq!(
                answer.status.code(),
                Some(3),
                "{kind} {reading:?}: {}",
                stderr(&answer)
            );
            assert!(answer.stdout.is_empty(), "{kind} {reading:?}");
        }
        for writing in [
            &["log", "H1-1-0101", "--staff", "liang"][..],
            &["check", "--fix"],
            &["fmt"],
            &["fmt", MONTH],
        ] {
            let answer = run(copy.path(), writing);
            assert_ne!(
                answer.status.code(),
                Some(0),
                "{kind} {writing:?}: {}",
                stdout(&answer)
            );
            assert_ne!(
                answer.status.code(),
                Some(70),
                "{kind} {writing:?}: {}",
                stderr(&answer)
            );
        }
    }
}

#[test]
fn a_file_that_is_a_link_out_of_the_directory_is_read_and_not_written_through() {
    let (copy, away) = (example_copy(), tempfile::tempdir().expect("a folder"));
    let target = away.path().join("elsewhere.csv");
    fs::rename(copy.path().join(MONTH), &target).expect("it can be moved");
    symlink(&target, copy.path().join(MONTH)).expect("a link");
    let before = fs::read(&target).expect("a file");
    assert_eq!(run(copy.path(), &["due"]).status.code(), Some(0));
    let logged = run(copy.path(), &["log", "H1-1-0101", "--staff", "liang"]);
    assert_eq!(logged.status.code(), Some(3), "{}", stdout(&logged));
    assert_eq!(fs::read(&target).expect("a file"), before);
}

#[test]
fn a_lock_that_is_a_link_is_not_followed() {
    let (copy, away) = (example_copy(), tempfile::tempdir().expect("a folder"));
    let target = away.path().join("precious");
    fs::write(&target, "precious").expect("a file");
    symlink(&target, copy.path().join(".visits.lock")).expect("a link");
    let before = fs::read(copy.path().join(MONTH)).expect("a file");
    let logged = run(copy.path(), &["log", "H1-1-0101", "--staff", "liang"]);
    assert_eq!(fs::read_to_string(&target).expect("a file"), "precious");
    let after = fs::read(copy.path().join(MONTH)).expect("a file");
    let is_done = logged.status.code() == Some(0);
    assert!(
        is_done || (logged.status.code() == Some(3) && after == before),
        "{}",
        stderr(&logged)
    );
    // To where nothing is, no file is made.
    let nowhere = away.path().join("new");
    fs::remove_file(copy.path().join(".visits.lock")).expect("it is ours");
    symlink(&nowhere, copy.path().join(".visits.lock")).expect("a link");
    run(copy.path(), &["log", "H1-1-0101", "--staff", "liang"]);
    assert!(!nowhere.exists());
}

/// A name that clears a screen, turns the direction of text and rings a bell.
const ACTING: &str = "a\u{1b}[2J\u{202e}b\u{7}";

fn acts(output: &Output) -> bool {
    let said = stdout(output) + &stderr(output);
    said.contains(['\u{1b}', '\u{202e}', '\u{7}'])
}

#[test]
fn names_with_escapes_never_reach_the_terminal() {
    let copy = example_copy();
    let list = copy.path().join(format!("{ACTING}.csv"));
    fs::write(
        &list,
        "id,name,building,area,status\nH9-1,A,9,east,occupied\n",
    )
    .expect("a file");
    let list = list.to_str().expect("text");
    let out = copy.path().join(format!("{ACTING}.md"));
    let out = out.to_str().expect("text");
    let gone = format!("{ACTING}-gone.csv");
    for arguments in [
        &["due", "-o", out][..],
        &["due", "-o", &format!("{out}.odt")],
        &["due", "-o", "/nowhere/\u{1b}[2J.md"],
        &["survey", ACTING],
        &["survey", "start", ACTING],
        &["import", list, "--as", "owners", "--dry-run"],
        &["import", list, "--as", ACTING],
        &["import", &gone, "--as", "owners"],
        &["check", &gone],
        &["fmt", &gone],
        &["why", ACTING],
        &["log", ACTING, "--staff", ACTING],
        &["owners", "--tag", ACTING],
        &["event", "add", "H1-1-0101", ACTING],
        &["due", ACTING],
        &["schema", ACTING],
        &["explain", ACTING],
        &["export", ACTING],
        &["plan", "--staff", ACTING],
    ] {
        let output = run(copy.path(), arguments);
        assert!(!acts(&output), "{arguments:?}: {:?}", stderr(&output));
        assert_ne!(
            output.status.code(),
            Some(70),
            "{arguments:?}: {}",
            stderr(&output)
        );
    }
    for folder in ["visits", "surveys"] {
        let stray = copy.path().join(folder).join(format!("{ACTING}.csv"));
        fs::write(stray, "party,sent_at,returned_at,opinion\n").expect("a file");
    }
    for arguments in [&["check"][..], &["doctor"], &["survey"], &["due"]] {
        assert!(!acts(&run(copy.path(), arguments)), "{arguments:?}");
    }
}

/// A workbook with an external link, whose shared strings name entities of their own.
fn pointing_elsewhere() -> Vec<u8> {
    let sheet = r#"<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c></row><row r="2"><c r="A2"><v>3</v></c><c r="B2" t="s"><v>4</v></c><c r="C2"><f>[1]Sheet1!$A$1</f><v>7</v></c></row></sheetData></worksheet>"#;
    let strings = r#"<?xml version="1.0"?><!DOCTYPE sst [<!ENTITY e SYSTEM "file:///etc/passwd"><!ENTITY a "aaaaaaaaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]><sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>楼栋</t></si><si><t>房号</t></si><si><t>备注</t></si><si><t/></si><si><t>0502&e;&c;</t></si></sst>"#;
    let kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let parts = [
        (
            "_rels/.rels",
            format!(
                r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="{kind}/officeDocument" Target="xl/workbook.xml"/></Relationships>"#
            ),
        ),
        (
            "xl/workbook.xml",
            format!(
                r#"<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="{kind}"><sheets><sheet name="1" sheetId="1" r:id="r1"/></sheets><externalReferences><externalReference r:id="r3"/></externalReferences></workbook>"#
            ),
        ),
        (
            "xl/_rels/workbook.xml.rels",
            format!(
                r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="{kind}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="{kind}/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="r3" Type="{kind}/externalLink" Target="externalLinks/externalLink1.xml"/></Relationships>"#
            ),
        ),
        (
            "xl/externalLinks/externalLink1.xml",
            r#"<externalLink xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>"#
                .to_owned(),
        ),
        (
            "xl/externalLinks/_rels/externalLink1.xml.rels",
            format!(
                r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="{kind}/externalLinkPath" Target="file:///etc/passwd" TargetMode="External"/></Relationships>"#
            ),
        ),
        ("xl/sharedStrings.xml", strings.to_owned()),
        ("xl/worksheets/sheet1.xml", sheet.to_owned()),
    ];
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        zip.start_file(name, SimpleFileOptions::default())
            .expect("a part");
        zip.write_all(text.as_bytes()).expect("a part");
    }
    zip.finish().expect("a workbook").into_inner()
}

#[test]
fn a_workbook_that_points_elsewhere_brings_nothing_from_there() {
    let folder = office(&[]);
    let list = folder.path().join("list.xlsx");
    fs::write(&list, pointing_elsewhere()).expect("a file");
    let list = list.to_str().expect("text");
    let output = run(
        folder.path(),
        &["import", list, "--as", "owners", "--dry-run", "--all"],
    );
    let said = stdout(&output) + &stderr(&output);
    assert!(matches!(output.status.code(), Some(0..=3)), "{said}");
    assert!(
        !said.contains("root:") && !said.contains("aaaaaaaaaaaaaaaaaaaaaaaa"),
        "{said}"
    );
}
