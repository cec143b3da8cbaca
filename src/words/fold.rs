//! What does not count in what people type: case, the width of signs, spaces.
//!
//! The build folds the words of the vocabulary with the same functions.

/// `text` in small letters and narrow signs, without spaces around it, with single ones inside, and
/// with none beside a Chinese character: ` Last  7 ｄays ` is `last 7 days`, `近 7 天` is `近7天`.
pub fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut gap = false;
    for letter in text.chars().map(half_width) {
        if letter.is_whitespace() {
            gap = true;
            continue;
        }
        if gap && out.ends_with(|last| !is_han(last)) && !is_han(letter) {
            out.push(' ');
        }
        gap = false;
        out.extend(letter.to_lowercase());
    }
    out
}

/// `text` as words of a vocabulary are compared: [`plain`], and without the signs between its parts:
/// `Not moved-in` is `notmovedin`.
pub fn bare(text: &str) -> String {
    let is_kept = |letter: &char| !matches!(letter, ' ' | '-' | '_' | '.' | '\'' | '’');
    plain(text).chars().filter(is_kept).collect()
}

/// A full-width sign as the one of the keyboard, `：` as `:`; every other as it is.
pub fn half_width(letter: char) -> char {
    match letter {
        '\u{3000}' => ' ',
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(letter) - 0xfee0).unwrap_or(letter),
        other => other,
    }
}

fn is_han(letter: char) -> bool {
    matches!(letter, '\u{4e00}'..='\u{9fff}' | '\u{3400}'..='\u{4dbf}')
}

#[cfg(test)]
mod tests {
    use super::{bare, plain};

    #[test]
    fn case_width_and_spaces_do_not_count() {
        assert_eq!(plain("  Last  7 ｄays "), "last 7 days");
        assert_eq!(plain("近 7 天"), "近7天");
        assert_eq!(plain("今日　０８：００"), "今日08:00");
        assert_eq!(plain("11月15日 19:00"), "11月15日19:00");
        assert_eq!(bare("Not moved-in"), bare("not_moved_in"));
        assert_eq!(bare("ＷｅＣｈａｔ"), "wechat");
    }
}
