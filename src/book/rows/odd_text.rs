//! What spreadsheets and hands leave in cells: blanks around a value, errors, forced text.

use crate::book::ids::is_invisible;
use crate::diag::{Code, Fault};

/// The errors that spreadsheets show, and what a column too narrow leaves.
const ERRORS: [&str; 9] = [
    "#REF!", "#N/A", "#NAME?", "#VALUE!", "#DIV/0!", "#NUM!", "#NULL!", "#SPILL!", "#CALC!",
];

/// `text` without the blanks around it: spaces, full-width spaces, non-breaking ones.
pub(in crate::book) fn trimmed(text: &str) -> &str {
    text.trim_matches(|letter: char| letter.is_whitespace())
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
    let is_error =
        ERRORS.contains(&text) || (text.len() >= 3 && text.bytes().all(|byte| byte == b'#'));
    if is_error {
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

/// Whether nothing of a text is left but question marks: it was saved without its letters.
pub(in crate::book) fn is_lost(text: &str) -> bool {
    text.len() > 1 && text.bytes().all(|byte| byte == b'?')
}

/// The digits of a number that a spreadsheet wrote with a decimal: `13800000000.0`.
pub(in crate::book) fn without_decimal(text: &str) -> Option<&str> {
    let digits = text
        .strip_suffix(".0")
        .or_else(|| text.strip_suffix(".00"))?;
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
