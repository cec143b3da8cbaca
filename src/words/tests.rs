//! The catalogue held against itself and against the sources that speak from it.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use super::{Lang, Words};

pub(super) fn catalogue(lang: Lang) -> BTreeMap<String, String> {
    let messages = crate::_rust_i18n_backend().messages_for_locale(lang.code());
    messages
        .unwrap_or_default()
        .into_iter()
        .map(|(key, text)| (key.into_owned(), text.into_owned()))
        .collect()
}

fn placeholders(text: &str) -> BTreeSet<&str> {
    text.split("%{")
        .skip(1)
        .filter_map(|part| part.split_once('}'))
        .map(|(name, _)| name)
        .collect()
}

#[test]
fn every_key_speaks_both_languages_with_the_same_arguments() {
    let (zh, en) = (catalogue(Lang::Zh), catalogue(Lang::En));
    assert!(zh.len() > 50, "the catalogue was not read");
    let keys: BTreeSet<&String> = zh.keys().chain(en.keys()).collect();
    let wrong: Vec<_> = keys
        .into_iter()
        .filter(|key| match (zh.get(*key), en.get(*key)) {
            // English help is the doc comment beside the argument.
            (Some(_), None) => !key.starts_with("help."),
            (Some(zh), Some(en)) => {
                zh.is_empty() || en.is_empty() || placeholders(zh) != placeholders(en)
            }
            _ => true,
        })
        .collect();
    assert!(
        wrong.is_empty(),
        "missing in one language, or other arguments: {wrong:#?}"
    );
}

/// Literal keys in `text`: the string that opens the argument list of `.say(` or `.text(`.
fn keys_asked(source: &str) -> Vec<String> {
    let mut keys = Vec::new();
    for call in [".say(", ".text("] {
        for rest in source.split(call).skip(1) {
            if let Some(key) = rest
                .trim_start()
                .strip_prefix('"')
                .and_then(|rest| rest.split_once('"'))
            {
                keys.push(key.0.to_owned());
            }
        }
    }
    keys
}

#[test]
fn no_key_stands_in_two_places() {
    let mut known = BTreeMap::new();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/words/locales");
    for file in folder.read_dir().expect("the catalogue's files") {
        let path = file.expect("a file").path();
        let text = std::fs::read_to_string(&path).expect("text");
        for line in text.lines() {
            let key = line.split_once(':').map_or("", |(key, _)| key);
            let is_key = key.contains('.') && !key.starts_with([' ', '#', '"']);
            if is_key && let Some(other) = known.insert(key.to_owned(), path.clone()) {
                panic!("{key} stands in {} and {}", other.display(), path.display());
            }
        }
    }
    assert!(known.len() > 50, "the catalogue was not read");
}

#[test]
fn every_key_asked_for_in_the_sources_exists() {
    let known = catalogue(Lang::En);
    let sources = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut missing = Vec::new();
    for entry in walkdir::WalkDir::new(sources).sort_by_file_name() {
        let entry = entry.expect("the sources can be walked");
        let path = entry.path();
        // Tests speak keys that are not there on purpose.
        let is_test = path.ends_with("words/tests.rs");
        if path.extension().is_none_or(|ending| ending != "rs") || is_test {
            continue;
        }
        let source = std::fs::read_to_string(path).expect("a source file is text");
        for key in keys_asked(&source) {
            if !known.contains_key(&key) {
                missing.push(format!("{}: {key}", path.display()));
            }
        }
    }
    assert!(missing.is_empty(), "keys without words: {missing:#?}");
}

#[test]
fn arguments_are_put_in_once() {
    let words = Words::new(Lang::En);
    let said = words.say(
        "period.line",
        &[("name", &"%{last}"), ("first", &"a"), ("last", &"b")],
    );
    assert!(said.contains("%{last}") && said.contains('b'), "{said}");
}

#[test]
fn an_argument_that_is_missing_stays_visible() {
    let said = Words::new(Lang::En).say("period.line", &[("name", &"2026-11")]);
    assert!(said.contains("%{first}"), "{said}");
}

#[test]
fn an_unknown_key_speaks_for_itself_and_an_unknown_term_too() {
    let words = Words::new(Lang::Zh);
    assert_eq!(words.text("no.such.key"), "no.such.key");
    assert_eq!(words.term("kind", "noise"), "noise");
    assert_eq!(words.term("channel", "door"), "上门");
    assert_eq!(words.terms("channel", ["door", "phone"]), "上门、电话");
}
