//! How a file of this project looks.

use std::fmt::Write as _;

use syn::Item;

use super::source::{Source, sources};

/// No file has more lines of code than these.
const MAX_LINES: usize = 320;

/// The lines of a file that are code of the program: what stands below its tests is theirs.
fn code_lines(source: &Source) -> usize {
    let own = source
        .text
        .lines()
        .take_while(|line| *line != "#[cfg(test)]");
    own.filter(|line| !line.trim_start().starts_with("//"))
        .count()
}

fn refuse(breaches: &str) {
    assert!(breaches.is_empty(), "\n{breaches}");
}

#[test]
fn every_file_opens_by_saying_what_it_is() {
    let silent = sources()
        .iter()
        .filter(|source| !source.text.starts_with("//!"));
    refuse(&silent.fold(String::new(), |all, source| {
        all + &source.path + ": no //! at the top\n"
    }));
}

#[test]
fn a_mod_file_holds_no_functions() {
    let mut breaches = String::new();
    for source in sources().iter().filter(|source| source.is_mod_file()) {
        let holds = |item: &&Item| matches!(item, Item::Fn(_));
        if source.items.iter().any(|item| holds(&item)) {
            let _ = writeln!(breaches, "{}: code in a mod.rs", source.path);
        }
    }
    refuse(&breaches);
}

#[test]
fn files_stay_small() {
    let mut breaches = String::new();
    for source in sources() {
        let lines = code_lines(source);
        if lines > MAX_LINES {
            let _ = writeln!(breaches, "{}: {lines} lines of code", source.path);
        }
    }
    refuse(&breaches);
}
