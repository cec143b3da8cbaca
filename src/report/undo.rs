//! `undo`, `redo`: what was taken back or made again, in a sentence; the journal as a table.

use super::page::page_of;
use crate::ops::Answer;
use crate::ops::undo::{Change, Changes, Direction};
use crate::sheet::{Cell, Column, Kind, Page, Row, Table, Tone};
use crate::words::{Message, Words};

/// The page of what went one way.
pub fn page(answer: &Answer<Changes>, words: Words) -> Page {
    let Some(direction) = answer.body.direction else {
        return list(answer, words);
    };
    let title = match (direction, answer.body.changes.is_empty()) {
        (Direction::Back, true) => Message::UndoNothing,
        (Direction::Again, true) => Message::UndoNothingAgain,
        (Direction::Back, false) => Message::UndoBack,
        (Direction::Again, false) => Message::UndoAgain,
    };
    let mut page = page_of(answer, words.say(title));
    for change in &answer.body.changes {
        page.text(Tone::Plain, sentence(change, words));
    }
    page
}

fn list(answer: &Answer<Changes>, words: Words) -> Page {
    let mut page = page_of(answer, words.say(Message::UndoList));
    let columns = vec![
        Column::new("number", words.say(Message::UndoNumber), Kind::Int),
        Column::new("at", words.say(Message::UndoAt), Kind::Text),
        Column::new("by", words.say(Message::UndoBy), Kind::Text).fold(2),
        Column::new("said", words.say(Message::UndoSaid), Kind::Text).fold(1),
        Column::new("state", words.say(Message::UndoState), Kind::Text),
    ];
    let mut table = Table::new("changes", columns).empty(words.say(Message::UndoNone));
    for change in &answer.body.changes {
        let state = if change.undone {
            words.say(Message::UndoUndone)
        } else {
            words.say(Message::UndoStands)
        };
        let row = Row::new(vec![
            Cell::Int(i64::try_from(change.number).unwrap_or(i64::MAX)),
            Cell::text(change.at.replace('T', " ")),
            Cell::text(change.by.as_deref().unwrap_or_default()),
            Cell::Text(sentence(change, words)),
            Cell::Text(state),
        ]);
        table.push(if change.undone {
            row.tone(Tone::Quiet)
        } else {
            row
        });
    }
    page.table(table);
    page
}

/// What a change did, in the reader's language; where the journal has no such sentence, its command.
pub fn sentence(change: &Change, words: Words) -> String {
    let said = change.said.get(words.lang.as_str());
    said.unwrap_or(&change.command).clone()
}
