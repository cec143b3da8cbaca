//! The page of a digest.

use crate::ops::Answer;
use crate::ops::digest::Digest;
use crate::report::page::page_of;
use crate::sheet::Page;
use crate::words::{Message, Words};

/// What stands over the lines: whose day, or which month of which office.
pub fn title(answer: &Answer<Digest<'_>>, words: Words) -> String {
    let period = answer.period.as_ref().map_or("", |period| &*period.name);
    let office = answer.office.as_ref().map_or("", |office| &*office.name);
    match answer.body.staff {
        Some(member) => words.say(Message::DigestDay {
            name: &member.name,
            day: &period,
        }),
        None => words.say(Message::DigestMonth {
            name: &office,
            month: &period,
        }),
    }
}

/// The page.
pub fn page(answer: &Answer<Digest<'_>>, words: Words) -> Page {
    let mut page = page_of(answer, title(answer, words));
    page.points(answer.body.lines.words());
    page
}
