//! Digits and the signs between them, as people write them.

/// The digit that a character is: narrow, full-width or Chinese.
pub(super) fn digit(character: char) -> Option<char> {
    Some(match character {
        '0'..='9' => character,
        '０'..='９' => char::from_digit(u32::from(character) - u32::from('０'), 10)?,
        '〇' | '零' | '○' => '0',
        '一' | '幺' | '壹' => '1',
        '二' | '两' | '贰' => '2',
        '三' | '叁' => '3',
        '四' | '肆' => '4',
        '五' | '伍' => '5',
        '六' | '陆' => '6',
        '七' | '柒' => '7',
        '八' | '捌' => '8',
        '九' | '玖' => '9',
        _ => return None,
    })
}

/// Whether a character may stand between two groups of digits of one number.
pub(super) fn is_separator(character: char) -> bool {
    matches!(
        character,
        ' ' | '-' | '.' | '\u{a0}' | '\u{3000}' | '－' | '·' | '‐' | '‑' | '–' | '—' | '/'
    )
}

/// Whether a character shows as nothing.
pub(super) fn is_invisible(character: char) -> bool {
    matches!(
        character,
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}'
    )
}

/// Whether eight digits are a day: `20261103`.
pub(super) fn is_day(digits: &str) -> bool {
    let number = |from: usize, to: usize| digits[from..to].parse::<u32>().unwrap_or(0);
    digits.len() == 8
        && (1900..2100).contains(&number(0, 4))
        && (1..=12).contains(&number(4, 6))
        && (1..=31).contains(&number(6, 8))
}
