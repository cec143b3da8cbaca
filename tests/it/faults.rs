//! Every fault of the catalogue has a smallest sample that shows it, and only it; and a document.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use visits::face::book::inspect;
use visits::face::check::Gaps;
use visits::face::diag::{CATALOGUE, Located};
use visits::face::sheet::Finding;
use visits::face::text::Directory;
use visits::face::words::{Lang, Words};

use crate::support::{assert_generated, root, stdout, visits};

/// The time at which the samples are looked at.
const NOW: &str = "2026-11-16T09:00";

fn copy_over(from: &Path, to: &Path) {
    for entry in walkdir::WalkDir::new(from).sort_by_file_name() {
        let entry = entry.expect("a sample can be walked");
        let inside = entry.path().strip_prefix(from).expect("walked from there");
        let target = to.join(inside);
        if entry.file_type().is_dir() {
            // A folder may stand where a file should: that is a fault of its own.
            if target.is_file() {
                fs::remove_file(&target).expect("a copy can be removed");
            }
            fs::create_dir_all(&target).expect("a folder can be made");
        } else if inside != Path::new("expected.txt") {
            fs::copy(entry.path(), &target).expect("a file can be copied");
        }
    }
}

fn lengthen(file: &Path, count: usize) {
    let mut text = fs::read_to_string(file).expect("the file is text");
    text.truncate(text.trim_end().len());
    if file.extension().is_some_and(|ending| ending == "toml") {
        text.push_str("\n#");
    }
    text.push_str(&"x".repeat(count));
    text.push('\n');
    fs::write(file, text).expect("a copy can be written");
}

/// Does what `expected.txt` says to the copy; gives the places at which the fault must be found.
fn prepare(sample: &Path, copy: &Path) -> Vec<String> {
    let expected =
        fs::read_to_string(sample.join("expected.txt")).expect("a sample says what it shows");
    let mut places = Vec::new();
    for line in expected.lines() {
        let (word, rest) = line.split_once(' ').expect("a word and what it is about");
        let pair = || rest.split_once(' ').expect("a file and something more");
        match word {
            "found" => places.push(rest.to_owned()),
            "without" => fs::remove_file(copy.join(rest)).expect("the file is there to be removed"),
            "link" => link(&copy.join(pair().0), pair().1),
            "lengthen" => lengthen(&copy.join(pair().0), pair().1.parse().expect("a number")),
            other => panic!("{}: nobody knows `{other}`", sample.display()),
        }
    }
    places
}

#[cfg(unix)]
fn link(file: &Path, target: &str) {
    fs::remove_file(file).expect("the file is there to be replaced");
    std::os::unix::fs::symlink(target, file).expect("a link can be made");
}

#[cfg(not(unix))]
fn link(file: &Path, _target: &str) {
    fs::remove_file(file).expect("the file is there to be replaced");
}

/// All that `visits check` finds, in order, without the cost of a process for each sample.
fn check(directory: &Path) -> Vec<Finding> {
    let inspection = inspect(&Directory::at(directory));
    let mut faults = inspection.faults.clone();
    if let Some(book) = &inspection.book {
        let now = NOW.parse().expect("a time");
        faults.extend(visits::face::check::run_beside(
            book,
            Some(now),
            &Gaps::of(&inspection.faults),
        ));
    }
    inspection.sources.sort(&mut faults);
    let located: Vec<Located> = faults
        .into_iter()
        .map(|fault| {
            let at = inspection.sources.locate(&fault);
            Located {
                fault,
                line: at.line,
                column: at.column,
                length: at.length,
                text: Some(at.excerpt),
            }
        })
        .collect();
    visits::face::report::check::findings(&located, Words::new(Lang::En))
}

fn place(finding: &Finding) -> String {
    format!("{}:{}:{}", finding.file, finding.line, finding.column)
}

#[test]
fn the_good_directory_is_silent() {
    let output = visits()
        .args(["check", "-C", "tests/data/good", "--now", NOW])
        .output()
        .expect("the program runs");
    assert_eq!(
        (stdout(&output).as_str(), output.status.code()),
        ("", Some(0))
    );
}

#[test]
fn what_help_says_that_fix_mends_it_mends() {
    let texts = fs::read_to_string(root().join("src/words/faults.toml")).expect("the texts");
    let texts: toml::Table = texts.parse().expect("TOML");
    let mut wrong = Vec::new();
    for entry in CATALOGUE {
        let help = texts[entry.code]
            .get("help")
            .and_then(|help| help.get("en"));
        if !help
            .and_then(toml::Value::as_str)
            .is_some_and(|help| help.contains("check --fix"))
        {
            continue;
        }
        let copy = tempfile::tempdir().expect("a folder can be made");
        let sample = root().join("tests/data/faults").join(entry.code);
        copy_over(&root().join("tests/data/good"), copy.path());
        copy_over(&sample, copy.path());
        prepare(&sample, copy.path());
        let output = visits()
            .args(["check", "--fix", "--now", NOW, "-C"])
            .arg(copy.path())
            .output();
        let told = stdout(&output.expect("it runs"));
        if check(copy.path())
            .iter()
            .any(|fault| fault.code == entry.code)
        {
            wrong.push(format!("{}: {told}", entry.code));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_fault_has_a_sample_that_shows_it_and_no_other_error() {
    let mut wrong = Vec::new();
    for entry in CATALOGUE {
        let sample = root().join("tests/data/faults").join(entry.code);
        if !sample.is_dir() {
            wrong.push(format!("{}: no sample", entry.code));
            continue;
        }
        let copy = tempfile::tempdir().expect("a folder can be made");
        copy_over(&root().join("tests/data/good"), copy.path());
        copy_over(&sample, copy.path());
        let places = prepare(&sample, copy.path());
        let faults = check(copy.path());
        let found: Vec<String> = faults
            .iter()
            .filter(|f| f.code == entry.code)
            .map(place)
            .collect();
        if places.is_empty() || found != places {
            wrong.push(format!(
                "{}: found at {found:?}, not at {places:?}",
                entry.code
            ));
        }
        let others = faults.iter().filter(|f| f.code != entry.code && f.error);
        wrong.extend(others.map(|other| format!("{}: also {other:?}", entry.code)));
        let unsaid = faults
            .iter()
            .filter(|f| f.message.contains("%{") || f.help.contains("%{"));
        wrong.extend(
            unsaid.map(|fault| format!("{}: an argument is missing in {fault:?}", entry.code)),
        );
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn no_sample_is_left_of_a_fault_that_is_gone() {
    let known: BTreeSet<&str> = CATALOGUE.iter().map(|entry| entry.code).collect();
    for entry in fs::read_dir(root().join("tests/data/faults")).expect("the samples are there") {
        let entry = entry.expect("a sample can be listed");
        let name = entry.file_name().to_string_lossy().into_owned();
        assert!(
            name == "README.md" || known.contains(name.as_str()),
            "{name}"
        );
    }
}

#[test]
fn the_document_is_made_from_the_catalogue() {
    let document =
        visits::face::report::explain::document(Words::new(Lang::En), Words::new(Lang::Zh));
    assert_generated("docs/reference/FAULTS.md", &document);
}
