//! Owners, contacts, staff.

use super::page::{Exported, table};
use crate::calendar::{Date, Hours, Weekday};
use crate::model::{Book, Channel};
use crate::sheet::{Cell, Kind, Row};

fn date(date: Option<Date>) -> Cell {
    date.map_or(Cell::Empty, Cell::Date)
}

pub(super) fn text(text: Option<&str>) -> Cell {
    text.map_or(Cell::Empty, Cell::text)
}

fn list(items: &[Box<str>]) -> Cell {
    Cell::list(items.iter().map(ToString::to_string))
}

fn phone(phone: Option<&str>) -> Cell {
    phone.map_or(Cell::Empty, |phone| Cell::Phone(phone.to_owned()))
}

/// Opening hours as the data writes them, one run of weekdays an entry.
fn hours(hours: &Hours) -> Cell {
    Cell::list(hours.to_string().split(';'))
}

pub(super) fn owners(book: &Book) -> Exported<'_> {
    let mut places = Vec::new();
    let mut table = table(
        "owners",
        &[
            ("id", Kind::Id),
            ("name", Kind::Text),
            ("building", Kind::Id),
            ("unit", Kind::Id),
            ("room", Kind::Id),
            ("area", Kind::Text),
            ("status", Kind::Id),
            ("moved_in", Kind::Date),
            ("moved_out", Kind::Date),
            ("butler", Kind::Id),
            ("phone", Kind::Phone),
            ("channel", Kind::Id),
            ("hours", Kind::Text),
            ("tags", Kind::List),
            ("interests", Kind::List),
            ("birthday", Kind::Id),
            ("arrears_since", Kind::Date),
            ("pause_from", Kind::Date),
            ("pause_until", Kind::Date),
            ("note", Kind::Text),
        ],
    );
    for party in &book.parties {
        let Some(home) = party.household() else {
            continue;
        };
        let id = |text: Option<&str>| text.map_or(Cell::Empty, Cell::id);
        places.push(&party.place);
        table.push(Row::new(vec![
            Cell::id(party.id.as_str()),
            Cell::text(&*party.name),
            Cell::id(&*home.building),
            id(home.unit.as_deref()),
            id(home.room.as_deref()),
            Cell::text(&*home.area),
            Cell::id(home.status.as_str()),
            date(home.moved_in),
            date(home.moved_out),
            id(home.butler.map(|butler| book[butler].id.as_str())),
            phone(party.phone.as_deref()),
            id(home.channel.map(Channel::as_str)),
            Cell::maybe(home.hours.as_ref().map(ToString::to_string)),
            list(&home.tags),
            list(&home.interests),
            home.birthday
                .map_or(Cell::Empty, |day| Cell::id(day.to_string())),
            date(home.arrears_since),
            date(home.pause_from),
            date(home.pause_until),
            text(party.note.as_deref()),
        ]));
    }
    (table, places)
}

pub(super) fn contacts(book: &Book) -> Exported<'_> {
    let columns = [
        ("id", Kind::Id),
        ("name", Kind::Text),
        ("kind", Kind::Id),
        ("phone", Kind::Phone),
        ("note", Kind::Text),
    ];
    let mut places = Vec::new();
    let mut table = table("contacts", &columns);
    for party in &book.parties {
        let Some(contact) = party.contact() else {
            continue;
        };
        places.push(&party.place);
        table.push(Row::new(vec![
            Cell::id(party.id.as_str()),
            Cell::text(&*party.name),
            Cell::id(&*contact.kind),
            phone(party.phone.as_deref()),
            text(party.note.as_deref()),
        ]));
    }
    (table, places)
}

pub(super) fn staff(book: &Book) -> Exported<'_> {
    let mut places = Vec::new();
    let mut table = table(
        "staff",
        &[
            ("id", Kind::Id),
            ("name", Kind::Text),
            ("role", Kind::Id),
            ("areas", Kind::List),
            ("department", Kind::Text),
            ("works", Kind::List),
            ("hours", Kind::List),
            ("holidays", Kind::Flag),
            ("leave", Kind::List),
            ("joined", Kind::Date),
            ("areas_since", Kind::Date),
            ("left", Kind::Date),
            ("quota", Kind::Int),
            ("phone", Kind::Phone),
        ],
    );
    for member in &book.staff {
        let works = Weekday::ALL
            .iter()
            .filter(|weekday| member.works_on(**weekday));
        places.push(&member.place);
        table.push(Row::new(vec![
            Cell::id(member.id.as_str()),
            Cell::text(&*member.name),
            Cell::id(book[member.role].id.as_str()),
            list(&member.areas),
            text(member.department.as_deref()),
            Cell::list(works.map(ToString::to_string)),
            Cell::maybe(member.hours.as_ref().map(hours)),
            Cell::Flag(member.holidays),
            Cell::list(member.leave.iter().map(ToString::to_string)),
            date(member.joined),
            date(member.areas_since),
            date(member.left),
            member
                .quota
                .map_or(Cell::Empty, |quota| Cell::Int(quota.into())),
            phone(member.phone.as_deref()),
        ]));
    }
    (table, places)
}
