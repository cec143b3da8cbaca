//! Every message, said: with nothing, one and two of what it counts.

use super::{Lang, Message, Words};

/// Every message as `lang` says it of `count` things, by its key.
pub(super) fn said(lang: Lang, count: usize) -> Vec<(&'static str, String)> {
    let words = Words::new(lang);
    let text = count.to_string();
    let messages = Message::all(&count, &text).into_iter();
    messages
        .flat_map(|(key, message)| {
            let help = words.help(message);
            [Some(words.say(message)), help].map(|said| Some((key, said?)))
        })
        .flatten()
        .collect()
}

/// Those of `said` for which `is_wrong` holds.
fn wrong(
    said: Vec<(&'static str, String)>,
    is_wrong: impl Fn(&str) -> bool,
) -> Vec<(&'static str, String)> {
    said.into_iter()
        .filter(|(_, text)| is_wrong(text))
        .collect()
}

#[test]
fn every_message_can_be_said_of_nothing_of_one_and_of_two() {
    for lang in Lang::ALL {
        for count in [0, 1, 2] {
            let said = said(*lang, count);
            assert!(said.len() > 500, "the messages were not made");
            let leaks = wrong(said, |text| text.contains("%{") || text.is_empty());
            assert!(leaks.is_empty(), "{lang}, {count}: {leaks:#?}");
        }
    }
}

/// The words after each `number` that stands for itself.
fn after<'t>(text: &'t str, number: &'t str) -> impl Iterator<Item = &'t str> {
    let is_bare = |before: &str| {
        let last = before.chars().next_back();
        last.is_none_or(|last| last == ' ' || last == '(' || last == '"')
    };
    let places = text
        .match_indices(number)
        .filter(move |(at, _)| is_bare(&text[..*at]));
    let rests = places.filter_map(move |(at, _)| text[at + number.len()..].strip_prefix(' '));
    rests.map(|rest| {
        let end = rest.find(|letter: char| !letter.is_ascii_alphabetic());
        &rest[..end.unwrap_or(rest.len())]
    })
}

/// Words that end in `s` and are no plural, or are no noun at all.
const NO_PLURALS: &[&str] = &[
    "answers", "approves", "as", "belongs", "does", "has", "is", "its", "lies", "names", "needs",
    "owes", "says", "settles", "takes", "tells", "this", "was",
];

#[test]
fn one_is_never_spoken_of_in_the_plural() {
    let breaches = wrong(said(Lang::En, 1), |text| {
        after(text, "1").any(|word| word.ends_with('s') && !NO_PLURALS.contains(&word))
    });
    assert!(breaches.is_empty(), "{breaches:#?}");
}

#[test]
fn two_and_none_are_never_spoken_of_in_the_singular() {
    let nouns: Vec<String> = said(Lang::En, 2)
        .iter()
        .flat_map(|(_, text)| after(text, "2").map(str::to_owned).collect::<Vec<_>>())
        .filter_map(|word| word.strip_suffix('s').map(str::to_owned))
        .filter(|noun| noun.len() > 2)
        .collect();
    assert!(nouns.iter().any(|noun| noun == "row"), "{nouns:?}");
    for number in [0, 2] {
        let breaches = wrong(said(Lang::En, number), |text| {
            after(text, &number.to_string()).any(|word| nouns.iter().any(|noun| noun == word))
        });
        assert!(breaches.is_empty(), "{number}: {breaches:#?}");
    }
}

#[test]
fn no_fault_is_explained_with_the_names_of_arguments() {
    for (code, texts) in super::faults::ALL {
        for lang in Lang::ALL {
            let words = Words::new(*lang);
            let told = [
                texts.general_help(words).to_owned(),
                texts.general_message(words),
            ];
            assert!(
                told.iter().all(|told| !told.contains("%{")),
                "{code}: {told:?}"
            );
        }
    }
}

/// What an example shows of a file may be English; what it tells beside that may not.
#[test]
fn examples_of_faults_tell_in_chinese_what_they_tell() {
    const TELLING: &[&str] = &[
        " and ",
        " of ",
        "empty",
        "twice",
        "raised",
        "answered ",
        "resolved ",
        "closed",
        "both",
        "unsolved",
        "bytes",
        "nothing",
    ];
    let words = Words::new(Lang::Zh);
    for (code, texts) in super::faults::ALL {
        let example = texts.text("example", words);
        let told = TELLING.iter().find(|word| example.contains(**word));
        assert_eq!(told, None, "{code}: {example}");
    }
}
