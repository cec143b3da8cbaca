//! Walking over a text, number by number.

use super::digits::{self, digit, is_invisible};
use super::groups::Groups;
use super::lettered;
use super::number::Number;

/// The numbers in a text, in order.
pub fn numbers_in(text: &str) -> Vec<Number> {
    if !may_hold_number(text) {
        return Vec::new();
    }
    let characters: Vec<char> = text.chars().collect();
    let mut found = Vec::new();
    let mut at = 0;
    while at < characters.len() {
        if let Some(number) = number_at(&characters, at) {
            at = number.end;
            found.push(number);
        } else {
            at = word_end(&characters, at, &mut found);
        }
    }
    found
}

/// Whether a text as a whole is the number of a hotline.
pub fn is_hotline(text: &str) -> bool {
    let digits: String = text.chars().filter_map(digit).collect();
    let is_written = text
        .chars()
        .all(|letter| digit(letter).is_some() || matches!(letter, '-' | ' '));
    is_written && digits.len() == 10 && (digits.starts_with("400") || digits.starts_with("800"))
}

/// Whether so many digits stand together that there may be a number, or signs that begin one.
fn may_hold_number(text: &str) -> bool {
    let (mut digits, mut before) = (0, ' ');
    text.chars().any(|character| {
        let is_plate = character.is_ascii_uppercase() && lettered::is_province(before);
        before = character;
        if digit(character).is_some() {
            digits += 1;
        } else if !digits::is_separator(character) && !is_invisible(character) {
            digits = 0;
        }
        digits >= 7 || is_plate || matches!(character, '+' | '＋')
    })
}

fn number_at(characters: &[char], at: usize) -> Option<Number> {
    lettered::plate(characters, at).or_else(|| {
        let groups = Groups::read(characters, at)?;
        groups.number()
    })
}

/// The end of the run of digits, of the word that begins with a letter, or of the one character at `at`.
/// A number inside of a word is found too.
fn word_end(characters: &[char], at: usize, found: &mut Vec<Number>) -> usize {
    let first = characters[at];
    let is_run = |next: &char| digit(*next).is_some();
    if digit(first).is_some() {
        return at
            + characters[at..]
                .iter()
                .take_while(|next| is_run(next))
                .count();
    }
    if !first.is_ascii_alphabetic() {
        return at + 1;
    }
    if let Some(end) = lettered::label_end(characters, at) {
        return end;
    }
    let goes_on = |next: &&char| next.is_ascii_alphanumeric() || matches!(next, '-' | '_' | '.');
    let end = at + characters[at..].iter().take_while(goes_on).count();
    let is_all = at == 0 && end == characters.len();
    found.extend(lettered::in_word(characters, at, end, is_all));
    end
}
