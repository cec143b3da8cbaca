//! `event add`: what was recorded of whom, and what follows it.

use super::page::page_of;
use super::{Names, Phrases};
use crate::model::Book;
use crate::ops::Answer;
use crate::ops::event_added::EventAdded;
use crate::sheet::{Page, Tone};
use crate::words::{Message, Words};

/// The page of `event add`.
pub fn page(answer: &Answer<EventAdded<'_>>, book: &Book, words: Words) -> Page {
    let event = &answer.body.event;
    let mut page = page_of(answer, words.say(Message::EventTitle { id: &event.id }));
    let names = Names::new(book, words);
    let party = event
        .party
        .and_then(|party| book.party(party.0.id.as_str()));
    page.text(
        Tone::Plain,
        words.say(Message::EventTold {
            kind: &names.event(&event.kind),
            name: &names.party_or_all(party),
            at: &Phrases::new(words, answer.now).moment(event.happened_at),
        }),
    );
    let rules = &answer.body.rules;
    if !rules.is_empty() {
        page.text(Tone::Plain, words.say(Message::EventFollowed));
        page.points(rules.iter().map(|rule| rule.0.name().to_owned()).collect());
    }
    page
}
