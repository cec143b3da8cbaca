//! `owner add`, `owner move-out`: a household moves in, or out. The new owner of a room is a new row with
//! a new id, and inherits nothing but the place: building, unit, room, area and whose household it is.

use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde::Serialize;

use super::act::Act;
use super::changed::{CellChange, Changed};
use super::entrusted::{self, Entrusted};
use super::{Answer, Body, Fact};
use crate::book::intake::Home;
use crate::book::{Changes, FileChange, RowChange, owner_cells};
use crate::calendar::{Date, Instant};
use crate::diag::file::OWNERS;
use crate::duties::agreed::agreements;
use crate::duties::entrusted as found;
use crate::duties::{Known, entrusted::Entrusted as Found};
use crate::model::{Book, BookingState, Household, Party, PartyIx};

/// Cells of a household, by column.
pub type Cells = Vec<(&'static str, String)>;

/// Why nobody can move in.
#[derive(Debug)]
pub enum Refusal<'a> {
    /// Somebody lives there.
    LivedIn(&'a Party),
    /// Nothing tells whose area it is: there are these.
    NoArea(BTreeSet<&'a str>),
    /// No id can be made of such a home.
    NoId,
}

/// A household that moves in, or was forgotten: its home, and what else is known of it.
pub fn add<'a>(
    known: &Known<'a>,
    mut home: Home,
    mut cells: Cells,
) -> Result<Act<Changed>, Refusal<'a>> {
    let book = known.book;
    let neighbours = neighbours(book, &home);
    home.room = with_zeros(&home.room, &neighbours);
    if let Some(party) = living_at(book, &home, known.now.date()) {
        return Err(Refusal::LivedIn(party));
    }
    let area = match cells.iter().find(|(name, _)| *name == "area") {
        Some((_, area)) => area.clone(),
        None => area_of(book, &neighbours).map_err(Refusal::NoArea)?,
    };
    let id = home.id().ok_or(Refusal::NoId)?;
    let id = unused(book, &id);
    put(&mut cells, "area", area);
    put(&mut cells, "building", spelt(&home.building, &neighbours));
    put(&mut cells, "unit", home.unit);
    put(&mut cells, "room", home.room);
    Ok(added(known.now, id, cells))
}

/// A new household as an act.
fn added(now: Instant, id: String, mut cells: Cells) -> Act<Changed> {
    cells.insert(0, ("id", id.clone()));
    let told = cells.iter().skip(1).filter(|(_, said)| !said.is_empty());
    let told = told.map(|(name, said)| CellChange {
        field: (*name).to_owned(),
        from: String::new(),
        to: said.clone(),
    });
    let body = Changed {
        table: "owners",
        id,
        file: OWNERS.to_owned(),
        is_new: true,
        changed: told.collect(),
    };
    Act {
        answer: Answer::at(now, body),
        changes: vec![owners(Vec::new(), vec![cells])],
    }
}

fn owners(changed: Vec<RowChange>, new: Vec<Cells>) -> FileChange {
    FileChange {
        file: OWNERS.to_owned(),
        what: Changes::Rows(changed, new),
    }
}

fn put(cells: &mut Cells, column: &'static str, said: String) {
    match cells.iter_mut().find(|(name, _)| *name == column) {
        Some((_, cell)) => *cell = said,
        None => cells.push((column, said)),
    }
}

/// The households of a building.
fn neighbours<'a>(book: &'a Book, home: &Home) -> Vec<&'a Household> {
    let households = book.parties.iter().filter_map(Party::household);
    let is_near = |other: &&Household| other.building_key() == home.building;
    households.filter(is_near).collect()
}

/// The building as its other households have it.
fn spelt(building: &str, neighbours: &[&Household]) -> String {
    let first = neighbours.first();
    first.map_or_else(|| building.to_owned(), |home| home.building.to_string())
}

/// A room with the zeros that all rooms of the building begin with: `402` beside `0502` is `0402`.
fn with_zeros(room: &str, neighbours: &[&Household]) -> String {
    let is_number = |room: &str| room.bytes().all(|byte| byte.is_ascii_digit());
    let rooms = || neighbours.iter().map(|home| home.room_key());
    let width = rooms().map(str::len).min().unwrap_or_default();
    let have_zeros = rooms().any(|room| room.starts_with('0')) && rooms().all(is_number);
    if is_number(room) && have_zeros && rooms().all(|other| other.len() == width) {
        return format!("{room:0>width$}");
    }
    room.to_owned()
}

fn living_at<'a>(book: &'a Book, home: &Home, today: Date) -> Option<&'a Party> {
    book.parties.iter().find(|party| {
        party.household().is_some_and(|other| {
            let there = [other.building_key(), other.unit_key(), other.room_key()];
            let is_same = there == [&*home.building, &*home.unit, &*home.room];
            is_same && other.moved_out.is_none_or(|out| out >= today)
        })
    })
}

/// The one area that all households of a building have, else all there are.
fn area_of<'a>(book: &'a Book, neighbours: &[&'a Household]) -> Result<String, BTreeSet<&'a str>> {
    let near: BTreeSet<&str> = neighbours.iter().map(|home| &*home.area).collect();
    let mut areas = near.iter();
    if let (Some(only), None) = (areas.next(), areas.next()) {
        return Ok((*only).to_owned());
    }
    let households = book.parties.iter().filter_map(Party::household);
    Err(households.map(|home| &*home.area).collect())
}

/// An id that nobody has, nor had: `H5-2-0402`, `H5-2-0402-2`.
fn unused(book: &Book, id: &str) -> String {
    let numbered = (2..).map(|number: u32| format!("{id}-{number}"));
    let mut ids = std::iter::once(id.to_owned()).chain(numbered);
    ids.find(|id| book.party(id).is_none())
        .unwrap_or_else(|| id.to_owned())
}

/// Who moves in after somebody.
#[derive(Debug)]
pub struct NewOwner {
    /// What is known of them: name, phone, status, `moved_in`.
    pub cells: Cells,
}

/// What `owner move-out` answers.
#[derive(Debug, Serialize, JsonSchema)]
pub struct MoveOut<'a> {
    /// Who moves out.
    pub party: Fact<'a, Party>,
    /// The last day.
    pub moved_out: Date,
    /// Who has the room then; null where nobody was named.
    pub new: Option<Changed>,
    /// Open issues of the party, and times agreed on for after that day: they need a word.
    #[serde(flatten)]
    pub standing: Entrusted<'a>,
}

impl Body for MoveOut<'_> {
    const NAME: &'static str = "move-out";
}

/// A household moves out on a day; `new` has the room from the next day on.
pub fn move_out<'a>(
    known: &Known<'a>,
    party: PartyIx,
    last: Date,
    new: Option<NewOwner>,
) -> Act<MoveOut<'a>> {
    let book = known.book;
    let stated = &book[party];
    let row = RowChange {
        id: stated.id.to_string(),
        near: stated.place.line,
        cells: vec![("moved_out", last.to_string())],
    };
    let new = new.map(|new| successor(known, stated, new));
    let (new, rows) = match new {
        Some((changed, cells)) => (Some(changed), vec![cells]),
        None => (None, Vec::new()),
    };
    let body = MoveOut {
        party: Fact(stated),
        moved_out: last,
        new,
        standing: entrusted::told(book, &standing(known, party, last)),
    };
    Act {
        answer: Answer::at(known.now, body),
        changes: vec![owners(vec![row], rows)],
    }
}

/// The row of who has the room after somebody.
fn successor(known: &Known<'_>, old: &Party, new: NewOwner) -> (Changed, Cells) {
    const PLACE: [&str; 5] = ["building", "unit", "room", "area", "butler"];
    let mut cells = new.cells;
    let place = owner_cells(known.book, old).into_iter();
    for (column, said) in place.filter(|(column, _)| PLACE.contains(column)) {
        put(&mut cells, column, said);
    }
    let id = unused(known.book, old.id.as_str());
    let mut act = added(known.now, id, cells);
    let cells = match act.changes.pop().map(|change| change.what) {
        Some(Changes::Rows(_, mut rows)) => rows.pop().unwrap_or_default(),
        _ => Vec::new(),
    };
    (act.answer.body, cells)
}

/// What is open with a party that moves out, and what was agreed on for after its last day.
fn standing<'a>(known: &Known<'a>, party: PartyIx, last: Date) -> Found<'a> {
    let book = known.book;
    let issues = known.issues_of(party).iter().copied();
    let open = issues.filter(|issue| known.closed_at(&book[*issue]).is_none());
    let from = last.end().max(known.now);
    let rows = book.plans.iter().flat_map(|plan| &plan.rows);
    let rows = rows.filter(|row| {
        row.party == party && row.state == BookingState::Agreed && row.starts_at() >= from
    });
    let mut by_word = agreements(known);
    by_word.retain(|one| one.party == party && one.start >= from);
    found::Entrusted {
        issues: open.collect(),
        appointments: rows.collect(),
        agreements: by_word,
        households: Vec::new(),
    }
}
