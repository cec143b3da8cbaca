//! No word of a person's language stands in code: sentences and vocabularies are data.

use std::fmt::Write as _;

use proc_macro2::{TokenStream, TokenTree};
use quote::ToTokens as _;

use super::source::sources;

/// May write Chinese: what invents people and what they say; what takes lists of offices in, and what
/// blanks names and homes and what finds numbers of persons, all of which look for shapes in what people wrote; and lunar days, which stand in
/// the data as `农历08-15`.
const MAY: [&str; 5] = [
    "src/words/numbers/",
    "src/example/",
    "src/book/intake/",
    "src/report/blank.rs",
    "src/calendar/lunar.rs",
];

/// The string literals of some code, its doc comments left out.
fn strings(code: TokenStream, found: &mut Vec<String>) {
    for token in code {
        match token {
            TokenTree::Group(group) => {
                let inside = group.stream();
                let first = inside.clone().into_iter().next();
                let is_doc =
                    matches!(first, Some(TokenTree::Ident(name)) if name == "doc" || name == "arg");
                if !is_doc {
                    strings(inside, found);
                }
            }
            TokenTree::Literal(literal) => {
                let text = literal.to_string();
                found.extend(text.starts_with(['"', 'r']).then_some(text));
            }
            _ => {}
        }
    }
}

fn is_han(letter: char) -> bool {
    matches!(letter, '\u{4e00}'..='\u{9fff}')
}

#[test]
fn no_chinese_stands_in_code() {
    let mut breaches = String::new();
    for source in sources()
        .iter()
        .filter(|source| MAY.iter().all(|may| !source.path.starts_with(may)))
    {
        let mut found = Vec::new();
        for item in &source.items {
            strings(item.to_token_stream(), &mut found);
        }
        for text in found.iter().filter(|text| text.contains(is_han)) {
            let _ = writeln!(breaches, "{}: {text}", source.path);
        }
    }
    assert!(breaches.is_empty(), "\n{breaches}");
}

/// Whether a literal spells a file of the data directory, or makes the name of one.
fn names_a_file(literal: &str) -> bool {
    let text = literal.trim_start_matches('r').trim_matches(['#', '"']);
    let single = [
        "visits.toml",
        "policy.toml",
        "staff.toml",
        "calendar.toml",
        "owners.csv",
        "contacts.csv",
        "approvals.csv",
    ];
    let folders = ["events/", "issues/", "plans/", "surveys/", "visits/"];
    let is_made = text.starts_with('{') && text.ends_with("}.csv");
    single.contains(&text) || is_made || folders.iter().any(|folder| text.starts_with(folder))
}

#[test]
fn no_file_is_named_outside_the_list_of_files() {
    let mut breaches = String::new();
    let others = sources()
        .iter()
        .filter(|source| source.path != "src/diag/file.rs");
    for source in others {
        let mut found = Vec::new();
        for item in &source.items {
            strings(item.to_token_stream(), &mut found);
        }
        for text in found.iter().filter(|text| names_a_file(text)) {
            let _ = writeln!(breaches, "{}: {text}", source.path);
        }
    }
    assert!(breaches.is_empty(), "\n{breaches}");
}
