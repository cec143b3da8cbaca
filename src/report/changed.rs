//! Cells of one row that were changed, or a row that is new.

use super::page::page_of;
use super::spoken::spoken;
use crate::ops::Answer;
use crate::ops::changed::{CellChange, Changed, PartySet};
use crate::ops::mend::Removed;
use crate::sheet::{Cell, Column, Kind, Page, Row, Table, Tone};
use crate::words::{Message, Words};

/// The page of it.
pub fn page(answer: &Answer<Changed>, words: Words) -> Page {
    let changed = &answer.body;
    let id = &changed.id;
    let title = words.say(match (changed.is_new, changed.changed.is_empty()) {
        (true, _) => Message::ChangedAdded { id },
        (false, true) => Message::SetSame { id },
        (false, false) => Message::SetTitle { id },
    });
    let mut page = page_of(answer, title);
    if !changed.changed.is_empty() {
        page.table(table(changed, words));
    }
    page
}

/// The page of cells that were set in a party's row.
pub fn party_set(answer: &Answer<PartySet>, words: Words) -> Page {
    let set = &answer.body;
    let id = &set.party;
    let title = if set.changed.is_empty() {
        Message::SetSame { id }
    } else {
        Message::SetTitle { id }
    };
    let mut page = page_of(answer, words.say(title));
    if !set.changed.is_empty() {
        page.table(cells(set.table, &set.changed, false, words));
    }
    page
}

/// The page of a row that is gone, told by `said`.
pub fn removed(answer: &Answer<Removed>, said: String, words: Words) -> Page {
    let id = &answer.body.id;
    let mut page = page_of(answer, words.say(Message::ChangedRemoved { id }));
    page.text(Tone::Plain, said);
    page
}

/// What each cell said and says.
pub(super) fn table(changed: &Changed, words: Words) -> Table {
    cells(changed.table, &changed.changed, changed.is_new, words)
}

fn cells(table: &str, changes: &[CellChange], is_new: bool, words: Words) -> Table {
    let mut columns = vec![Column::new(
        "field",
        words.say(Message::SetField),
        Kind::Text,
    )];
    if !is_new {
        columns.push(Column::new("from", words.say(Message::SetFrom), Kind::Text).fold(1));
    }
    columns.push(Column::new("to", words.say(Message::SetTo), Kind::Text).fold(1));
    let mut shown_changes = Table::new("changes", columns);
    for CellChange { field, from, to } in changes {
        let shown = |value: &str| match &**field {
            "phone" => Cell::Phone(value.to_owned()),
            field => Cell::Text(spoken((table, field), value, None, words)),
        };
        let mut row = vec![Cell::Text(words.heading(table, field))];
        if !is_new {
            row.push(shown(from));
        }
        row.push(shown(to));
        shown_changes.push(Row::new(row));
    }
    shown_changes
}
