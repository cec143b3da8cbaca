//! Reading small numbers out of text, digit by digit.

/// A number of exactly `width` ASCII digits (at most 9), or `None`.
pub(super) fn fixed_number(text: &str, width: usize) -> Option<i32> {
    (text.len() == width)
        .then(|| digits(text.as_bytes()))
        .flatten()
}

/// A number of one to nine ASCII digits, or `None`; no sign, no space.
pub(super) fn digits(bytes: &[u8]) -> Option<i32> {
    if bytes.is_empty() || bytes.len() > 9 {
        return None;
    }
    bytes.iter().try_fold(0, |number, byte| {
        let digit = byte.wrapping_sub(b'0');
        (digit <= 9).then(|| number * 10 + i32::from(digit))
    })
}

/// Walks over the bytes of a text from left to right.
pub(super) struct Scanner<'a> {
    rest: &'a [u8],
}

impl<'a> Scanner<'a> {
    /// Begins at the start of a text.
    pub(super) fn new(text: &'a str) -> Self {
        Self {
            rest: text.as_bytes(),
        }
    }

    /// Whether everything has been read.
    pub(super) fn at_end(&self) -> bool {
        self.rest.is_empty()
    }

    /// The next byte, if it is one of these, is taken and given.
    pub(super) fn take(&mut self, wanted: &[u8]) -> Option<u8> {
        let (&first, rest) = self.rest.split_first()?;
        wanted.contains(&first).then(|| {
            self.rest = rest;
            first
        })
    }

    /// A run of ASCII digits is taken if its length lies in `least..=most`.
    pub(super) fn number(&mut self, least: usize, most: usize) -> Option<i32> {
        let length = self
            .rest
            .iter()
            .take_while(|byte| byte.is_ascii_digit())
            .count();
        if length < least || length > most {
            return None;
        }
        let (run, rest) = self.rest.split_at(length);
        self.rest = rest;
        digits(run)
    }
}
