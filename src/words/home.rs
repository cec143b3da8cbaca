//! Homes as people write them: `5栋2单元402`, `5-2-402`, `3号楼0502室`.

use super::plain;
use super::vocabulary::HOME_PART;

/// No word that stands after a part of a home has more characters, blanks before it counted in.
const LONGEST_WORD: usize = 16;

/// The parts of a home without the words that stand after them: `5`, `2`, `402`.
pub fn home_parts(text: &str) -> Vec<String> {
    let mut parts = vec![String::new()];
    let text = plain(text);
    let mut rest = text.as_str();
    while let Some(letter) = rest.chars().next() {
        let ends = rest
            .strip_prefix(['-', '/', ' '])
            .or_else(|| after_word(rest));
        if let Some(after) = ends {
            parts.push(String::new());
            rest = after;
        } else {
            parts.last_mut().expect("there is one").push(letter);
            rest = &rest[letter.len_utf8()..];
        }
    }
    parts.retain(|part| !part.is_empty());
    parts
}

/// One part of a home without the word that stands after it: `3栋`, `3 幢`, `3#` and `3` are `3`. A
/// word that stands alone is the name itself.
pub fn home_part(text: &str) -> &str {
    let text = text.trim();
    if text.ends_with(|last: char| last.is_ascii_digit()) {
        return text;
    }
    let far = text.char_indices().rev().nth(LONGEST_WORD);
    let far = far.map_or(0, |(at, _)| at);
    let borders = text.char_indices().skip(1).filter(|(at, _)| *at >= far);
    let parted = borders.map(|(at, _)| text.split_at(at));
    let mut worded = parted.filter(|(_, word)| HOME_PART.typed(word).is_some());
    worded.next().map_or(text, |(name, _)| name.trim_end())
}

/// What follows a word for a part of a home, the longest one that `text` begins with.
fn after_word(text: &str) -> Option<&str> {
    let words = HOME_PART.words.iter().flat_map(|word| word.typed);
    let found = words.filter_map(|word| text.strip_prefix(word));
    found.min_by_key(|rest| rest.len())
}

#[cfg(test)]
mod tests {
    use super::{home_part, home_parts};

    #[test]
    fn no_word_is_longer_than_is_looked_for() {
        let words = super::HOME_PART.words.iter().flat_map(|word| word.typed);
        let longest = words.map(|word| word.chars().count()).max();
        assert!(
            longest.expect("some") * 2 <= super::LONGEST_WORD,
            "{longest:?}"
        );
    }

    #[test]
    fn homes_are_read_however_they_are_written() {
        for text in [
            "5-2-402",
            "5/2/402",
            "5栋2单元402",
            "5号楼2单元402室",
            "５幢２单元４０２",
            "5# 2单元 402",
        ] {
            assert_eq!(home_parts(text), ["5", "2", "402"], "{text}");
        }
        assert_eq!(home_parts("东苑3栋0502"), ["东苑3", "0502"]);
    }

    #[test]
    fn the_word_behind_a_number_makes_no_other_part() {
        for text in [
            "3", "3栋", "3#", "3号楼", "3 幢", "3＃", "3座", "3单元", "3室",
        ] {
            assert_eq!(home_part(text), "3", "{text}");
        }
        for text in ["03", "13", "A3", "3楼"] {
            assert_ne!(home_part(text), "3", "{text}");
        }
        assert_eq!(home_part("栋"), "栋", "a name of its own");
    }
}
