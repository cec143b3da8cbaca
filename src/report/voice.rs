//! Who says what stands in an answer as a value.

use super::{Phrases, reason};
use crate::calendar::Instant;
use crate::duties::{Known, Reason};
use crate::model::Book;
use crate::ops::Say;
use crate::ops::overdue::Subject;
use crate::words::{Message, Words};

/// A voice of one language that knows the facts.
#[derive(Clone, Copy)]
pub struct Voice<'a> {
    book: &'a Book,
    phrases: Phrases,
}

impl<'a> Voice<'a> {
    /// A voice that speaks of what is known.
    pub fn new(known: &Known<'a>, words: Words) -> Voice<'a> {
        Voice::of(known.book, known.now, words)
    }

    /// A voice that speaks of a book's facts as of `now`.
    pub fn of(book: &'a Book, now: Instant, words: Words) -> Voice<'a> {
        Voice {
            book,
            phrases: Phrases::new(words, now),
        }
    }
}

impl Say<Reason> for Voice<'_> {
    fn say(&self, reason: &Reason) -> String {
        reason::sentence(reason, self.book, self.phrases)
    }
}

impl Say<Subject<'_>> for Voice<'_> {
    fn say(&self, subject: &Subject<'_>) -> String {
        match subject {
            Subject::Issue(summary) => (*summary).to_owned(),
            Subject::Duty(rule, reason) => self.phrases.words.say(Message::OverdueDuty {
                rule: &rule.name(),
                reason: &self.say(reason),
            }),
        }
    }
}
