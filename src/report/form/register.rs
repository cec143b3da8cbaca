//! The visit register: a line a visit, to fill in by hand or with a party's visits in it.

use crate::duties::Known;
use crate::model::PartyIx;
use crate::report::Names;
use crate::sheet::{Cell, Column, Kind, Page, Row, Table};
use crate::words::Words;

/// Empty lines on a sheet.
const LINES: usize = 18;

/// The register; with a party its visits, oldest first, and empty lines after them.
pub fn register(known: &Known<'_>, party: Option<PartyIx>, words: Words) -> Page {
    let head = |key: &str| words.text(&format!("form.{key}")).into_owned();
    let arguments: [(&str, &dyn std::fmt::Display); 1] = [("office", &known.book.office.name)];
    let mut page = Page::new("form", words.say("form.register", &arguments), known.now);
    page.is_form = true;
    let columns = vec![
        Column::new("at", head("at"), Kind::Instant),
        Column::new("home", head("home"), Kind::Id),
        Column::new("name", head("name"), Kind::Text).fold(3),
        Column::new("staff", head("visitor"), Kind::Text).fold(3),
        Column::new("channel", head("channel"), Kind::Text),
        Column::new("note", head("content"), Kind::Text).fold(1),
        Column::new("outcome", head("outcome"), Kind::Text),
        Column::new("signature", head("signature"), Kind::Text),
    ];
    let mut table = Table::new("register", columns);
    let names = Names::new(known.book, words);
    let visits = party.map_or(&[][..], |party| known.visits_of(party));
    for visit in visits.iter().map(|&visit| &known.book[visit]) {
        table.push(Row::new(vec![
            Cell::Instant(visit.at),
            Cell::id(names.home(visit.party)),
            Cell::text(names.party(visit.party)),
            Cell::Text(names.members(visit.staff.iter().copied())),
            Cell::Text(words.term("channel", visit.channel.as_str())),
            Cell::text(visit.note.as_deref().unwrap_or_default()),
            Cell::Text(words.term("outcome", visit.outcome.as_str())),
            Cell::Empty,
        ]));
    }
    for _ in table.rows.len()..LINES {
        table.push(Row::new(vec![Cell::Empty; table.columns.len()]));
    }
    page.table(table);
    page
}
