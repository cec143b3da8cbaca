//! Telling what spreadsheets and hands did to a cell that should hold a date or an instant.

use super::scan::digits;
use super::{Date, DateFault};

/// Says what a text is that could not be read. `mend` gives the canonical form of a text
/// that has been put right, if that makes it readable.
pub(super) fn diagnose(text: &str, mend: &dyn Fn(&str) -> Option<String>) -> DateFault {
    if text.chars().any(is_full_width) {
        return DateFault::FullWidth {
            suggestion: mend(&half_width(text)),
        };
    }
    if text.contains(['年', '月']) {
        return DateFault::ChineseForm {
            suggestion: mend(&without_chinese(text)),
        };
    }
    if is_exponent(text) {
        return DateFault::Exponent;
    }
    number(text, mend)
        .or_else(|| three_numbers(text, mend))
        .unwrap_or(DateFault::Unreadable { suggestion: None })
}

/// Full-width forms of ASCII signs, and the wide space.
fn is_full_width(sign: char) -> bool {
    matches!(sign, '\u{3000}' | '\u{ff01}'..='\u{ff5e}')
}

/// The text with ASCII signs for full-width ones.
fn half_width(text: &str) -> String {
    let narrow = |sign| match sign {
        '\u{3000}' => ' ',
        // The full-width block repeats ASCII from `!` on, in the same order.
        _ if is_full_width(sign) => char::from_u32(u32::from(sign) - 0xfee0).unwrap_or(sign),
        _ => sign,
    };
    text.chars().map(narrow).collect()
}

/// `2026年11月3日 19时20分` as `2026-11-3 19:20`.
fn without_chinese(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for sign in text.chars() {
        match sign {
            '年' | '月' => plain.push('-'),
            '时' | '点' | '時' | '點' | '分' => plain.push(':'),
            '日' | '号' | '號' | ' ' if plain.ends_with(' ') => {}
            '日' | '号' | '號' => plain.push(' '),
            '秒' => {}
            _ => plain.push(sign),
        }
    }
    plain.trim_end_matches([' ', ':']).to_owned()
}

/// `1.38E+10`: a number as spreadsheets show long ones.
fn is_exponent(text: &str) -> bool {
    let Some((number, power)) = text.split_once(['E', 'e']) else {
        return false;
    };
    let power = power.trim_start_matches(['+', '-']);
    number
        .bytes()
        .all(|byte| byte.is_ascii_digit() || byte == b'.')
        && number.starts_with(|first: char| first.is_ascii_digit())
        && digits(power.as_bytes()).is_some()
}

/// A bare number: `45964`, `45964.8056`, or `20261103`.
fn number(text: &str, mend: &dyn Fn(&str) -> Option<String>) -> Option<DateFault> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, "0"));
    let days = digits(whole.as_bytes())?;
    let fraction_digits = fraction.get(..fraction.len().min(8))?;
    digits(fraction_digits.as_bytes())?;
    if whole.len() == 8 && whole.len() == text.len() {
        let apart = format!("{}-{}-{}", &whole[..4], &whole[4..6], &whole[6..]);
        return Some(DateFault::Unreadable {
            suggestion: mend(&apart),
        });
    }
    (whole.len() == 5).then(|| DateFault::SerialNumber {
        reads_as: serial(days, fraction_digits),
    })
}

/// What a spreadsheet's count of days, and part of a day in decimals, stands for.
fn serial(days: i32, fraction: &str) -> String {
    // Day 60 is a 29 February 1900 that never was, so from 61 on the count begins at 1899-12-30.
    let date = Date::from_day_number(days - 25_569);
    let scale = 10_i64.pow(u32::try_from(fraction.len()).unwrap_or(0));
    let part = i64::from(digits(fraction.as_bytes()).unwrap_or(0));
    match (part * 1440 + scale / 2) / scale {
        0 => date.to_string(),
        minutes => date.start().plus_minutes(minutes).to_string(),
    }
}

/// Three numbers with the same sign between them: in which place is the year?
fn three_numbers(text: &str, mend: &dyn Fn(&str) -> Option<String>) -> Option<DateFault> {
    let end = text.find(|sign: char| !sign.is_ascii_digit() && !"-/.".contains(sign));
    let (date, clock) = text.split_at(end.unwrap_or(text.len()));
    let separator = date.chars().find(|sign| !sign.is_ascii_digit())?;
    let parts: Vec<&str> = date.split(separator).collect();
    let &[first, second, third] = parts.as_slice() else {
        return None;
    };
    let number = |part: &str| digits(part.as_bytes());
    let (one, two) = (number(first)?, number(second)?);
    number(third)?;
    match [first.len(), second.len(), third.len()] {
        [4, 1..=2, 1..=2] => {
            // With other signs the date is in order, so what is wrong comes after it.
            let dashed = (separator == '.').then(|| format!("{first}-{second}-{third}{clock}"));
            Some(DateFault::Unreadable {
                suggestion: dashed.and_then(|text| mend(&text)),
            })
        }
        [1..=2, 1..=2, 4] => {
            let only = match (one, two) {
                _ if one == two => Some((first, second)),
                (13.., ..=12) => Some((second, first)),
                (..=12, 13..) => Some((first, second)),
                _ => None,
            };
            let text = only.map(|(month, day)| format!("{third}-{month}-{day}{clock}"));
            Some(DateFault::Ambiguous {
                suggestion: text.and_then(|text| mend(&text)),
            })
        }
        [1..=2, 1..=2, 1..=2] => Some(DateFault::TwoDigitYear),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::{Zone, parse_date, parse_instant};

    #[test]
    fn what_spreadsheets_and_hands_do_to_dates() {
        let serial = |text: &str| DateFault::SerialNumber {
            reads_as: text.to_owned(),
        };
        for (text, fault) in [
            ("11/03/2026", DateFault::Ambiguous { suggestion: None }),
            (
                "25/12/2026",
                DateFault::Ambiguous {
                    suggestion: Some("2026-12-25".to_owned()),
                },
            ),
            (
                "12-25-2026",
                DateFault::Ambiguous {
                    suggestion: Some("2026-12-25".to_owned()),
                },
            ),
            (
                "5.5.2026",
                DateFault::Ambiguous {
                    suggestion: Some("2026-05-05".to_owned()),
                },
            ),
            ("45964", serial("2025-11-03")),
            ("45964.8056", serial("2025-11-03T19:20")),
            ("1.38E+10", DateFault::Exponent),
            ("4.6e4", DateFault::Exponent),
            ("2026-02-30", DateFault::NoSuchDay),
            ("2026/13/1", DateFault::NoSuchDay),
            ("0000-01-01", DateFault::NoSuchDay),
            (
                "2026-11-03T25:00",
                DateFault::NoSuchTime { suggestion: None },
            ),
            (
                "２０２６-11-03",
                DateFault::FullWidth {
                    suggestion: Some("2026-11-03".to_owned()),
                },
            ),
            (
                "２０２６年11月3日",
                DateFault::FullWidth {
                    suggestion: Some("2026-11-03".to_owned()),
                },
            ),
            (
                "2026年11月3日",
                DateFault::ChineseForm {
                    suggestion: Some("2026-11-03".to_owned()),
                },
            ),
            ("2026年11月", DateFault::ChineseForm { suggestion: None }),
            ("26-11-03", DateFault::TwoDigitYear),
            ("11/3/26", DateFault::TwoDigitYear),
            (
                "2026.11.3",
                DateFault::Unreadable {
                    suggestion: Some("2026-11-03".to_owned()),
                },
            ),
            (
                "20261103",
                DateFault::Unreadable {
                    suggestion: Some("2026-11-03".to_owned()),
                },
            ),
            ("2026-11", DateFault::Unreadable { suggestion: None }),
            ("2026-11/03", DateFault::Unreadable { suggestion: None }),
            ("tomorrow", DateFault::Unreadable { suggestion: None }),
            ("", DateFault::Unreadable { suggestion: None }),
            ("2026-11-03x", DateFault::Unreadable { suggestion: None }),
        ] {
            assert_eq!(parse_date(text), Err(fault), "{text:?}");
        }
    }

    #[test]
    fn what_they_do_to_instants() {
        let zone = Zone::named("Asia/Shanghai").unwrap();
        for (text, fault) in [
            (
                "2026-11-03T25:00",
                DateFault::NoSuchTime { suggestion: None },
            ),
            (
                "2026-11-03T09:60",
                DateFault::NoSuchTime { suggestion: None },
            ),
            (
                "2026-11-03T24:00",
                DateFault::NoSuchTime {
                    suggestion: Some("2026-11-04T00:00".to_owned()),
                },
            ),
            (
                "2026-11-03T19：20",
                DateFault::FullWidth {
                    suggestion: Some("2026-11-03T19:20".to_owned()),
                },
            ),
            (
                "2026年11月3日 19:20",
                DateFault::ChineseForm {
                    suggestion: Some("2026-11-03T19:20".to_owned()),
                },
            ),
            (
                "2026年11月3日19时20分",
                DateFault::ChineseForm {
                    suggestion: Some("2026-11-03T19:20".to_owned()),
                },
            ),
            (
                "2026年11月3日下午7:20",
                DateFault::ChineseForm { suggestion: None },
            ),
            ("2026年11月3日", DateFault::ChineseForm { suggestion: None }),
            (
                "25/12/2026 9:05",
                DateFault::Ambiguous {
                    suggestion: Some("2026-12-25T09:05".to_owned()),
                },
            ),
            (
                "11/03/2026 9:05 PM",
                DateFault::Ambiguous { suggestion: None },
            ),
            (
                "45964",
                DateFault::SerialNumber {
                    reads_as: "2025-11-03".to_owned(),
                },
            ),
            (
                "2026-11-03T19:20+99:00",
                DateFault::Unreadable { suggestion: None },
            ),
            ("2026-11-03T", DateFault::Unreadable { suggestion: None }),
        ] {
            assert_eq!(parse_instant(text, &zone), Err(fault), "{text:?}");
        }
    }
}
