//! What a telephone number is as our files hold it: digits as they are dialled, two of them separated by `;`.

use crate::words::half_width;

/// Signs that stand between two numbers in one cell.
const BETWEEN: [char; 9] = [';', '；', ',', '，', '、', '/', '／', '|', '\n'];

/// What a text with a telephone number comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Phone {
    /// A number, or several, as they should be written.
    Sound,
    /// The same ones in our form.
    Written(String),
    /// Too few digits or too many for any number, or none.
    Digits,
    /// What a spreadsheet made of a long number: `1.38E+10`.
    Exponent,
}

/// Judges a text.
pub(super) fn judge(text: &str) -> Phone {
    // Nearly every number is a mobile and nothing else.
    if is_mobile(text) {
        return Phone::Sound;
    }
    let narrow: String = text.chars().map(half_width).collect();
    let narrow = narrow.trim();
    if is_exponent(narrow) {
        return Phone::Exponent;
    }
    let parts = narrow.split(BETWEEN).flat_map(side_by_side);
    let parts: Vec<&str> = parts
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .collect();
    let numbered = parts.iter().filter(|part| count(part) > 0);
    if numbered.clone().next().is_none() || !numbered.clone().all(|part| is_sound(part)) {
        return Phone::Digits;
    }
    let written: Vec<&str> = parts.iter().map(|part| at_home(part)).collect();
    let written = written.join(";");
    if written == text {
        Phone::Sound
    } else {
        Phone::Written(written)
    }
}

/// A telephone number as files hold it; what is none stays as it is.
pub fn written_phone(text: &str) -> String {
    match judge(text) {
        Phone::Written(written) => written,
        Phone::Sound | Phone::Digits | Phone::Exponent => text.trim().to_owned(),
    }
}

/// The whole mobiles of a text in which nothing, or a blank, stands between them; else the text as it is.
fn side_by_side(text: &str) -> Vec<&str> {
    let glued = |word: &str| word.len() == 22 && word.bytes().all(|byte| byte.is_ascii_digit());
    let halves = |word| match word {
        word if glued(word) => vec![&word[..11], &word[11..]],
        word => vec![word],
    };
    let words: Vec<&str> = text.split_whitespace().flat_map(halves).collect();
    let are_mobiles = words.iter().all(|word| is_mobile(word));
    if words.len() > 1 && are_mobiles {
        words
    } else {
        vec![text]
    }
}

/// Whether a text is a mobile of eleven digits and nothing else.
fn is_mobile(text: &str) -> bool {
    text.len() == 11 && text.starts_with('1') && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// A number without the name of its household, where that stands in the cell too.
pub(super) fn phone_alone(name: &str, phone: &str) -> Option<String> {
    let is_name = name.chars().count() > 1 && phone.contains(name);
    let alone = is_name.then(|| phone.replace(name, ""))?;
    let alone = alone
        .trim_matches(|sign: char| " :：()（）-、,，".contains(sign))
        .to_owned();
    (count(&alone) > 0).then_some(alone)
}

/// A mobile without the code of the country it is in: `+86 138…`, `0086138…`, `86138…`.
fn at_home(part: &str) -> &str {
    let bare = part.strip_prefix('+').unwrap_or(part);
    let bare = bare
        .strip_prefix("0086")
        .or_else(|| bare.strip_prefix("86"));
    let bare = bare.map(|rest| rest.trim_start_matches(['-', ' ']));
    let is_mobile = |rest: &&str| {
        let digits: String = rest.chars().filter(char::is_ascii_digit).collect();
        digits.len() == 11 && digits.starts_with('1') && rest.starts_with('1')
    };
    bare.filter(is_mobile).unwrap_or(part)
}

fn count(part: &str) -> usize {
    part.chars().filter(char::is_ascii_digit).count()
}

fn is_exponent(text: &str) -> bool {
    let Some((number, power)) = text.split_once(['E', 'e']) else {
        return false;
    };
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    digits(&number.replace('.', "")) && digits(power.trim_start_matches(['+', '-']))
}

/// Whether a number has as many digits as such numbers have.
fn is_sound(part: &str) -> bool {
    let digits: String = part.chars().filter(char::is_ascii_digit).collect();
    // Names beside a number, `妻13900020000`, and blanks between two numbers are let be.
    let runs = part
        .split(|letter: char| {
            !letter.is_ascii_digit() && !matches!(letter, '-' | ' ' | '+' | '(' | ')')
        })
        .filter(|run| run.bytes().any(|byte| byte.is_ascii_digit()))
        .count();
    if runs > 1 || digits.len() >= 18 {
        return true;
    }
    let local = at_home(part);
    // Of another country, whose numbers we do not know: as long as any is.
    if local.starts_with('+') && !local.starts_with("+86") {
        return digits.len() >= 8;
    }
    let local: String = local.chars().filter(char::is_ascii_digit).collect();
    let is_service = digits.starts_with("400") || digits.starts_with("800");
    match local.len() {
        // Numbers inside a community, short ones of services, and those of a town, which begin otherwise
        // than mobiles.
        3..=6 => true,
        7..=8 => !local.starts_with('1'),
        10 => is_service || local.starts_with('0'),
        11 => local.starts_with('1') || local.starts_with('0'),
        12.. => local.starts_with('0') || part.contains(['-', '+', ' ', '转']) || local.len() > 12,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::{Phone, judge};

    #[test]
    fn numbers_are_sound_written_otherwise_or_none() {
        for sound in [
            "13800010000",
            "0731-88881234",
            "138 0001 0000",
            "13800010000;13900020000",
            "妻13900020000",
            "4001234567",
            "88881234",
            "8001",
            "+852 9123 4567",
        ] {
            assert_eq!(judge(sound), Phone::Sound, "{sound}");
        }
        for (text, written) in [
            ("13800010000/13900020000", "13800010000;13900020000"),
            ("13800010000 13900020000", "13800010000;13900020000"),
            ("1380001000013900020000", "13800010000;13900020000"),
            ("13800010000、妻13900020000", "13800010000;妻13900020000"),
            ("１３８０００１００００", "13800010000"),
            ("+8613800010000", "13800010000"),
            ("86 138 0001 0000", "138 0001 0000"),
            ("008613800010000", "13800010000"),
        ] {
            assert_eq!(judge(text), Phone::Written(written.to_owned()), "{text}");
            assert_eq!(judge(written), Phone::Sound, "{written}");
        }
        for bad in [
            "138000100",
            "1380001",
            "1380001000",
            "138000100001",
            "无此人",
        ] {
            assert_eq!(judge(bad), Phone::Digits, "{bad}");
        }
        assert_eq!(judge("1.38E+10"), Phone::Exponent);
    }
}
