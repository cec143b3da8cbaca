//! `owners`: households selected by what is known of them, with when each was last met (B1, H15 of
//! the rule ledger).

use super::page::page_of;
use crate::ops::Answer;
use crate::ops::owners::{Owner, Owners};
use crate::sheet::{Cell, Column, Kind, Page, Row, Table, Tone};
use crate::words::vocabulary::{OwnerField, TAG};
use crate::words::{Message, Words};

/// The page of `owners`.
pub fn page(answer: &Answer<Owners<'_>>, words: Words) -> Page {
    let mut page = page_of(answer, words.say(Message::OwnersTitle));
    let owners = &answer.body;
    page.table(table(owners, words));
    let never = owners.rows.iter().filter(|owner| owner.last_met.is_none());
    let summary = Message::OwnersSummary {
        count: &owners.rows.len(),
        all: &owners.all,
        never: &never.count(),
    };
    page.text(Tone::Quiet, words.say(summary));
    page
}

fn table(owners: &Owners<'_>, words: Words) -> Table {
    let complaints = Column::new(
        "complaints",
        words.say(Message::OwnersComplaints),
        Kind::Int,
    );
    let lacks = Column::new("lacks", words.say(Message::OwnersLacks), Kind::List).fold(4);
    let columns = vec![
        Column::new("id", words.term(OwnerField::Id), Kind::Id),
        Column::new("name", words.term(OwnerField::Name), Kind::Text).fold(3),
        Column::new("home", words.say(Message::OwnersHome), Kind::Id).wide_only(),
        Column::new("area", words.term(OwnerField::Area), Kind::Text),
        Column::new("status", words.term(OwnerField::Status), Kind::Text),
        Column::new("butler", words.term(OwnerField::Butler), Kind::Text),
        Column::new("phone", words.term(OwnerField::Phone), Kind::Phone).wide_only(),
        if owners.by_complaints {
            complaints
        } else {
            complaints.wide_only()
        },
        if owners.by_lacks {
            lacks
        } else {
            lacks.wide_only()
        },
        Column::new("last_met", words.say(Message::OwnersLastMet), Kind::Date),
        Column::new("tags", words.term(OwnerField::Tags), Kind::List).fold(1),
        Column::new("interests", words.term(OwnerField::Interests), Kind::List).fold(2),
    ];
    let mut table = Table::new("owners", columns).empty(words.say(Message::OwnersEmpty));
    for owner in &owners.rows {
        table.push(row(owner, owners.by_complaints, words));
    }
    table
}

fn row(owner: &Owner<'_>, by_complaints: bool, words: Words) -> Row {
    let home = owner.id.household().map(|home| home.home().join("-"));
    let lacks = owner
        .lacks
        .iter()
        .map(|column| words.heading("owners", column));
    let butler = owner.butler.map(|member| Cell::text(&*member.name));
    let phone = owner.phone.map(|phone| Cell::Phone(phone.to_owned()));
    let met = owner.last_met.map(|met| Cell::Date(met.date()));
    Row::new(vec![
        Cell::Id(owner.id.id.to_string()),
        Cell::text(owner.name),
        Cell::id(home.unwrap_or_default()),
        Cell::text(owner.area),
        Cell::text(words.term(owner.status)),
        butler.unwrap_or(Cell::Empty),
        phone.unwrap_or(Cell::Empty),
        // Where nobody asked since when, none were counted.
        if by_complaints {
            Cell::count(owner.complaints)
        } else {
            Cell::Empty
        },
        Cell::list(lacks),
        met.unwrap_or(Cell::Empty),
        Cell::list(words.each_word(&TAG, owner.tags)),
        Cell::list(owner.interests.iter().map(ToString::to_string)),
    ])
}
