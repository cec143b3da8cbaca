//! The typeface: `WenQuanYi Micro Hei`, built in, so that Chinese is printed on every machine alike.
//!
//! `face/make` makes the file; `face/README.md` says whose it is.

use std::borrow::Cow;
use std::fmt::Write;
use std::io::Read;
use std::sync::OnceLock;

use flate2::read::ZlibDecoder;
use ttf_parser::{Face, GlyphId};

use super::paper::Length;

const PACKED: &[u8] = include_bytes!("face/wqy-microhei.ttf.zz");

/// The font file, unpacked when it is first asked for.
pub(super) fn bytes() -> &'static [u8] {
    static BYTES: OnceLock<Vec<u8>> = OnceLock::new();
    BYTES.get_or_init(|| {
        let mut bytes = Vec::with_capacity(PACKED.len() * 2);
        let unpacked = ZlibDecoder::new(PACKED).read_to_end(&mut bytes);
        unpacked.expect("the typeface that is built in unpacks");
        bytes
    })
}

/// The typeface as it is read.
pub(super) fn face() -> &'static Face<'static> {
    static FACE: OnceLock<Face<'static>> = OnceLock::new();
    FACE.get_or_init(|| Face::parse(bytes(), 0).expect("the typeface that is built in is one"))
}

/// The glyph of a character, if the typeface has one.
pub(super) fn glyph(character: char) -> Option<GlyphId> {
    face().glyph_index(character)
}

/// How far a glyph moves on, in units of which `units_per_em` make an em.
pub(super) fn advance(glyph: GlyphId) -> u16 {
    face().glyph_hor_advance(glyph).unwrap_or_default()
}

/// How wide `text`, already spelled, is in type of this size.
pub(super) fn measure(text: &str, size: Length) -> Length {
    let units: i64 = text
        .chars()
        .filter_map(glyph)
        .map(|glyph| i64::from(advance(glyph)))
        .sum();
    let em = i64::from(face().units_per_em());
    i32::try_from((units * i64::from(size) + em - 1) / em).unwrap_or(i32::MAX)
}

/// `text`, already cleaned, in characters that the typeface has; others are spelled out as escapes
/// are: `\u{1f600}`. What only chooses how the character before it looks is left out.
pub(super) fn spelled(text: &str) -> Cow<'_, str> {
    if text.chars().all(|character| glyph(character).is_some()) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 8);
    for character in text.chars() {
        match character {
            '\u{fe0e}' | '\u{fe0f}' | '\u{200d}' => {}
            _ if glyph(character).is_some() => out.push(character),
            _ => write!(out, "\\u{{{:x}}}", u32::from(character))
                .expect("writing to a string cannot fail"),
        }
    }
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_marks_of_every_day_have_glyphs() {
        let text = "拜访计划 5栋2单元402 喆堃犇婳璟祎 陳國華 Ünal №5 □ ≥ 90% “引号”—…·、。（）";
        assert_eq!(spelled(text), text);
    }

    #[test]
    fn what_the_typeface_lacks_is_spelled_out() {
        assert_eq!(spelled("好👍\u{fe0f}"), "好\\u{1f44d}");
    }

    #[test]
    fn a_chinese_character_is_an_em_wide_and_digits_are_alike() {
        assert_eq!(measure("芳", 1000), 1000);
        assert_eq!(measure("111", 1000), measure("888", 1000));
    }
}
