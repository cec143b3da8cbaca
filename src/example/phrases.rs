//! What people of the invented community are called and what they say: data, one file a language.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::random::Random;
use crate::words::Lang;

/// The words of one language; see `phrases/zh.toml`.
#[derive(Clone, Debug, Deserialize)]
pub(super) struct Phrases {
    /// The community's name.
    pub(super) office: String,
    /// Names of the first areas.
    pub(super) areas: Vec<String>,
    /// Name of any further area, `{n}` its number.
    pub(super) further_area: String,
    /// `written spelt`
    pub(super) surnames: Vec<String>,
    /// `written spelt`
    pub(super) given: Vec<String>,
    /// Departments that issues are routed to.
    pub(super) departments: Vec<String>,
    /// What owners like; the first is community events.
    pub(super) interests: Vec<String>,
    /// What owners do for a living.
    pub(super) works: Vec<String>,
    /// How owners can reach the butler.
    pub(super) reached: Vec<String>,
    /// What is given on an occasion.
    pub(super) gifts: Vec<String>,
    /// Notes on households.
    pub(super) owner_notes: Vec<String>,
    /// Notes on vacant homes.
    pub(super) vacant_notes: Vec<String>,
    /// Opinions on survey forms.
    pub(super) opinions: Vec<String>,
    /// Names of contacts, by kind.
    pub(super) contacts: BTreeMap<String, String>,
    /// Notes on visits, by what came of them.
    pub(super) visit: BTreeMap<String, Vec<String>>,
    /// Notes on visits made because of something, by what.
    pub(super) occasion: BTreeMap<String, Vec<String>>,
    /// Notes on events, by kind.
    pub(super) event: BTreeMap<String, Vec<String>>,
    /// What owners raise.
    pub(super) issue: Vec<Matter>,
    /// What neighbours quarrel about.
    pub(super) dispute: Vec<Matter>,
    /// What is done about what a survey said.
    pub(super) measure: Vec<Matter>,
    /// What owners raise rarely and gravely.
    pub(super) major: Vec<Matter>,
}

/// Something an owner may raise.
#[derive(Clone, Debug, Deserialize)]
pub(super) struct Matter {
    /// `complaint`, `repair` …
    pub(super) kind: String,
    /// What a complaint turns out to be.
    pub(super) class: Option<String>,
    /// What hot-issue counts group by.
    pub(super) category: String,
    /// Who handles it.
    pub(super) department: String,
    /// What it is about.
    pub(super) summary: String,
    /// What comes of it.
    pub(super) result: String,
}

/// A person's name.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Name {
    /// As written: `王芳`.
    pub(super) written: String,
    /// The surname spelt in Latin letters: `wang`.
    pub(super) surname: String,
    /// The given name spelt in Latin letters: `fang`.
    pub(super) given: String,
}

impl Phrases {
    /// The words of `language`.
    pub(super) fn of(language: Lang) -> Phrases {
        let text = match language {
            Lang::Zh => include_str!("phrases/zh.toml"),
            Lang::En => include_str!("phrases/en.toml"),
        };
        toml::from_str(text).expect("the embedded phrases are read by a test")
    }

    /// An invented name: a surname and one or two syllables.
    pub(super) fn name(&self, random: &mut Random) -> Name {
        let (surname, spelt_surname) = halves(random.pick::<String>(&self.surnames));
        let mut written = String::new();
        let mut spelt = String::new();
        for _ in 0..random.weighted(&[(2, 1), (3, 2)]) {
            let (syllable, spelling) = halves(random.pick::<String>(&self.given));
            if !spelt.ends_with(spelling) {
                written.push_str(syllable);
                spelt.push_str(spelling);
            }
        }
        let written = if surname.is_ascii() {
            format!("{surname} {}{}", written[..1].to_uppercase(), &written[1..])
        } else {
            format!("{surname}{written}")
        };
        Name {
            written,
            surname: spelt_surname.to_owned(),
            given: spelt,
        }
    }

    /// The name of the `index`-th area.
    pub(super) fn area(&self, index: usize) -> String {
        self.areas
            .get(index)
            .cloned()
            .unwrap_or_else(|| self.further_area.replace("{n}", &(index + 1).to_string()))
    }

    /// A note on a visit of this kind; empty where there is none.
    pub(super) fn visit_note(&self, kind: &str, random: &mut Random) -> &str {
        self.visit
            .get(kind)
            .map_or("", |notes| random.pick(notes.as_slice()).as_str())
    }

    /// A note on a visit made because of an anchor like `event.wedding`.
    pub(super) fn occasion_note(&self, on: &str, random: &mut Random) -> Option<&str> {
        let (_, what) = on.split_once('.')?;
        let notes = self.occasion.get(what)?;
        Some(random.pick::<String>(notes))
    }

    /// A note on an event of this kind.
    pub(super) fn event_note(&self, kind: &str, random: &mut Random) -> &str {
        let notes = self.event.get(kind).or_else(|| self.event.get("other"));
        notes.map_or("", |notes| random.pick(notes.as_slice()).as_str())
    }
}

fn halves(entry: &str) -> (&str, &str) {
    entry.split_once(' ').unwrap_or((entry, entry))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_languages_speak_of_the_same_things() {
        let (chinese, english) = (Phrases::of(Lang::Zh), Phrases::of(Lang::En));
        assert!(chinese.visit.keys().eq(english.visit.keys()));
        assert!(chinese.event.keys().eq(english.event.keys()));
        assert!(chinese.occasion.keys().eq(english.occasion.keys()));
        assert!(chinese.contacts.keys().eq(english.contacts.keys()));
    }

    #[test]
    fn names_are_made_of_the_lists() {
        let phrases = Phrases::of(Lang::Zh);
        let name = phrases.name(&mut Random::new(1, "names"));
        assert!(
            (2..=3).contains(&name.written.chars().count()),
            "{}",
            name.written
        );
        assert!(name.surname.is_ascii() && name.given.is_ascii());
    }
}
