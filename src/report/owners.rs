//! `owners`: households selected by what is known of them, with when each was last met (B1, H15 of
//! the rule ledger).

use serde_json::{Value, json};

use super::Names;
use crate::calendar::{Date, Instant};
use crate::duties::{Known, last_met};
use crate::model::policy::Selection;
use crate::model::{IssueKind, PartyIx, StaffIx};
use crate::sheet::{Cell, Column, Kind, Page, Row, Table, Tone};
use crate::words::vocabulary::OwnerField;
use crate::words::{Message, Words};

/// Which households; every flag given must hold, of a list any one.
#[derive(Clone, Debug, Default)]
pub struct Flags {
    /// What their rows say.
    pub selection: Selection,
    /// Whose households.
    pub butler: Option<StaffIx>,
    /// Not met on this day or later.
    pub not_met_since: Option<Date>,
    /// Complained on this day or later.
    pub complaints_since: Option<Date>,
}

/// A household that was selected.
struct Found {
    party: PartyIx,
    butler: Option<StaffIx>,
    last_met: Option<Instant>,
    complaints: usize,
}

/// The page of `owners`.
pub fn page(known: &Known<'_>, flags: &Flags, words: Words) -> Page {
    let mut page = Page::new("owners", words.say(Message::OwnersTitle), known.now);
    let found = select(known, flags);
    page.table(table(known, &found, flags, words));
    let all = known
        .book
        .parties
        .iter()
        .filter(|party| party.household().is_some())
        .count();
    let never = found
        .iter()
        .filter(|owner| owner.last_met.is_none())
        .count();
    page.text(
        Tone::Quiet,
        words.say(Message::OwnersSummary {
            count: &found.len(),
            all: &all,
            never: &never,
        }),
    );
    let names = Names::new(known.book, words);
    page.wire.insert(
        "rows".into(),
        found
            .iter()
            .map(|owner| wire(known, owner, names))
            .collect(),
    );
    page
}

/// The households that pass every flag, by id.
pub fn selected(known: &Known<'_>, flags: &Flags) -> Vec<PartyIx> {
    let found = select(known, flags).into_iter();
    found.map(|owner| owner.party).collect()
}

/// The households that pass every flag, by id; those who moved out before today are left out.
fn select(known: &Known<'_>, flags: &Flags) -> Vec<Found> {
    let butlers = known.book.butlers(known.now.date());
    let today = known.now.date();
    let homes = known
        .book
        .indexed_parties()
        .filter_map(|(party, stated)| Some((party, stated.household()?)));
    let passing = homes
        .filter(|(_, home)| home.moved_out.is_none_or(|gone| today <= gone))
        .filter(|(party, _)| flags.selection.may_hold(&known.book[*party]));
    let found = passing.map(|(party, _)| Found {
        party,
        butler: butlers[party.position()],
        last_met: last_met(known, party).map(|visit| known.book[visit].at),
        complaints: flags.complaints_since.map_or(0, |since| {
            known
                .issues_between(party, since.start(), Instant::MAX)
                .filter(|issue| issue.kind == IssueKind::Complaint)
                .count()
        }),
    });
    found
        .filter(|owner| {
            flags
                .butler
                .is_none_or(|butler| owner.butler == Some(butler))
        })
        .filter(|owner| flags.complaints_since.is_none() || owner.complaints > 0)
        .filter(|owner| {
            let met_since = |since: Date| owner.last_met.is_some_and(|met| met >= since.start());
            flags.not_met_since.is_none_or(|since| !met_since(since))
        })
        .collect()
}

fn table(known: &Known<'_>, found: &[Found], flags: &Flags, words: Words) -> Table {
    let complaints = Column::new(
        "complaints",
        words.say(Message::OwnersComplaints),
        Kind::Int,
    );
    let columns = vec![
        Column::new("id", words.term(OwnerField::Id), Kind::Id),
        Column::new("name", words.term(OwnerField::Name), Kind::Text).fold(3),
        Column::new("home", words.say(Message::OwnersHome), Kind::Id).wide_only(),
        Column::new("area", words.term(OwnerField::Area), Kind::Text),
        Column::new("status", words.term(OwnerField::Status), Kind::Text),
        Column::new("butler", words.term(OwnerField::Butler), Kind::Text),
        Column::new("phone", words.term(OwnerField::Phone), Kind::Phone).wide_only(),
        if flags.complaints_since.is_some() {
            complaints
        } else {
            complaints.wide_only()
        },
        Column::new("last_met", words.say(Message::OwnersLastMet), Kind::Date),
        Column::new("tags", words.term(OwnerField::Tags), Kind::List).fold(1),
        Column::new("interests", words.term(OwnerField::Interests), Kind::List).fold(2),
    ];
    let names = Names::new(known.book, words);
    let mut table = Table::new("owners", columns).empty(words.say(Message::OwnersEmpty));
    for owner in found {
        let stated = &known.book[owner.party];
        let Some(home) = stated.household() else {
            continue;
        };
        let list = |items: &[Box<str>]| Cell::list(items.iter().map(ToString::to_string));
        table.push(Row::new(vec![
            Cell::Id(names.party_id(owner.party).to_owned()),
            Cell::text(&*stated.name),
            Cell::id(names.home(owner.party)),
            Cell::text(&*home.area),
            Cell::text(words.term(home.status)),
            owner
                .butler
                .map_or(Cell::Empty, |member| Cell::text(names.member(member))),
            stated
                .phone
                .as_deref()
                .map_or(Cell::Empty, |phone| Cell::Phone(phone.to_owned())),
            Cell::count(owner.complaints),
            owner
                .last_met
                .map_or(Cell::Empty, |met| Cell::Date(met.date())),
            list(&home.tags),
            list(&home.interests),
        ]));
    }
    table
}

fn wire(known: &Known<'_>, owner: &Found, names: Names) -> Value {
    let stated = &known.book[owner.party];
    let home = stated.household();
    json!({
        "id": stated.id.as_str(),
        "name": stated.name,
        "building": home.map(|home| &home.building),
        "unit": home.map(|home| &home.unit),
        "room": home.map(|home| &home.room),
        "area": home.map(|home| &home.area),
        "status": home.map(|home| home.status.as_str()),
        "butler": owner.butler.map(|member| names.member_id(member)),
        "phone": stated.phone,
        "tags": home.map(|home| &home.tags),
        "interests": home.map(|home| &home.interests),
        "last_met": owner.last_met.map(|met| met.to_string()),
    })
}
