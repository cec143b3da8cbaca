//! The bytes of a text as text, whatever encoding another program wrote it in.

use std::borrow::Cow;

use encoding_rs::{BIG5, GB18030, UTF_16BE, UTF_16LE};

use super::error::WorkbookError;
use crate::text::decoded::Encoding;
use crate::text::encoding::decode;
use crate::text::fault::FileFault;
use crate::text::script::is_han;

/// Letters that must agree before bytes are taken for Big5, or text for twice encoded.
const ENOUGH: usize = 8;

/// The text, and the name of its encoding.
pub(super) fn text_of(bytes: &[u8]) -> Result<(Cow<'_, str>, &'static str), WorkbookError> {
    let decoded = decode(bytes);
    match decoded.faults.into_iter().next() {
        Some(FileFault::Utf16 { big_endian, .. }) => utf16(bytes, big_endian),
        Some(FileFault::Nul { tail: true, .. }) => {
            // What a power cut leaves behind the text.
            let end = bytes.iter().rposition(|&byte| byte != 0);
            text_of(&bytes[..end.map_or(0, |at| at + 1)])
                .map(|(text, name)| (Cow::Owned(text.into_owned()), name))
        }
        Some(fault) => Err(fault.into()),
        None if decoded.encoding == Encoding::Gb18030 => {
            if let Some(text) = traditional(bytes) {
                return Ok((Cow::Owned(text), "Big5"));
            }
            Ok((decoded.text, "GB 18030"))
        }
        None => match twice_encoded(&decoded.text) {
            Some(text) => Ok((Cow::Owned(text), "UTF-8 (GBK)")),
            None => Ok((decoded.text, "UTF-8")),
        },
    }
}

/// The text of a file in UTF-16, without its byte order mark; `None` for any other, and for a damaged one.
pub(crate) fn from_utf16(bytes: &[u8]) -> Option<String> {
    let big_endian = match decode(bytes).faults.first() {
        Some(FileFault::Utf16 { big_endian, .. }) => *big_endian,
        _ => return None,
    };
    utf16(bytes, big_endian)
        .ok()
        .map(|(text, _)| text.into_owned())
}

fn utf16(bytes: &[u8], big_endian: bool) -> Result<(Cow<'_, str>, &'static str), WorkbookError> {
    let (encoding, name) = if big_endian {
        (UTF_16BE, "UTF-16BE")
    } else {
        (UTF_16LE, "UTF-16LE")
    };
    let (text, malformed) = encoding.decode_with_bom_removal(bytes);
    if malformed || text.contains('\0') {
        return Err(FileFault::Undecodable { line: 1, offset: 0 }.into());
    }
    Ok((text, name))
}

/// The text if the bytes are rather Big5 than GB 18030. In GB 18030 nearly every letter of a Chinese
/// text is one of GB 2312, both bytes high; in Big5 about half have a low second byte.
fn traditional(bytes: &[u8]) -> Option<String> {
    let (mut pairs, mut simplified) = (0, 0);
    let mut at = 0;
    while at + 1 < bytes.len() {
        if bytes[at] < 0x80 {
            at += 1;
            continue;
        }
        pairs += 1;
        simplified += usize::from(bytes[at] <= 0xF7 && bytes[at + 1] >= 0xA1);
        at += 2;
    }
    if pairs < ENOUGH || simplified * 10 > pairs * 8 {
        return None;
    }
    let text = BIG5.decode_without_bom_handling_and_without_replacement(bytes)?;
    let letters = text.chars().filter(|letter| !letter.is_ascii());
    let (han, all) = letters.fold((0, 0), |(han, all), letter| {
        let is_usual =
            is_han(letter) || matches!(letter, '\u{3000}'..='\u{303F}' | '\u{FF00}'..='\u{FFEF}');
        (han + usize::from(is_usual), all + 1)
    });
    (han * 10 >= all * 9).then(|| text.into_owned())
}

/// UTF-8 that a program took for GBK and wrote down as UTF-8 again (`鏉庡崕` for 李华), as it was. So
/// many letters cannot agree by chance.
fn twice_encoded(text: &str) -> Option<String> {
    if text.chars().filter(|letter| is_han(*letter)).count() < 2 * ENOUGH {
        return None;
    }
    let (bytes, _, unmappable) = GB18030.encode(text);
    if unmappable {
        return None;
    }
    let once = std::str::from_utf8(&bytes).ok()?;
    let han = once.chars().filter(|letter| is_han(*letter)).count();
    (han >= ENOUGH).then(|| once.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIST: &str =
        "楼栋,房号,业主姓名,联系电话\n3栋,502,王芳,13800010000\n4栋,1201,李国强,13900020000\n";

    #[test]
    fn every_encoding_says_the_same() {
        let utf16 = |big: bool| -> Vec<u8> {
            let units = LIST.encode_utf16();
            let bytes = |unit: u16| {
                if big {
                    unit.to_be_bytes()
                } else {
                    unit.to_le_bytes()
                }
            };
            units.flat_map(bytes).collect()
        };
        let marked = |mark: &[u8], rest: Vec<u8>| [mark, &rest].concat();
        let cases = [
            (LIST.as_bytes().to_vec(), "UTF-8"),
            (marked(b"\xEF\xBB\xBF", LIST.as_bytes().to_vec()), "UTF-8"),
            (GB18030.encode(LIST).0.into_owned(), "GB 18030"),
            (marked(b"\xFF\xFE", utf16(false)), "UTF-16LE"),
            (marked(b"\xFE\xFF", utf16(true)), "UTF-16BE"),
        ];
        for (bytes, name) in cases {
            let (text, found) = text_of(&bytes).unwrap();
            assert_eq!((&*text, found), (LIST, name));
        }
    }

    #[test]
    fn traditional_lists_are_big5() {
        let list = "樓棟,房號,業主姓名,聯繫電話\n3棟,502,陳麗華,13800010000\n";
        let (bytes, _, _) = BIG5.encode(list);
        assert_eq!(text_of(&bytes).unwrap(), (list.into(), "Big5"));
    }

    #[test]
    fn text_encoded_twice_is_read_as_it_was() {
        let (broken, _) = GB18030.decode_without_bom_handling(LIST.as_bytes());
        if !broken.contains('\u{FFFD}') {
            assert_eq!(text_of(broken.as_bytes()).unwrap().0, LIST);
        }
    }

    #[test]
    fn bytes_of_no_encoding_are_refused() {
        let latin = b"name\nJos\xe9 Mu\xf1oz\n";
        assert!(text_of(latin).is_err());
        let mixed = [LIST.as_bytes(), &GB18030.encode(LIST).0].concat();
        assert!(text_of(&mixed).is_err());
    }
}
