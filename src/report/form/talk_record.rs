//! The record of one talk.

use crate::duties::Known;
use crate::model::PartyIx;
use crate::report::Names;
use crate::sheet::{Block, Cell, Page};
use crate::words::Words;

/// The record; with a party who they are, the rest to be written.
pub fn talk_record(known: &Known<'_>, party: Option<PartyIx>, words: Words) -> Page {
    let names = Names::new(known.book, words);
    let arguments: [(&str, &dyn std::fmt::Display); 1] = [("office", &known.book.office.name)];
    let mut page = Page::new("form", words.say("form.talk", &arguments), known.now);
    page.is_form = true;
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
            "name",
            of(party.map_or(String::new(), |party| names.party(party).to_owned())),
        ),
        (
            "home",
            of(party.map_or(String::new(), |party| names.home(party))),
        ),
        (
            "phone",
            phone.map_or_else(blank, |phone| Cell::Phone(phone.to_owned())),
        ),
        ("at", blank()),
        ("visitor", blank()),
        ("place", blank()),
    ];
    let told = pairs.map(|(key, cell)| (words.text(&format!("form.{key}")).into_owned(), cell));
    page.pairs(told.into());
    for (key, lines) in [
        ("purpose", 2),
        ("said", 8),
        ("feedback", 5),
        ("measures", 4),
        ("next", 3),
        ("sign-both", 1),
    ] {
        page.blocks.push(Block::Fill(
            words.text(&format!("form.{key}")).into_owned(),
            lines,
        ));
    }
    page
}
