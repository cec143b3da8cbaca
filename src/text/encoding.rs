//! Bytes to text: which encoding a file is in, and what in it cannot be text.

use std::borrow::Cow;

use encoding_rs::GB18030;
use memchr::memchr;

use super::fault::FileFault;
use super::lines::line_at;
use super::mixed::by_line;
use super::script::{is_han, is_latin};

const MARK: &[u8] = b"\xEF\xBB\xBF";

/// How workbooks begin: zip archives (xlsx, ods) and the compound files before them (xls).
const WORKBOOKS: [&[u8]; 2] = [b"PK\x03\x04", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"];

/// How a file's text is written as bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8, nothing before it.
    Utf8,
    /// UTF-8 after a byte order mark.
    Utf8Marked,
    /// GB 18030, of which GBK and GB 2312 are parts: Excel's "CSV" on a Chinese Windows.
    Gb18030,
}

/// A file as text, without its byte order mark.
#[derive(Debug, Clone)]
pub struct Decoded<'a> {
    /// The text; borrowed unless it had to be converted or mended.
    pub text: Cow<'a, str>,
    /// The encoding of the file, or of most of its lines.
    pub encoding: Encoding,
    /// What damages the file as a whole.
    pub faults: Vec<FileFault>,
    /// Lines (from 1, ascending) that are not in the file's encoding; the text shows them as well
    /// as can be, but no row may be made of them.
    pub foreign_lines: Vec<u32>,
}

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

pub(crate) fn sound(text: Cow<'_, str>, encoding: Encoding) -> Decoded<'_> {
    Decoded {
        text,
        encoding,
        faults: Vec::new(),
        foreign_lines: Vec::new(),
    }
}

impl Decoded<'_> {
    pub(crate) fn with(mut self, fault: FileFault) -> Self {
        self.faults.push(fault);
        self
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

/// The trap of 漏水: GB 18030 whose bytes happen to be valid UTF-8 too (`©ˮ`). Recognised when the
/// text has letters beyond ASCII, none of them Han or Latin, all of which GB 18030 makes Han.
pub(crate) fn disguised_gb18030(text: &str) -> Option<String> {
    let mut foreign = false;
    // Most files either are ASCII or soon show a Han letter, which decides.
    let first = text.bytes().position(|byte| !byte.is_ascii())?;
    for letter in text[first..].chars().filter(|letter| !letter.is_ascii()) {
        if is_han(letter) || is_latin(letter) {
            return None;
        }
        foreign |= letter.is_alphabetic();
    }
    if !foreign {
        return None;
    }
    let han = gb18030(text.as_bytes())?;
    let mut letters = han
        .chars()
        .filter(|c| !c.is_ascii() && c.is_alphabetic())
        .peekable();
    (letters.peek().is_some() && letters.all(is_han)).then_some(han)
}

/// Whether `text`, written as UTF-8 without a byte order mark, would be taken for GB 18030.
pub fn needs_mark(text: &str) -> bool {
    disguised_gb18030(text).is_some()
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

pub(crate) fn gb18030(bytes: &[u8]) -> Option<String> {
    GB18030
        .decode_without_bom_handling_and_without_replacement(bytes)
        .map(Cow::into_owned)
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
