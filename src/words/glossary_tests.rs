//! The catalogue keeps to the glossary: one word, one meaning, where a machine can tell.

use std::path::Path;

use super::vocabulary::{self, Vocabulary};
use super::{Lang, Words, faults, help};

/// Every key with its Chinese, and its English (empty for help, whose English stands beside it);
/// without the examples of faults, which are excerpts of files.
fn both() -> Vec<(String, String, String)> {
    let texts = |lang| super::tests::said(lang, 2).into_iter();
    let messages = texts(Lang::Zh).zip(texts(Lang::En));
    let mut all: Vec<(String, String, String)> = messages
        .map(|((key, zh), (_, en))| (key.to_owned(), zh, en.to_lowercase()))
        .collect();
    all.extend(faults());
    all.extend(
        help::HELP
            .iter()
            .map(|(path, zh)| (format!("help.{path}"), (*zh).to_owned(), String::new())),
    );
    all.extend(terms(vocabulary::ALL));
    all
}

fn faults() -> impl Iterator<Item = (String, String, String)> {
    let parts = faults::ALL.iter().flat_map(|(code, texts)| {
        texts
            .parts()
            .filter(|part| *part != "example")
            .map(move |part| (code, texts, part))
    });
    parts.map(|(code, texts, part)| {
        let text = |lang| texts.text(part, Words::new(lang));
        let key = format!("fault.{code}.{part}");
        (
            key,
            text(Lang::Zh).to_owned(),
            text(Lang::En).to_lowercase(),
        )
    })
}

fn terms(lists: &'static [&'static Vocabulary]) -> impl Iterator<Item = (String, String, String)> {
    let words = lists
        .iter()
        .flat_map(|list| list.words.iter().map(move |word| (list, word)));
    words.map(|(list, word)| {
        let text = |lang| word.text(lang);
        let key = format!("{}.{}", list.name, word.key);
        (
            key,
            text(Lang::Zh).to_owned(),
            text(Lang::En).to_lowercase(),
        )
    })
}

/// That no text is what `misuses` tells of; each breach with its key.
fn never(meaning: &str, misuses: impl Fn(&str, &str) -> bool) {
    let breaches: Vec<String> = both()
        .into_iter()
        .filter(|(_, zh, en)| misuses(zh, en))
        .map(|(key, zh, en)| format!("{key}: {zh} / {en}"))
        .collect();
    assert!(breaches.is_empty(), "{meaning}: {breaches:#?}");
}

fn any(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| text.contains(word))
}

#[test]
fn whom_we_visit_is_no_guest_of_ours() {
    never(
        "拜访 is ours, 来访 is theirs, 访客 is nobody's",
        |zh, _| zh.contains("访客"),
    );
}

#[test]
fn a_revisit_looks_at_a_result_and_is_no_monthly_round() {
    never("回访 is never the regular visit", |zh, _| {
        any(zh, &["定期回访", "每月回访", "月度回访", "季度回访"])
            || (zh.contains("回访") && any(zh, &["月访", "季访", "年访"]))
    });
    never("a revisit is 回访 or the visit that checked", |zh, en| {
        en.contains("revisit") && !any(zh, &["回访", "revisit"])
    });
}

#[test]
fn dates_are_past_due_and_clocks_have_run_out() {
    never("逾期 is for days, not for answers and hours", |zh, en| {
        zh.contains("逾期") && !zh.contains("超时") && any(en, &["answer", "promise", "minute"])
    });
    never(
        "超时 is for hours, not for visits that are due",
        |zh, en| {
            zh.contains("超时") && !zh.contains("逾期") && any(en, &["overdue", "duty", "duties"])
        },
    );
}

#[test]
fn a_mark_is_no_share_of_owners() {
    never("满意率 is a share", |zh, en| {
        zh.contains("满意率") && !en.is_empty() && !any(en, &["satisfied", "share"])
    });
    never("满意度 is a mark or its survey", |zh, en| {
        zh.contains("满意度") && any(en, &["satisfied", "share", "%{n} of"])
    });
}

#[test]
fn every_word_of_a_closed_set_stands_in_the_glossary() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/GLOSSARY.md");
    let glossary = std::fs::read_to_string(path).expect("the glossary is text");
    let closed = [
        &vocabulary::CHANNEL,
        &vocabulary::OUTCOME,
        &vocabulary::STATUS,
        &vocabulary::STATE,
        &vocabulary::BOOKING_STATE,
        &vocabulary::SEVERITY,
        &vocabulary::KIND,
        &vocabulary::CLASS,
        &vocabulary::STAGE,
    ];
    let words = closed.iter().flat_map(|list| list.words);
    let missing: Vec<&str> = words
        .map(|word| word.text(Lang::Zh))
        .filter(|zh| !glossary.contains(zh))
        .collect();
    assert!(missing.is_empty(), "not in docs/GLOSSARY.md: {missing:#?}");
}
