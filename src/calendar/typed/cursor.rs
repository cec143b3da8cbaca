//! Walks over plain text from left to right, a word or a number at a time.

/// What of a text is still to be read.
#[derive(Clone, Copy)]
pub(super) struct Cursor<'t> {
    rest: &'t str,
}

impl<'t> Cursor<'t> {
    /// Begins at the start of a text.
    pub(super) fn new(text: &'t str) -> Self {
        Self { rest: text }
    }

    /// Whether everything has been read.
    pub(super) fn is_done(&self) -> bool {
        self.rest.is_empty()
    }

    /// What the next word means in `table`; a word of letters ends where no letter follows.
    pub(super) fn word<T: Copy>(&mut self, table: &[(&str, T)]) -> Option<T> {
        let ends = |rest: &str, word: &str| {
            let is_letter = |letter: char| letter.is_ascii_alphabetic();
            !(word.ends_with(is_letter) && rest.starts_with(is_letter))
        };
        let found = table.iter().find_map(|(word, meaning)| {
            let rest = self.rest.strip_prefix(word)?;
            ends(rest, word).then_some((rest, *meaning))
        });
        let (rest, meaning) = found?;
        self.rest = rest;
        Some(meaning)
    }

    /// A number of at most so many digits, with no digit behind it.
    pub(super) fn number(&mut self, most: usize) -> Option<u32> {
        self.number_of(1, most)
    }

    /// A number of exactly so many digits, with no digit behind it.
    pub(super) fn digits(&mut self, count: usize) -> Option<u32> {
        self.number_of(count, count)
    }

    fn number_of(&mut self, least: usize, most: usize) -> Option<u32> {
        let digits = self.rest.bytes().take_while(u8::is_ascii_digit).count();
        if digits < least || digits > most {
            return None;
        }
        let (number, rest) = self.rest.split_at(digits);
        self.rest = rest;
        number.parse().ok()
    }

    /// One of some signs, taken if it is next.
    pub(super) fn sign(&mut self, signs: &[char]) -> bool {
        match self.rest.strip_prefix(signs) {
            Some(rest) => {
                self.rest = rest;
                true
            }
            None => false,
        }
    }

    /// Spaces and commas, taken if they are next.
    pub(super) fn gap(&mut self) {
        self.rest = self.rest.trim_start_matches([' ', ',']);
    }

    /// What `read` takes, or nothing at all.
    pub(super) fn take<T>(&mut self, read: impl FnOnce(&mut Self) -> Option<T>) -> Option<T> {
        let mut ahead = *self;
        let found = read(&mut ahead)?;
        *self = ahead;
        Some(found)
    }

    /// What `read` takes if it takes everything.
    pub(super) fn whole<T>(mut self, read: impl FnOnce(&mut Self) -> Option<T>) -> Option<T> {
        let found = read(&mut self)?;
        self.is_done().then_some(found)
    }
}
