//! Texts as they are compared: without what a hand adds or leaves out.

use crate::words::half_width;

/// `text` in small half-width letters, without blanks and what stands around words in headings.
pub(super) fn folded(text: &str) -> String {
    let narrow = text.chars().map(half_width);
    let kept = narrow.filter(|letter| {
        !letter.is_whitespace()
            && !matches!(
                letter,
                '*' | ':'
                    | '"'
                    | '\''
                    | '('
                    | ')'
                    | '['
                    | ']'
                    | '【'
                    | '】'
                    | '“'
                    | '”'
                    | '_'
                    | '\u{200B}'
                    | '\u{FEFF}'
            )
    });
    kept.flat_map(char::to_lowercase).collect()
}

/// `text` in half-width letters, nothing around it.
pub(super) fn narrow(text: &str) -> String {
    let narrow: String = text.chars().map(half_width).collect();
    narrow
        .trim_matches(|letter: char| letter.is_whitespace() || letter == '\u{200B}')
        .to_owned()
}

/// The parts of a text in two scripts, `Building 楼号`: its Han letters, and the others; `None` where it is of
/// one.
pub(super) fn scripts(text: &str) -> Option<[String; 2]> {
    let of = |is_han: bool| {
        let of_it = |letter: &char| crate::text::is_han(*letter) == is_han;
        let kept = text
            .chars()
            .filter(|letter| letter.is_whitespace() || of_it(letter));
        kept.collect::<String>()
            .trim()
            .trim_matches(['/', '|', '-'])
            .trim()
            .to_owned()
    };
    let [han, other] = [true, false].map(of);
    let is_word = other.chars().filter(char::is_ascii_alphabetic).count() > 1;
    (is_word && !han.is_empty()).then_some([han, other])
}

/// `text` without what stands in brackets: `日期（年月日）` is `日期`.
pub fn without_brackets(text: &str) -> String {
    let mut depth = 0_usize;
    let mut kept = String::new();
    for letter in text.chars() {
        match letter {
            '(' | '（' | '[' | '【' => depth += 1,
            ')' | '）' | ']' | '】' => depth = depth.saturating_sub(1),
            _ if depth == 0 => kept.push(letter),
            _ => {}
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::{folded, without_brackets};

    #[test]
    fn hands_write_one_heading_in_many_ways() {
        for text in ["联系电话", " 联系 电话：", "联系电话*", "【联系电话】"] {
            assert_eq!(folded(text), "联系电话", "{text}");
        }
        assert_eq!(folded("Moved_In"), "movedin");
        assert_eq!(folded("ＩＤ"), "id");
        assert_eq!(without_brackets("入住日期（年-月-日）"), "入住日期");
    }
}
