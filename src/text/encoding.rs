//! Bytes to text: which encoding a file is in, and what in it cannot be text.

use std::borrow::Cow;

use encoding_rs::GB18030;
use memchr::memchr;

use super::decoded::{Decoded, Encoding, disguised_gb18030, sound};
use super::fault::FileFault;
use super::lines::line_at;
use super::mixed::by_line;

const MARK: &[u8] = b"\xEF\xBB\xBF";

/// How workbooks begin: zip archives (xlsx, ods) and the compound files before them (xls).
const WORKBOOKS: [&[u8]; 2] = [b"PK\x03\x04", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"];

/// Reads `bytes` as text. Never fails: a workbook and UTF-16 give an empty text and a fault, damaged
/// lines a text with those lines named.
pub fn decode(bytes: &[u8]) -> Decoded<'_> {
    if WORKBOOKS.iter().any(|head| bytes.starts_with(head)) {
        return sound(Cow::Borrowed(""), Encoding::Utf8).with(FileFault::Workbook);
    }
    if let Some(fault) = utf16(bytes) {
        return sound(Cow::Borrowed(""), Encoding::Utf8).with(fault);
    }
    let decoded = match bytes.strip_prefix(MARK) {
        Some(rest) => match std::str::from_utf8(rest) {
            Ok(text) => sound(Cow::Borrowed(text), Encoding::Utf8Marked),
            Err(_) => by_line(rest, MARK.len(), Encoding::Utf8Marked),
        },
        None => unmarked(bytes),
    };
    match nul(bytes) {
        Some(fault) => decoded.with(fault),
        None => decoded,
    }
}

fn unmarked(bytes: &[u8]) -> Decoded<'_> {
    if let Ok(text) = std::str::from_utf8(bytes) {
        return match disguised_gb18030(text) {
            Some(han) => sound(Cow::Owned(han), Encoding::Gb18030),
            None => sound(Cow::Borrowed(text), Encoding::Utf8),
        };
    }
    by_line(bytes, 0, Encoding::Utf8)
}

/// `text` as bytes of an encoding. Where these would be read as another text, as UTF-8 with a mark,
/// which is read as what it is.
pub fn encoded(text: &str, encoding: Encoding) -> Vec<u8> {
    let bytes = match encoding {
        Encoding::Utf8 => text.as_bytes().to_vec(),
        Encoding::Utf8Marked => [MARK, text.as_bytes()].concat(),
        Encoding::Gb18030 => GB18030.encode(text).0.into_owned(),
    };
    let read = decode(&bytes);
    if read.faults.is_empty() && read.text == text {
        return bytes;
    }
    [MARK, text.as_bytes()].concat()
}

fn nul(bytes: &[u8]) -> Option<FileFault> {
    let offset = memchr(0, bytes)?;
    let tail = bytes[offset..].iter().all(|&byte| byte == 0);
    Some(FileFault::Nul {
        line: line_at(bytes, offset),
        offset,
        tail,
    })
}

/// UTF-16 by its mark, or by every other byte of the beginning being NUL.
fn utf16(bytes: &[u8]) -> Option<FileFault> {
    match bytes {
        [0xFF, 0xFE, ..] => {
            return Some(FileFault::Utf16 {
                marked: true,
                big_endian: false,
            });
        }
        [0xFE, 0xFF, ..] => {
            return Some(FileFault::Utf16 {
                marked: true,
                big_endian: true,
            });
        }
        _ => {}
    }
    let head = &bytes[..bytes.len().min(512)];
    let nul_in = |parity: usize| {
        head.iter()
            .skip(parity)
            .step_by(2)
            .filter(|&&b| b == 0)
            .count()
    };
    let (even, odd) = (nul_in(0), nul_in(1));
    // At least two fifths of one byte of each pair: the ASCII letters of a header and of ids.
    let nuls = even.max(odd);
    if even.min(odd) > 0 || nuls < 4 || nuls * 5 < head.len() / 2 * 2 {
        return None;
    }
    Some(FileFault::Utf16 {
        marked: false,
        big_endian: even > odd,
    })
}
