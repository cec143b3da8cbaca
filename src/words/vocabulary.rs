//! The words of lists, made by the build of `vocabulary/*.toml`: what stands in the files, what is
//! printed in both languages, and everything people type for it.
//!
//! A closed list is an enum that implements [`Term`]; an open one, whose words offices may make up
//! themselves, is a [`Vocabulary`] alone. What is typed is understood in both languages, whatever
//! the reader's.

use std::fmt;

use super::{bare, nearest};

/// One word of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Word {
    /// What stands in the data files: `no_answer`.
    pub key: &'static str,
    en: &'static str,
    zh: &'static str,
    /// What may be typed for it, [`bare`]: the key, what is printed, the synonyms.
    pub(super) typed: &'static [&'static str],
}

impl Word {
    /// What may be typed for it, bare: the key, what is printed, the synonyms.
    pub fn typed_words(&self) -> impl Iterator<Item = &'static str> + use<> {
        self.typed.iter().copied()
    }

    /// What is printed.
    pub const fn text(&self, lang: Lang) -> &'static str {
        match lang {
            Lang::Zh => self.zh,
            Lang::En => self.en,
        }
    }
}

/// A list of words.
#[derive(Debug, PartialEq, Eq)]
pub struct Vocabulary {
    /// Its name: `outcome`.
    pub name: &'static str,
    /// Its words, in their order.
    pub words: &'static [Word],
}

impl Vocabulary {
    /// The word whose key is exactly `key`.
    pub fn word(&self, key: &str) -> Option<&'static Word> {
        self.words.iter().find(|word| word.key == key)
    }

    /// The word that somebody typed, in either language, as printed or as people say it.
    pub fn typed(&self, written: &str) -> Option<&'static Word> {
        let written = bare(written);
        let is_meant = |word: &&Word| word.typed.contains(&written.as_str());
        self.words.iter().find(is_meant)
    }

    /// Whether a text holds one of its words, in either language.
    pub fn is_in(&self, text: &str) -> bool {
        let text = bare(text);
        let mut typed = self.words.iter().flat_map(|word| word.typed);
        typed.any(|word| text.contains(word))
    }

    /// The word that was probably meant: one that is typed so, or the one nearest to it.
    pub fn nearest(&self, written: &str) -> Option<&'static Word> {
        let all = self.words.iter().flat_map(|word| word.typed);
        let near = || nearest(written, all.copied());
        self.typed(written).or_else(|| self.typed(near()?))
    }

    /// The keys of its words.
    pub fn keys(&self) -> impl Iterator<Item = &'static str> + use<> {
        self.words.iter().map(|word| word.key)
    }

    /// The place of the word of `key`, for tables that must have one each: fails to compile where it
    /// is missing.
    pub const fn place(&self, key: &str) -> usize {
        let mut place = 0;
        while place < self.words.len() {
            if is_same(self.words[place].key.as_bytes(), key.as_bytes()) {
                return place;
            }
            place += 1;
        }
        panic!("a word is missing in src/words/vocabulary")
    }
}

const fn is_same(a: &[u8], b: &[u8]) -> bool {
    if a.len() != b.len() {
        return false;
    }
    let mut at = 0;
    while at < a.len() {
        if a[at] != b[at] {
            return false;
        }
        at += 1;
    }
    true
}

/// An entry of a closed list.
pub trait Term: Copy + 'static {
    /// The words of the list.
    const VOCABULARY: &'static Vocabulary;
    /// Every entry of the list, in its order.
    const ALL: &'static [Self];

    /// Its place in the list.
    fn place(self) -> usize;

    /// Its words.
    fn word(self) -> &'static Word {
        &Self::VOCABULARY.words[self.place()]
    }

    /// The entry that somebody typed, in either language, as printed or as people say it.
    fn typed(written: &str) -> Option<Self> {
        let word = Self::VOCABULARY.typed(written)?;
        let mut all = Self::ALL.iter().copied();
        all.find(|entry| entry.word().key == word.key)
    }
}

macro_rules! word {
    ($key:literal $en:literal $zh:literal $typed:expr) => {
        Word {
            key: $key,
            en: $en,
            zh: $zh,
            typed: &$typed,
        }
    };
}

macro_rules! vocabulary {
    ($(#[doc = $doc:literal])+ $kind:ident = $list:ident $name:literal
        $($(#[doc = $about:literal])+ $entry:ident = $key:literal $en:literal $zh:literal $typed:expr;)+) => {
        $(#[doc = $doc])+
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $kind { $($(#[doc = $about])+ $entry,)+ }

        #[doc = concat!("The words of [`", stringify!($kind), "`].")]
        pub static $list: Vocabulary = Vocabulary {
            name: $name,
            words: &[$(word!($key $en $zh $typed),)+],
        };

        impl $kind {
            /// Every entry of the list, in its order.
            pub const ALL: &[$kind] = &[$($kind::$entry,)+];

            /// The word as the files write it.
            pub const fn as_str(self) -> &'static str {
                match self { $($kind::$entry => $key,)+ }
            }

            /// The entry written exactly `word`, as the files write it.
            pub fn parse(word: &str) -> Option<$kind> {
                match word { $($key => Some($kind::$entry),)+ _ => None }
            }
        }

        impl Term for $kind {
            const VOCABULARY: &'static Vocabulary = &$list;
            const ALL: &'static [$kind] = $kind::ALL;

            fn place(self) -> usize {
                self as usize
            }
        }

        impl fmt::Display for $kind {
            fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.pad(self.as_str())
            }
        }
    };
}

macro_rules! list {
    ($list:ident $name:literal $($key:literal $en:literal $zh:literal $typed:expr;)+) => {
        #[doc = concat!("The list `", $name, "`.")]
        pub static $list: Vocabulary = Vocabulary {
            name: $name,
            words: &[$(word!($key $en $zh $typed),)+],
        };
    };
}

include!(concat!(env!("OUT_DIR"), "/vocabulary.rs"));

/// The headings of a table's columns: `owners`, `visits`.
pub fn headings(table: &str) -> Option<&'static Vocabulary> {
    let named = |list: &&&Vocabulary| list.name.strip_suffix("_columns") == Some(table);
    ALL.iter().find(named).copied()
}

impl Answer {
    /// The answer that a flag is.
    pub fn of(flag: bool) -> Answer {
        if flag { Answer::Yes } else { Answer::No }
    }
}

#[cfg(test)]
mod tests {
    use super::{Channel, SERVICE, Term};

    #[test]
    fn what_people_type_is_understood_in_both_languages() {
        for written in ["door", "上门", " 入户 ", "ＤＯＯＲ", "Home Visit"] {
            assert_eq!(Channel::typed(written), Some(Channel::Door), "{written}");
        }
        assert_eq!(Channel::typed("微信"), Some(Channel::Message));
        assert_eq!(Channel::typed("WeChat"), Some(Channel::Message));
        assert_eq!(Channel::typed("已入住"), None, "a word of another list");
        assert_eq!(SERVICE.typed("停车").map(|word| word.key), Some("parking"));
    }
}
