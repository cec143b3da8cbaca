//! The one escape at the last step of every output: nothing in the data acts on what shows it.
//!
//! Control characters, line and paragraph separators, bidirectional controls and invisible
//! characters become visible text such as `\u{202e}`, so that their width can be counted too
//! (P11 of the reliability page).

use std::borrow::Cow;
use std::fmt::Write;

use unicode_width::UnicodeWidthStr;

/// `text` with every character that acts, or that cannot be seen, shown as an escape.
pub fn clean(text: &str) -> Cow<'_, str> {
    if text.bytes().all(|byte| (0x20..0x7f).contains(&byte)) {
        return Cow::Borrowed(text);
    }
    if !acting(text).any(|(_, acts)| acts) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    for (character, acts) in acting(text) {
        if acts {
            push_escape(&mut out, character);
        } else {
            out.push(character);
        }
    }
    Cow::Owned(out)
}

/// JSON text with the same characters written as `\uXXXX`, which loses nothing: outside its
/// strings JSON has none of them but line feeds.
pub(super) fn clean_json(json: &str) -> String {
    let mut out = String::with_capacity(json.len());
    for (character, acts) in acting(json) {
        if acts && character != '\n' {
            let mut units = [0; 2];
            for unit in character.encode_utf16(&mut units) {
                write!(out, "\\u{unit:04x}").expect("writing to a string cannot fail");
            }
        } else {
            out.push(character);
        }
    }
    out
}

/// Columns that `text` takes in a terminal once it has been cleaned.
pub fn width(text: &str) -> usize {
    text.width()
}

fn push_escape(out: &mut String, character: char) {
    match character {
        '\t' => out.push_str("\\t"),
        '\n' => out.push_str("\\n"),
        '\r' => out.push_str("\\r"),
        other => {
            write!(out, "\\u{{{:x}}}", u32::from(other)).expect("writing to a string cannot fail");
        }
    }
}

/// Each character, and whether it must be escaped where it stands.
fn acting(text: &str) -> impl Iterator<Item = (char, bool)> + '_ {
    let mut before = '\0';
    let mut characters = text.chars().peekable();
    std::iter::from_fn(move || {
        let character = characters.next()?;
        let acts = match character {
            '\u{fe0e}' | '\u{fe0f}' => !takes_variation(before),
            '\u{200d}' => {
                let joins = characters.peek().is_some_and(|next| is_emoji(*next));
                !(joins && (is_emoji(before) || before == '\u{fe0f}'))
            }
            // Nearly all that is ever written.
            ' '..='~' | '\u{4e00}'..='\u{9fff}' => false,
            other => is_control(other) || is_invisible(other),
        };
        before = if acts { '\0' } else { character };
        Some((character, acts))
    })
}

/// C0, DEL, C1, line and paragraph separators.
fn is_control(character: char) -> bool {
    character.is_control() || matches!(character, '\u{2028}' | '\u{2029}')
}

/// Characters that show nothing, or that turn the direction of what follows.
pub(super) fn is_invisible(character: char) -> bool {
    matches!(u32::from(character),
        0xad | 0x34f | 0x61c | 0x115f | 0x1160 | 0x17b4 | 0x17b5 | 0x180b..=0x180f
        | 0x200b..=0x200f | 0x202a..=0x202e | 0x2060..=0x206f | 0x3164
        | 0xfe00..=0xfe0f | 0xfeff | 0xffa0 | 0xfff0..=0xfffb
        | 0x1bca0..=0x1bca3 | 0x1d173..=0x1d17a | 0xe0000..=0xe0fff)
}

/// Pictures, whose variation selectors and joiners are part of how they look.
fn is_emoji(character: char) -> bool {
    matches!(u32::from(character), 0x2190..=0x21ff | 0x2300..=0x23ff | 0x2600..=0x27bf | 0x2b00..=0x2bff | 0x1f000..=0x1faff)
}

fn takes_variation(before: char) -> bool {
    is_emoji(before)
        || matches!(
            before,
            '0'..='9' | '#' | '*' | '©' | '®' | '‼' | '⁉' | '™' | 'ℹ' | '〰' | '〽' | '㊗' | '㊙'
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_acts_is_shown() {
        for (raw, shown) in [
            ("plain 拜访", "plain 拜访"),
            ("\u{1b}[31mred", "\\u{1b}[31mred"),
            ("\u{9b}2J", "\\u{9b}2J"),
            ("a\tb\r\n", "a\\tb\\r\\n"),
            ("\u{7f}", "\\u{7f}"),
            ("abc\u{202e}fdp.exe", "abc\\u{202e}fdp.exe"),
            ("王\u{200b}芳", "王\\u{200b}芳"),
            ("a\u{2028}b", "a\\u{2028}b"),
            ("soft\u{ad}hyphen", "soft\\u{ad}hyphen"),
            ("x\u{e0041}", "x\\u{e0041}"),
            ("文\u{fe0f}", "文\\u{fe0f}"),
        ] {
            assert_eq!(clean(raw), shown);
        }
    }

    #[test]
    fn pictures_keep_their_joiners() {
        for picture in ["👨‍👩‍👧", "❤️", "1️⃣", "🏳️‍🌈"] {
            assert_eq!(clean(picture), picture);
        }
        assert_eq!(clean("a\u{200d}b"), "a\\u{200d}b");
    }

    #[test]
    fn width_counts_the_escape_and_wide_characters() {
        assert_eq!(width(&clean("王芳")), 4);
        assert_eq!(width(&clean("\u{202e}")), 8);
    }

    #[test]
    fn json_keeps_its_meaning() {
        let raw = serde_json::json!({"a": "x\u{202e}\u{e0041}\u{7f}\u{9b}y"});
        let text = clean_json(&serde_json::to_string_pretty(&raw).expect("a value is JSON"));
        assert!(text.is_ascii(), "{text}");
        assert_eq!(
            serde_json::from_str::<serde_json::Value>(&text).ok(),
            Some(raw)
        );
    }
}
