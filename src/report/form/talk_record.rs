//! The record of one talk.

use crate::duties::Known;
use crate::model::PartyIx;
use crate::report::Names;
use crate::sheet::{Block, Cell, Page};
use crate::words::{Message, Words};

/// The record; with a party who they are, the rest to be written.
pub fn talk_record(known: &Known<'_>, party: Option<PartyIx>, words: Words) -> Page {
    let names = Names::new(known.book, words);
    let mut page = Page::new(
        "form",
        words.say(Message::FormTalk {
            office: &known.book.office.name,
        }),
        known.now,
    );
    page.is_form = true;
    page.one_sheet = true;
    let blank = || Cell::text("________________");
    let of = |told: String| {
        if told.is_empty() {
            blank()
        } else {
            Cell::Text(told)
        }
    };
    let phone = party.and_then(|party| known.book[party].phone.as_deref());
    let pairs = [
        (
            Message::FormName,
            of(party.map_or(String::new(), |party| names.party(party).to_owned())),
        ),
        (
            Message::FormHome,
            of(party.map_or(String::new(), |party| names.home(party))),
        ),
        (
            Message::FormPhone,
            phone.map_or_else(blank, |phone| Cell::Phone(phone.to_owned())),
        ),
        (Message::FormAt, blank()),
        (Message::FormVisitor, blank()),
        (Message::FormPlace, blank()),
    ];
    let told = pairs.map(|(message, cell)| (words.say(message), cell));
    page.pairs(told.into());
    for (message, lines) in [
        (Message::FormPurpose, 2),
        (Message::FormSaid, 8),
        (Message::FormFeedback, 5),
        (Message::FormMeasures, 4),
        (Message::FormNext, 3),
        (Message::FormSignBoth, 1),
    ] {
        page.blocks.push(Block::Fill(words.say(message), lines));
    }
    page
}
