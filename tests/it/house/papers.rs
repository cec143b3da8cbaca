//! The papers name what is there: every path they give exists, every command they show is one.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::PathBuf;

use visits::face::cli::command_line;
use visits::face::words::{Lang, Words};

use super::source::root;

/// The pages people read: those at the top, and all of `docs`.
fn pages() -> Vec<PathBuf> {
    let top = fs::read_dir(root())
        .expect("the project")
        .map(|entry| entry.expect("an entry").path());
    let docs = walkdir::WalkDir::new(root().join("docs")).sort_by_file_name();
    let docs = docs
        .into_iter()
        .map(|entry| entry.expect("docs can be walked").into_path());
    let pages = top
        .chain(docs)
        .filter(|path| path.extension().is_some_and(|ending| ending == "md"));
    let mut pages: Vec<PathBuf> = pages.collect();
    pages.sort();
    pages
}

/// What stands between backticks, fences left out.
fn quoted(text: &str) -> Vec<&str> {
    let prose = text.split("```").step_by(2);
    prose
        .flat_map(|prose| prose.split('`').skip(1).step_by(2))
        .collect()
}

#[test]
fn every_path_exists() {
    const FOLDERS: [&str; 7] = [
        "src/",
        "tests/",
        "docs/",
        "benches/",
        ".ci/",
        "examples/",
        "share/",
    ];
    let mut missing = String::new();
    let mut seen = 0;
    for page in pages() {
        let text = fs::read_to_string(&page).expect("a page is text");
        for path in quoted(&text) {
            let path = path.split([' ', '#']).next().unwrap_or_default();
            let is_path = FOLDERS.iter().any(|folder| path.starts_with(folder));
            // A name in capitals, a star or a bracket stands for any.
            let is_pattern = path.contains(['*', '{', '<', '…']) || path.contains("NAME");
            seen += usize::from(is_path);
            if is_path && !is_pattern && !root().join(path).exists() {
                let _ = writeln!(missing, "{}: {path}", page.display());
            }
        }
    }
    assert!(seen > 10, "the pages were not read");
    assert!(missing.is_empty(), "\n{missing}");
}

#[test]
fn every_command_shown_is_one() {
    let whole = command_line(Words::new(Lang::En));
    let known: BTreeSet<&str> = whole
        .get_subcommands()
        .map(clap::Command::get_name)
        .collect();
    let mut unknown = String::new();
    for page in pages() {
        let text = fs::read_to_string(&page).expect("a page is text");
        for quoted in quoted(&text) {
            let mut parts = quoted.split_whitespace();
            let is_ours = parts.next() == Some("visits");
            let name = parts.next().filter(|_| is_ours).unwrap_or_default();
            let is_name = name.starts_with(|letter: char| letter.is_ascii_lowercase());
            if is_name && !known.contains(name) && name != "help" {
                let _ = writeln!(unknown, "{}: visits {name}", page.display());
            }
        }
    }
    assert!(unknown.is_empty(), "\n{unknown}");
}

#[test]
fn every_command_is_told_of() {
    let page = fs::read_to_string(root().join("docs/reference/CLI.md")).expect("the page is there");
    let whole = command_line(Words::new(Lang::En));
    let untold: Vec<&str> = whole
        .get_subcommands()
        .filter(|command| !command.is_hide_set())
        .map(clap::Command::get_name)
        .filter(|name| !page.contains(&format!("\n## visits {name}\n")))
        .collect();
    assert!(untold.is_empty(), "{untold:?}");
}
