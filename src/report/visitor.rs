//! `log --visitor`: who came, to see whom, and whether they are banned.

use super::Phrases;
use super::page::page_of;
use crate::ops::Answer;
use crate::ops::visitor::{Ban, VisitorLogged};
use crate::sheet::{Page, Tone};
use crate::words::{Message, Words};

/// The page.
pub fn page(answer: &Answer<VisitorLogged<'_>>, words: Words) -> Page {
    let body = &answer.body;
    let phrases = Phrases::new(words, answer.now);
    let mut page = page_of(answer, words.say(Message::LogTitle { id: &body.id }));
    if let Some(ban) = &body.banned {
        page.text(Tone::Bad, banned(ban, body.name, words, phrases));
    }
    let (name, at) = (&body.name, &phrases.minute(body.came_at));
    let came = match &body.party {
        Some(party) => Message::LogVisitor {
            name,
            at,
            to: &party.name,
            party: &party.id,
        },
        None => Message::LogVisitorOffice { name, at },
    };
    page.text(Tone::Plain, words.say(came));
    if let Some(purpose) = &body.purpose {
        page.text(
            Tone::Plain,
            words.say(Message::LogVisitorPurpose { purpose }),
        );
    }
    if let Some(last) = body.last_at {
        let (count, at) = (&body.times_before, &phrases.minute(last));
        page.text(
            Tone::Quiet,
            words.say(Message::LogVisitorBefore { count, at }),
        );
    }
    page
}

/// That somebody is not to be let in.
pub fn banned(ban: &Ban<'_>, name: &str, words: Words, phrases: Phrases) -> String {
    words.say(Message::LogVisitorBanned {
        name: &name,
        at: &phrases.minute(ban.since),
        reason: &ban.reason,
    })
}
