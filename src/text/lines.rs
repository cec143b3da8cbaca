//! One line is one record: text cut at its line ends before anything looks at quotes.

use std::ops::Range;

use memchr::{memchr, memchr_iter};

/// How a line ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ending {
    /// LF.
    Lf,
    /// CR LF.
    CrLf,
    /// The file ends here, without a line end.
    None,
}

impl Ending {
    /// The characters themselves.
    pub fn text(self) -> &'static str {
        match self {
            Self::Lf => "\n",
            Self::CrLf => "\r\n",
            Self::None => "",
        }
    }
}

/// One line of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Line<'a> {
    /// From 1; right for every kind of line end.
    pub number: u32,
    /// Where it begins, in bytes of the text.
    pub start: usize,
    /// The line without its end.
    pub text: &'a str,
    /// Its end.
    pub ending: Ending,
}

impl Line<'_> {
    /// The line without its end, in bytes of the text.
    pub fn range(&self) -> Range<usize> {
        self.start..self.start + self.text.len()
    }

    /// The line with its end, in bytes of the text.
    pub fn whole_range(&self) -> Range<usize> {
        self.start..self.start + self.text.len() + self.ending.text().len()
    }
}

/// The lines of a text in order; a line end at the very end begins no further line.
#[derive(Debug, Clone)]
pub struct Lines<'a> {
    text: &'a str,
    start: usize,
    number: u32,
}

impl<'a> Lines<'a> {
    /// Over all of `text`.
    pub fn new(text: &'a str) -> Self {
        Self::from(text, 0, 1)
    }

    /// How many lines `text` has.
    pub(crate) fn count_in(text: &str) -> u32 {
        let ended = memchr_iter(b'\n', text.as_bytes()).count();
        let unended = usize::from(!text.is_empty() && !text.ends_with('\n'));
        u32::try_from(ended + unended).unwrap_or(u32::MAX)
    }

    /// Over `text` from byte `start` on, where line `number` begins.
    pub(crate) fn from(text: &'a str, start: usize, number: u32) -> Self {
        Self {
            text,
            start,
            number: number - 1,
        }
    }
}

impl<'a> Iterator for Lines<'a> {
    type Item = Line<'a>;

    fn next(&mut self) -> Option<Line<'a>> {
        let rest = &self.text[self.start..];
        if rest.is_empty() {
            return None;
        }
        self.number = self.number.saturating_add(1);
        let (text, ending) = match memchr(b'\n', rest.as_bytes()) {
            Some(end) if rest.as_bytes()[..end].ends_with(b"\r") => {
                (&rest[..end - 1], Ending::CrLf)
            }
            Some(end) => (&rest[..end], Ending::Lf),
            None => (rest, Ending::None),
        };
        let line = Line {
            number: self.number,
            start: self.start,
            text,
            ending,
        };
        self.start = line.whole_range().end;
        Some(line)
    }
}

/// The number of the line that holds the byte at `offset`.
pub(crate) fn line_at(bytes: &[u8], offset: usize) -> u32 {
    let before = memchr_iter(b'\n', &bytes[..offset.min(bytes.len())]).count();
    u32::try_from(before + 1).unwrap_or(u32::MAX)
}
