//! `event list`: what happened in a period.

use super::Names;
use super::page::page_of;
use crate::model::Book;
use crate::ops::Answer;
use crate::ops::event_list::Events;
use crate::sheet::{Cell, Column, Kind, Page, Row, Table, Tone};
use crate::words::vocabulary::EVENTS_COLUMNS;
use crate::words::{Message, Words};

/// The page of it.
pub fn page(answer: &Answer<Events<'_>>, book: &Book, words: Words) -> Page {
    let names = Names::new(book, words);
    let mut page = page_of(answer, words.say(Message::EventList));
    let heading = |column: &str| words.word(&EVENTS_COLUMNS, column);
    let columns = vec![
        Column::new("id", heading("id"), Kind::Id),
        Column::new("happened_at", heading("happened_at"), Kind::Instant),
        Column::new("party", heading("party"), Kind::Id),
        Column::new("name", words.say(Message::DueName), Kind::Text),
        Column::new("kind", heading("kind"), Kind::Text),
        Column::new("note", heading("note"), Kind::Text).fold(1),
    ];
    let mut table = Table::new("events", columns).empty(words.say(Message::EventNone));
    for event in &answer.body.events {
        let name = event.party.map(|party| party.0.name.to_string());
        table.push(Row::new(vec![
            Cell::id(event.id.0.id.as_str()),
            Cell::from(event.happened_at),
            event
                .party
                .map_or(Cell::Empty, |party| Cell::id(party.0.id.as_str())),
            Cell::Text(name.unwrap_or_else(|| words.say(Message::EventEverybody))),
            Cell::Text(names.event(event.kind)),
            Cell::text(event.note.unwrap_or_default()),
        ]));
    }
    page.table(table);
    let count = &answer.body.events.len();
    page.text(Tone::Quiet, words.say(Message::EventCount { count }));
    page
}
