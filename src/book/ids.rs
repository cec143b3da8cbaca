//! What an id is: a letter (ASCII or Han), then at most 63 letters, digits, `-`, `_`, `.`.

use crate::diag::{Code, Fault};

/// Most characters of an id.
const LONGEST: usize = 64;

/// Why a text is no id.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum IdFault {
    /// It has a character that no id has, or begins with one that only stands later.
    Malformed(char),
    /// It is longer than 64 characters.
    TooLong,
    /// It has a character that looks like another one, or like nothing.
    Lookalike {
        /// That character.
        character: char,
        /// The id that was probably meant.
        meant: String,
    },
}

/// Whether `text` is an id.
pub(super) fn check(text: &str) -> Result<(), IdFault> {
    let bytes = text.as_bytes();
    let plain = bytes.len() <= LONGEST
        && bytes.first().is_some_and(u8::is_ascii_alphabetic)
        && bytes.iter().all(|byte| is_ascii_part(*byte));
    if plain { Ok(()) } else { check_slowly(text) }
}

fn check_slowly(text: &str) -> Result<(), IdFault> {
    let Some(odd) = text
        .chars()
        .enumerate()
        .find(|&(position, letter)| !may_stand(position, letter))
    else {
        return if text.chars().count() > LONGEST {
            Err(IdFault::TooLong)
        } else {
            Ok(())
        };
    };
    let meant: String = text.chars().filter_map(straightened).collect();
    let is_lookalike = straightened(odd.1) != Some(odd.1);
    if is_lookalike && check(&meant).is_ok() {
        return Err(IdFault::Lookalike {
            character: odd.1,
            meant,
        });
    }
    Err(IdFault::Malformed(odd.1))
}

fn is_ascii_part(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.')
}

fn may_stand(position: usize, letter: char) -> bool {
    let is_letter = letter.is_ascii_alphabetic() || is_han(letter);
    is_letter || (position > 0 && u8::try_from(letter).is_ok_and(is_ascii_part))
}

/// Whether a character is a Han letter that ids may hold.
fn is_han(letter: char) -> bool {
    matches!(letter, '\u{3005}' | '\u{3007}' | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}'
        | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}')
}

/// The plain character that a look-alike stands for; `None` for one that shows as nothing.
pub(super) fn straightened(letter: char) -> Option<char> {
    if is_invisible(letter) {
        return None;
    }
    Some(match letter {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(letter) - 0xFEE0).unwrap_or(letter),
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{FE58}' | '\u{FE63}' | '\u{30FC}' => '-',
        '。' | '·' => '.',
        'А' | 'Α' => 'A',
        'В' | 'Β' => 'B',
        'С' | 'Ϲ' => 'C',
        'Е' | 'Ε' => 'E',
        'Н' | 'Η' => 'H',
        'І' | 'Ι' => 'I',
        'Ј' => 'J',
        'К' | 'Κ' => 'K',
        'М' | 'Μ' => 'M',
        'Ν' => 'N',
        'О' | 'Ο' => 'O',
        'Р' | 'Ρ' => 'P',
        'Ѕ' => 'S',
        'Т' | 'Τ' => 'T',
        'Х' | 'Χ' => 'X',
        'У' | 'Υ' => 'Y',
        'Ζ' => 'Z',
        'а' | 'α' => 'a',
        'с' | 'ϲ' => 'c',
        'е' => 'e',
        'і' | 'ι' => 'i',
        'ј' => 'j',
        'о' | 'ο' => 'o',
        'р' | 'ρ' => 'p',
        'ѕ' => 's',
        'х' | 'χ' => 'x',
        'у' => 'y',
        other => other,
    })
}

/// Whether a character shows as nothing, or acts on the direction of text.
pub(super) fn is_invisible(letter: char) -> bool {
    matches!(letter, '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{180E}' | '\u{200B}'..='\u{200F}'
        | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}' | '\u{FE00}'..='\u{FE0F}'
        | '\u{E0000}'..='\u{E007F}')
}

/// `fault` with what is wrong with the id `value`.
pub(super) fn describe(fault: &IdFault, value: &str, make: impl FnOnce(Code) -> Fault) -> Fault {
    match fault {
        IdFault::Malformed(character) => make(Code::BadId)
            .with("value", value)
            .with("character", character),
        IdFault::TooLong => make(Code::BadId).with("value", value).with("character", ""),
        IdFault::Lookalike { character, meant } => make(Code::LookalikeId)
            .with("value", value)
            .with("character", format!("U+{:04X}", u32::from(*character)))
            .near(Some(meant)),
    }
}

#[cfg(test)]
mod tests {
    use super::{IdFault, check};

    #[test]
    fn letters_come_first() {
        for id in [
            "H3-1-0502",
            "wang",
            "业主委员会",
            "v.1_2-3",
            "a",
            &"x".repeat(64),
        ] {
            assert_eq!(check(id), Ok(()), "{id}");
        }
        for (id, odd) in [
            ("3-12", '3'),
            ("-a", '-'),
            ("a b", ' '),
            ("a/b", '/'),
            ("é", 'é'),
        ] {
            assert_eq!(check(id), Err(IdFault::Malformed(odd)), "{id}");
        }
        assert_eq!(check(&"x".repeat(65)), Err(IdFault::TooLong));
        assert_eq!(check(&"业".repeat(64)), Ok(()));
    }

    #[test]
    fn look_alikes_are_named() {
        for (id, meant) in [
            ("Ｈ3-1", "H3-1"),
            ("Н3-1", "H3-1"),
            ("H3\u{200B}-1", "H3-1"),
            ("H3－1", "H3-1"),
            ("H3–1", "H3-1"),
        ] {
            let Err(IdFault::Lookalike { meant: found, .. }) = check(id) else {
                panic!("{id} is not recognised");
            };
            assert_eq!(found, meant, "{id}");
        }
    }
}
