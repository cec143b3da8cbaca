//! What bytes are as text: the encodings there are, the text with what damages it, and when GB 18030 is
//! taken for UTF-8.

use std::borrow::Cow;

use encoding_rs::GB18030;

use super::fault::FileFault;
use super::script::{is_han, is_latin};

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

pub(crate) fn gb18030(bytes: &[u8]) -> Option<String> {
    GB18030
        .decode_without_bom_handling_and_without_replacement(bytes)
        .map(Cow::into_owned)
}
