//! One line is one record: text cut at its line ends before anything looks at quotes.

use std::ops::Range;

use memchr::memmem::Finder;
use memchr::{memchr, memchr_iter, memrchr};

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

/// Texts of which a line must hold one to be looked at.
#[derive(Debug)]
pub struct Sought<'f> {
    finders: &'f [Finder<'f>],
    /// Where each stands next, as far as that was looked for; behind the end where it does not.
    next: Vec<usize>,
}

impl<'f> Sought<'f> {
    /// What the finders find.
    pub fn new(finders: &'f [Finder<'f>]) -> Self {
        let next = vec![UNKNOWN; finders.len()];
        Self { finders, next }
    }

    /// How far behind byte `start` of `text` the next one stands.
    fn after(&mut self, text: &[u8], start: usize) -> Option<usize> {
        for (finder, next) in self.finders.iter().zip(&mut self.next) {
            if *next == UNKNOWN || *next < start {
                let found = finder.find(&text[start..]);
                *next = found.map_or(text.len(), |at| start + at);
            }
        }
        let next = self.next.iter().min()?;
        (*next < text.len()).then(|| next - start)
    }
}

/// Nobody looked yet.
const UNKNOWN: usize = usize::MAX;

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

    /// Passes over the lines in which nothing of what is sought stands.
    pub(crate) fn skip_to(&mut self, sought: &mut Sought<'_>) {
        let rest = &self.text.as_bytes()[self.start..];
        let passed = match sought.after(self.text.as_bytes(), self.start) {
            Some(at) => memrchr(b'\n', &rest[..at]).map_or(0, |end| end + 1),
            None => rest.len(),
        };
        let lines = memchr_iter(b'\n', &rest[..passed]).count();
        let lines = u32::try_from(lines).unwrap_or(u32::MAX);
        self.number = self.number.saturating_add(lines);
        self.start += passed;
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

#[cfg(test)]
mod tests {
    use super::*;

    /// The numbers and texts of the lines that hold one of the names.
    fn holding<'t>(text: &'t str, names: &[&str]) -> Vec<(u32, &'t str)> {
        let finders: Vec<Finder<'_>> = names.iter().map(Finder::new).collect();
        let (mut lines, mut sought) = (Lines::new(text), Sought::new(&finders));
        std::iter::from_fn(|| {
            lines.skip_to(&mut sought);
            lines.next().map(|line| (line.number, line.text))
        })
        .collect()
    }

    #[test]
    fn lines_that_hold_what_is_sought_keep_their_numbers() {
        let text = "id\na,H1\r\nb,H2,H1\n\nc,H3\nd,H2";
        assert_eq!(holding(text, &["H1"]), [(2, "a,H1"), (3, "b,H2,H1")]);
        assert_eq!(holding(text, &["H2"]), [(3, "b,H2,H1"), (6, "d,H2")]);
        assert_eq!(holding(text, &["H3", "a,"]), [(2, "a,H1"), (5, "c,H3")]);
        assert_eq!(holding(text, &["H4"]), []);
        assert_eq!(holding(text, &[]), []);
        assert_eq!(holding("", &["H1"]), []);
    }
}
