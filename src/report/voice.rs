//! Who says what stands in an answer as a value. What is said of a command's own values stands with
//! its page.

use super::{Names, Phrases, reason};
use crate::calendar::Instant;
use crate::duties::Reason;
use crate::model::{Book, StaffIx};
use crate::ops::Say;
use crate::words::Words;

/// A voice of one language that knows the facts.
#[derive(Clone, Copy)]
pub struct Voice<'a> {
    pub(super) book: &'a Book,
    pub(super) now: Instant,
    pub(super) words: Words,
    pub(super) phrases: Phrases,
}

impl<'a> Voice<'a> {
    /// A voice that speaks of a book's facts as of `now`.
    pub fn new(book: &'a Book, now: Instant, words: Words) -> Voice<'a> {
        Voice {
            book,
            now,
            words,
            phrases: Phrases::new(words, now),
        }
    }

    /// Several members' names, as the language lists them.
    pub(super) fn names(&self, members: impl IntoIterator<Item = StaffIx>) -> String {
        Names::new(self.book, self.words).members(members)
    }
}

impl Say<Reason> for Voice<'_> {
    fn say(&self, reason: &Reason) -> String {
        reason::sentence(reason, self.book, self.phrases)
    }
}
