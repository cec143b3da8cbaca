//! `hand-over`: what went from one member to another.

use super::page::page_of;
use super::{Phrases, entrusted};
use crate::ops::Answer;
use crate::ops::hand_over::HandOver;
use crate::sheet::{Page, Tone};
use crate::words::{Message, Words};

/// The page of `hand-over`.
pub fn page(answer: &Answer<HandOver<'_>>, words: Words) -> Page {
    let body = &answer.body;
    let (from, to) = (&body.from.name, &body.to.name);
    let title = words.say(if body.handed.is_empty() {
        Message::HandOverNothing { from }
    } else {
        Message::HandOverTitle { from, to }
    });
    let mut page = page_of(answer, title);
    entrusted::push(&mut page, &body.handed, Phrases::new(words, answer.now));
    if body.issues_left > 0 {
        let (count, from) = (&body.issues_left, &body.from.name);
        let said = words.say(Message::HandOverIssuesLeft { count, from });
        page.text(Tone::Warn, said);
    }
    page
}
