//! What spreadsheets and hands leave in cells: blanks around a value, errors, forced text.

use crate::book::ids::is_invisible;
use crate::diag::{Code, Fault};
use crate::words::half_width;

/// The errors that spreadsheets show, and what a column too narrow leaves.
const ERRORS: [&str; 9] = [
    "#REF!", "#N/A", "#NAME?", "#VALUE!", "#DIV/0!", "#NUM!", "#NULL!", "#SPILL!", "#CALC!",
];

/// `text` without the blanks around it: spaces, full-width spaces, non-breaking ones.
pub(in crate::book) fn trimmed(text: &str) -> &str {
    text.trim_matches(|letter: char| letter.is_whitespace())
}

/// Whether a text is what a spreadsheet shows where it has no value.
pub(in crate::book) fn is_error(text: &str) -> bool {
    ERRORS.contains(&text) || (text.len() >= 3 && text.bytes().all(|byte| byte == b'#'))
}

/// The fault of a value that is a spreadsheet's error, or is forced to be text by `'` or `="…"`.
pub(in crate::book) fn of_spreadsheet<F: Fn(Code) -> Fault>(
    raw: &str,
    at: impl FnOnce() -> F,
) -> Option<Fault> {
    let text = trimmed(raw);
    if !text.starts_with(['#', '=', '\'']) {
        return None;
    }
    if is_error(text) {
        return Some(at()(Code::SpreadsheetError).with("value", text));
    }
    let forced = text
        .strip_prefix("=\"")
        .and_then(|rest| rest.strip_suffix('"'));
    let meant = forced.or_else(|| text.strip_prefix('\''))?;
    Some(
        at()(Code::SpreadsheetPrefix)
            .with("value", text)
            .near(Some(meant)),
    )
}

/// Whether letters of a text are lost: it was saved in an encoding that does not have them, which leaves
/// question marks, or read in a wrong one, which leaves U+FFFD. In a name two question marks are enough; in
/// a free text people ask.
pub(in crate::book) fn is_lost(text: &str, is_name: bool) -> bool {
    // Most texts have no such letter: U+FFFD begins with this byte.
    if memchr::memchr2(b'?', 0xEF, text.as_bytes()).is_none() {
        return false;
    }
    let is_nothing_else = || {
        let marks = text.chars().filter(|letter| *letter == '?').count();
        let has_letters = text.chars().any(char::is_alphabetic);
        marks >= 2 && !has_letters && marks * 2 >= text.chars().count()
    };
    text.contains('\u{FFFD}') || (text.contains("??") && (is_name || is_nothing_else()))
}

/// A name or a part of an address without full-width letters and without blanks between Chinese
/// letters: `张　伟` is `张伟`; `None` where it is so already.
pub(in crate::book) fn plainer(text: &str) -> Option<String> {
    let is_odd = |letter| matches!(letter, ' ' | '\u{3000}' | '０'..='ｚ');
    if !text.contains(is_odd) {
        return None;
    }
    let narrow = |letter: char| match letter {
        '\u{3000}' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' | '０'..='９' => half_width(letter),
        other => other,
    };
    let letters: Vec<char> = text.chars().map(narrow).collect();
    let is_han =
        |at: Option<&char>| at.is_some_and(|letter| ('\u{3400}'..='\u{9FFF}').contains(letter));
    let before = |at: usize| letters[..at].iter().rev().find(|letter| **letter != ' ');
    let behind = |at: usize| letters[at..].iter().find(|letter| **letter != ' ');
    let is_kept = |(at, letter): &(usize, &char)| {
        **letter != ' ' || !(is_han(before(*at)) && is_han(behind(*at)))
    };
    let kept = letters.iter().enumerate().filter(is_kept);
    let plain: String = kept.map(|(_, letter)| *letter).collect();
    (plain != text).then_some(plain)
}

/// What stands before the decimals with which a spreadsheet wrote a whole number: `5` of `5.0`.
pub(in crate::book) fn without_idle_decimals(text: &str) -> Option<&str> {
    text.strip_suffix(".0").or_else(|| text.strip_suffix(".00"))
}

/// The digits of a number that a spreadsheet wrote with a decimal: `13800000000.0`.
pub(in crate::book) fn without_decimal(text: &str) -> Option<&str> {
    let digits = without_idle_decimals(text)?;
    let is_long = digits.len() >= 7 && digits.bytes().all(|byte| byte.is_ascii_digit());
    is_long.then_some(digits)
}

/// The first character of a text that acts on a screen or shows as nothing. The joiners that
/// emoji are made of are let through.
pub(in crate::book) fn unprintable(text: &str) -> Option<char> {
    let is_bad = |letter: &char| {
        letter.is_control()
            || (is_invisible(*letter) && !matches!(letter, '\u{200D}' | '\u{FE0F}' | '\u{FE0E}'))
    };
    if text.is_ascii() && !text.bytes().any(|byte| byte.is_ascii_control()) {
        return None;
    }
    text.chars().find(is_bad)
}

/// Whether a spreadsheet seems to have turned a room such as `3-12` into a day.
pub(in crate::book) fn is_dateish(text: &str) -> bool {
    const MONTHS: [&str; 12] = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ];
    let chinese = text.contains('月') && text.ends_with('日');
    let lower = text.to_lowercase();
    let month = |part: &str| MONTHS.contains(&part);
    let number = |part: &str| {
        !part.is_empty() && part.len() <= 2 && part.bytes().all(|byte| byte.is_ascii_digit())
    };
    let english = lower
        .split_once('-')
        .is_some_and(|(one, other)| (month(one) && number(other)) || (number(one) && month(other)));
    chinese || english || (text.len() >= 8 && crate::calendar::parse_date(text).is_ok())
}

#[cfg(test)]
mod tests {
    use super::{is_lost, plainer};

    #[test]
    fn lost_letters_are_seen() {
        assert!(
            ["???", "3?????", "张\u{fffd}"]
                .into_iter()
                .all(|text| is_lost(text, false))
        );
        assert!(
            !["怎么办？", "what?? why", "真的吗??", "?"]
                .into_iter()
                .any(|text| is_lost(text, false))
        );
        assert!(is_lost("张??", true));
    }

    #[test]
    fn names_lose_what_nobody_sees() {
        for (text, plain) in [
            ("张　伟", "张伟"),
            ("张 伟", "张伟"),
            ("Ｂ区", "B区"),
            ("张伟　Ａ", "张伟 A"),
        ] {
            assert_eq!(plainer(text).as_deref(), Some(plain), "{text}");
        }
        for text in [
            "张伟",
            "John Smith",
            "张伟 Zhang Wei",
            "3-1",
            "阳光花园（东）",
        ] {
            assert_eq!(plainer(text), None, "{text}");
        }
    }
}
