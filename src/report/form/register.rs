//! The visit register: a line a visit, to fill in by hand or with a party's visits in it.

use crate::duties::Known;
use crate::model::PartyIx;
use crate::report::Names;
use crate::sheet::{Cell, Column, Kind, Page, Row, Table};
use crate::words::{Message, Words};

/// Empty lines on a sheet.
const LINES: usize = 18;

/// The register; with a party its visits, oldest first, and empty lines after them.
pub fn register(known: &Known<'_>, party: Option<PartyIx>, words: Words) -> Page {
    let mut page = Page::new(
        "form",
        words.say(Message::FormRegister {
            office: &known.book.office.name,
        }),
        known.now,
    );
    page.is_form = true;
    let columns = vec![
        Column::new("at", words.say(Message::FormAt), Kind::Instant),
        Column::new("home", words.say(Message::FormHome), Kind::Id),
        Column::new("name", words.say(Message::FormName), Kind::Text).fold(3),
        Column::new("staff", words.say(Message::FormVisitor), Kind::Text).fold(3),
        Column::new("channel", words.say(Message::FormChannel), Kind::Text),
        Column::new("note", words.say(Message::FormContent), Kind::Text).fold(1),
        Column::new("outcome", words.say(Message::FormOutcome), Kind::Text),
        Column::new("signature", words.say(Message::FormSignature), Kind::Text),
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
            Cell::text(words.term(visit.channel)),
            Cell::text(visit.note.as_deref().unwrap_or_default()),
            Cell::text(words.term(visit.outcome)),
            Cell::Empty,
        ]));
    }
    for _ in table.rows.len()..LINES {
        table.push(Row::new(vec![Cell::Empty; table.columns.len()]));
    }
    page.table(table);
    page
}
