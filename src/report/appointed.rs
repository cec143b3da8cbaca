//! `appoint`: the time that was fixed or called off, and what it took the place of.

use super::page::page_of;
use super::{Names, Phrases};
use crate::model::{Book, Booking, BookingRule, BookingState};
use crate::ops::Answer;
use crate::ops::appointed::Appointed;
use crate::sheet::{Page, Tone};
use crate::words::{Message, Words};

/// The page of the row that was written, and of the one whose place it took.
pub fn page(
    answer: &Answer<Appointed<'_>>,
    book: &Book,
    row: &Booking,
    replaced: Option<&Booking>,
    words: Words,
) -> Page {
    let (names, phrases) = (Names::new(book, words), Phrases::new(words, answer.now));
    let mut page = page_of(
        answer,
        words.say(match row.state {
            BookingState::Cancelled => Message::AppointCancelled,
            _ => Message::AppointFixed,
        }),
    );
    page.text(
        Tone::Plain,
        words.say(Message::AppointTold {
            name: &names.party(row.party),
            party: &names.party_id(row.party),
            at: &phrases.minute(row.starts_at()),
            channel: &words.term(row.channel),
            staff: &names.members(row.staff.iter().copied()),
            minutes: &row.minutes,
        }),
    );
    if let Some(old) = replaced {
        page.text(Tone::Plain, instead(&names, phrases, old, row, words));
    }
    let rules = row.rules.iter().filter_map(|rule| match rule {
        BookingRule::Rule(rule) => Some(names.rule(*rule).to_owned()),
        _ => None,
    });
    page.points(rules.collect());
    page
}

/// What became of the row whose place was taken.
fn instead(
    names: &Names<'_>,
    phrases: Phrases,
    old: &Booking,
    row: &Booking,
    words: Words,
) -> String {
    let (at, channel) = (&phrases.minute(old.starts_at()), &words.term(old.channel));
    let staff = &names.members(old.staff.iter().copied());
    words.say(match old.state {
        BookingState::Proposed => Message::AppointInsteadOfProposed { at, channel, staff },
        _ if old.starts_at() == row.starts_at() => {
            Message::AppointInsteadSameTime { channel, staff }
        }
        _ => Message::AppointInsteadOfAgreed { at, channel, staff },
    })
}
