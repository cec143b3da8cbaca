//! `owner move-out`: who went, who has the room now, and what is open with them.

use super::page::page_of;
use super::{Phrases, changed, entrusted};
use crate::ops::Answer;
use crate::ops::owner_change::MoveOut;
use crate::sheet::{Page, Tone};
use crate::words::{Message, Words};

/// The page of `owner move-out`.
pub fn page(answer: &Answer<MoveOut<'_>>, words: Words) -> Page {
    let (body, phrases) = (&answer.body, Phrases::new(words, answer.now));
    let (name, day) = (&body.party.name, &phrases.day(body.moved_out));
    let title = words.say(Message::OwnerOutTitle { name, day });
    let mut page = page_of(answer, title);
    if !body.standing.is_empty() {
        page.text(Tone::Warn, words.say(Message::OwnerOutStanding));
        entrusted::push(&mut page, &body.standing, phrases);
    }
    if let Some(new) = &body.new {
        let id = &new.id;
        page.text(Tone::Good, words.say(Message::OwnerOutNew { id }));
        page.table(changed::table(new, words));
    }
    page
}
