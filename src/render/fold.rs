//! Breaking text over lines: between words, between Chinese characters, never inside an escape,
//! and without a line that begins with a full stop or ends with an opening bracket.

use unicode_width::UnicodeWidthChar;

use super::width;

/// How wide a text is, in the units of the page: columns of a terminal, points of a sheet of paper.
pub(super) type Measure<'a> = &'a dyn Fn(&str) -> usize;

/// `text`, already cleaned, in lines of at most `columns`, where that can be; nothing is lost but
/// the blanks at which lines are broken.
pub fn wrap(text: &str, columns: usize) -> Vec<String> {
    wrap_by(text, columns, &width)
}

/// [`wrap`] for a page on which text is as wide as `measure` says.
pub(super) fn wrap_by(text: &str, room: usize, measure: Measure<'_>) -> Vec<String> {
    let room = room.max(1);
    if measure(text) <= room {
        return vec![text.to_owned()];
    }
    let mut lines = vec![String::new()];
    for piece in pieces(text) {
        place(&mut lines, &piece, room, measure);
    }
    for line in &mut lines {
        line.truncate(line.trim_end_matches(' ').len());
    }
    lines
}

/// The width of the longest part of `text` that [`wrap_by`] keeps on one line if it can.
pub(super) fn longest_piece(text: &str, measure: Measure<'_>) -> usize {
    pieces(text)
        .iter()
        .map(|piece| measure(piece.trim_end_matches(' ')))
        .max()
        .unwrap_or(0)
}

/// Puts a piece on the last line, on a new one, or over several when it is longer than a line.
fn place(lines: &mut Vec<String>, piece: &str, room: usize, measure: Measure<'_>) {
    let last = lines.len() - 1;
    let used = measure(&lines[last]);
    let wanted = measure(piece.trim_end_matches(' '));
    if used + wanted <= room {
        lines[last].push_str(piece);
        return;
    }
    if wanted <= room {
        lines.push(piece.to_owned());
        return;
    }
    // Longer than any line: fill up what is left and go on below.
    let mut used = used;
    for unit in units(piece) {
        let wanted = measure(unit);
        if used + wanted > room && used > 0 {
            lines.push(String::new());
            used = 0;
        }
        let last = lines.len() - 1;
        lines[last].push_str(unit);
        used += wanted;
    }
}

/// What must stay on one line: words with the blanks after them, single wide characters with the
/// punctuation that belongs to them.
fn pieces(text: &str) -> Vec<String> {
    let mut pieces: Vec<String> = Vec::new();
    let mut open = false;
    for unit in units(text) {
        let joins = open || pieces.last().is_some_and(|piece| belongs(piece, unit));
        match pieces.last_mut() {
            Some(piece) if joins => piece.push_str(unit),
            _ => pieces.push(unit.to_owned()),
        }
        open = unit.chars().all(is_opening);
    }
    pieces
}

/// Whether no line may be broken between `piece` and the unit after it.
fn belongs(piece: &str, unit: &str) -> bool {
    let (Some(before), Some(after)) = (piece.chars().next_back(), unit.chars().next()) else {
        return false;
    };
    if after == ' ' || is_closing(after) || is_day(before, after) {
        return true;
    }
    if is_fraction(piece, after) {
        return true;
    }
    let breaks = before == ' ' || is_wide(before) || is_wide(after) || matches!(before, ';' | '/');
    !breaks
}

/// Characters with their combining marks, and escapes such as `\u{202e}` whole.
fn units(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let first = rest.chars().next()?;
        let mut end = escape_length(rest).unwrap_or(first.len_utf8());
        let mut before = first;
        while let Some(next) = rest[end..].chars().next() {
            let attached = next.width() == Some(0) || before == '\u{200d}' || is_skin_tone(next);
            if !attached {
                break;
            }
            end += next.len_utf8();
            before = next;
        }
        let (unit, tail) = rest.split_at(end);
        rest = tail;
        Some(unit)
    })
}

fn escape_length(text: &str) -> Option<usize> {
    let inside = text.strip_prefix("\\u{")?;
    let end = inside.find('}').filter(|end| *end <= 6)?;
    inside[..end]
        .chars()
        .all(|c| c.is_ascii_hexdigit())
        .then_some(end + 4)
}

/// Whether two characters stand side by side inside a day: `11月17日`.
fn is_day(before: char, after: char) -> bool {
    (matches!(before, '年' | '月') && after.is_ascii_digit())
        || (before.is_ascii_digit() && matches!(after, '年' | '月' | '日'))
}

/// Whether a number goes on after its stroke: `64/600`.
fn is_fraction(piece: &str, after: char) -> bool {
    let number = piece.strip_suffix('/').unwrap_or_default();
    let is_number = !number.is_empty() && number.chars().all(|c| c.is_ascii_digit());
    is_number && after.is_ascii_digit()
}

fn is_skin_tone(character: char) -> bool {
    ('\u{1f3fb}'..='\u{1f3ff}').contains(&character)
}

fn is_wide(character: char) -> bool {
    character.width() == Some(2)
}

fn is_opening(character: char) -> bool {
    matches!(
        character,
        '(' | '[' | '{' | '“' | '‘' | '（' | '「' | '『' | '【' | '《' | '〈' | '［'
    )
}

fn is_closing(character: char) -> bool {
    matches!(
        character,
        ')' | ']'
            | '}'
            | ','
            | '.'
            | ';'
            | ':'
            | '!'
            | '?'
            | '%'
            | '”'
            | '’'
            | '，'
            | '。'
            | '、'
            | '；'
            | '：'
            | '！'
            | '？'
            | '）'
            | '」'
            | '』'
            | '】'
            | '》'
            | '〉'
            | '］'
            | '…'
            | '％'
    )
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn words_stay_whole_and_chinese_breaks_anywhere_but_before_a_full_stop() {
        assert_eq!(
            wrap("leak repaired 3 Nov, first rain", 14),
            ["leak repaired", "3 Nov, first", "rain"]
        );
        assert_eq!(
            wrap("十一月三日漏水维修，六日首雨。", 10),
            ["十一月三日", "漏水维修，", "六日首雨。"]
        );
        assert_eq!(wrap("一二三四五。六", 10), ["一二三四", "五。六"]);
        assert_eq!(
            wrap("业主（王芳）来电", 6),
            ["业主", "（王", "芳）来", "电"]
        );
    }

    #[test]
    fn a_number_of_a_number_stays_on_one_line_and_a_path_does_not() {
        assert_eq!(
            wrap("未达定额：张建强 64/600", 20),
            ["未达定额：张建强", "64/600"]
        );
        assert_eq!(wrap("H1-2-1002/2026-11", 10), ["H1-2-1002/", "2026-11"]);
    }

    #[test]
    fn what_is_longer_than_a_line_is_broken_but_an_escape_is_not() {
        assert_eq!(wrap("abcdefghij", 4), ["abcd", "efgh", "ij"]);
        assert_eq!(wrap("ab\\u{202e}cd", 9), ["ab", "\\u{202e}c", "d"]);
    }

    proptest! {
        #[test]
        fn nothing_is_lost_and_no_line_is_too_long(text in "[a-c 王芳（）。]{0,60}", columns in 4_usize..20) {
            let lines = wrap(&text, columns);
            let kept: String = lines.concat().replace(' ', "");
            prop_assert_eq!(kept, text.replace(' ', ""));
            for line in lines {
                prop_assert!(width(line.trim_end_matches(' ')) <= columns, "{:?}", line);
            }
        }
    }
}
