//! Rows of `owners.csv`, and what only all of them together show.

use std::collections::{BTreeMap, HashMap};

use super::file::{FileFacts, RowsFile};
use super::list;
use super::odd_text::is_dateish;
use super::roster::Roster;
use super::row::RowReader;
use crate::book::schema::{Columns as _, OwnerColumn as Column};
use crate::calendar::{Birthday, Date, parse_birthday};
use crate::diag::{Code, Fault};
use crate::model::{Channel, Household, Party, PartyId, PartyKind, Status};

type Row<'r, 't> = RowReader<'r, 't, Column>;

/// Reads the households; `staff` tells whom the column `butler` may name.
pub(in crate::book) fn read(file: &RowsFile<'_>, staff: &Roster) -> FileFacts<Party> {
    file.read(|row| party(row, staff))
}

fn party(row: &mut Row<'_, '_>, staff: &Roster) -> Option<Party> {
    let id = row.id(Column::Id);
    let name = row.text(Column::Name);
    let household = household(row, staff);
    let phone = row.phone(Column::Phone);
    let note = row.free_text(Column::Note);
    Some(Party {
        id: PartyId::new(id?),
        name: name?,
        phone,
        note,
        kind: PartyKind::Household(Box::new(household?)),
        place: row.place(),
    })
}

fn household(row: &mut Row<'_, '_>, staff: &Roster) -> Option<Household> {
    let (building, unit, room) = (
        home(row, Column::Building),
        home(row, Column::Unit),
        home(row, Column::Room),
    );
    let area = row.text(Column::Area);
    let status = row.word::<Status>(Column::Status);
    let (moved_in, moved_out) = (row.date(Column::MovedIn), row.date(Column::MovedOut));
    let (pause_from, pause_until) = (row.date(Column::PauseFrom), row.date(Column::PauseUntil));
    let household = Household {
        building: building.unwrap_or_default(),
        unit,
        room,
        area: area.unwrap_or_default(),
        status: status.unwrap_or(Status::Occupied),
        moved_in,
        moved_out,
        butler: row.member(Column::Butler, staff),
        channel: channel(row),
        hours: row.hours(Column::Hours),
        tags: words(row, Column::Tags),
        interests: words(row, Column::Interests),
        birthday: row.birthday(Column::Birthday),
        arrears_since: row.date(Column::ArrearsSince),
        pause_from,
        pause_until,
    };
    note_order(row, &household);
    note_birthday(row, moved_in);
    row.is_sound().then_some(household)
}

/// A part of the address, which spreadsheets like to turn into a day.
fn home(row: &mut Row<'_, '_>, column: Column) -> Option<Box<str>> {
    let text = row.text(column)?;
    if is_dateish(&text) {
        row.note(row.fault_of(Code::RoomBecameDate, column.column(), &text));
    }
    Some(text)
}

fn channel(row: &mut Row<'_, '_>) -> Option<Channel> {
    let channel = row.word::<Channel>(Column::Channel)?;
    if matches!(channel, Channel::Desk | Channel::Meeting) {
        row.note(
            row.fault(Code::ChannelNotPreferable, Column::Channel)
                .with("value", channel),
        );
    }
    Some(channel)
}

fn words(row: &mut Row<'_, '_>, column: Column) -> Vec<Box<str>> {
    let Some(value) = row.value(column) else {
        return Vec::new();
    };
    list::split(row, column, &value, |_| false).unwrap_or_default()
}

fn note_order(row: &mut Row<'_, '_>, household: &Household) {
    if let (Some(moved_in), Some(moved_out)) = (household.moved_in, household.moved_out)
        && moved_out < moved_in
    {
        let fault = row
            .fault(Code::MovedOutBeforeIn, Column::MovedOut)
            .with("moved_in", moved_in);
        row.note(fault.with("moved_out", moved_out));
    }
    if let (Some(from), Some(until)) = (household.pause_from, household.pause_until)
        && until < from
    {
        let fault = row
            .fault(Code::PauseReversed, Column::PauseUntil)
            .with("pause_from", from);
        row.note(fault.with("pause_until", until));
    }
}

/// A birthday whose year is not before that of moving in: where a day of the year is typed, spreadsheets
/// add the year in which they do.
fn note_birthday(row: &mut Row<'_, '_>, moved_in: Option<Date>) {
    let Some(moved_in) = moved_in else { return };
    let raw = row.raw(Column::Birthday);
    let text = raw.trim();
    if let Ok(Birthday::Date(date)) = parse_birthday(text).map(|parsed| parsed.value)
        && date.year() >= moved_in.year()
    {
        let fault = row.fault_of(Code::BirthdayYearAdded, Column::Birthday.column(), text);
        let day = Birthday::Date(date).month_day().to_string();
        row.note(fault.near(Some(day)));
    }
}

/// What is odd about the households taken together: rooms that lost their zeros, rooms twice.
pub(in crate::book) fn look_over(parties: &[Party]) -> Vec<Fault> {
    let mut faults = Vec::new();
    let mut widths: BTreeMap<&str, usize> = BTreeMap::new();
    for home in parties.iter().filter_map(Party::household) {
        let room = home.room_key();
        if room.starts_with('0') && is_number(room) {
            let width = widths.entry(home.building_key()).or_default();
            *width = room.len().max(*width);
        }
    }
    let mut rooms: HashMap<(&str, &str, &str), &Party> = HashMap::new();
    for party in parties {
        let Some(home) = party.household() else {
            continue;
        };
        let room = home.room_key();
        if room.is_empty() {
            continue;
        }
        let width = widths.get(home.building_key()).copied().unwrap_or(0);
        if let Some(whole) = room_of_id(party.id.as_str(), room) {
            let fault = Fault::new(Code::RoomLostZeros, party.place.clone()).cell("room");
            let fault = fault.with("value", room).with("building", &home.building);
            faults.push(fault.with("id", &party.id).near(Some(whole)).told_as("id"));
        } else if is_number(room) && room.len() < width {
            let fault = Fault::new(Code::RoomLostZeros, party.place.clone()).cell("room");
            let fault = fault.with("value", room).with("building", &home.building);
            faults.push(fault.near(Some(format!("{room:0>width$}"))));
        }
        if home.moved_out.is_some() {
            continue;
        }
        let key = (home.building_key(), home.unit_key(), room);
        match rooms.get(&key) {
            // A row that stands twice is told of by its id.
            Some(first) if first.id == party.id => {}
            Some(first) => {
                let fault = Fault::new(Code::SameRoomTwice, party.place.clone()).cell("room");
                faults.push(
                    fault
                        .with("value", &first.id)
                        .with("line", first.place.line),
                );
            }
            None => {
                rooms.insert(key, party);
            }
        }
    }
    faults
}

/// The room at the end of an id, where it is `room` with the zeros that it has lost.
fn room_of_id<'i>(id: &'i str, room: &str) -> Option<&'i str> {
    let (_, last) = id.rsplit_once('-')?;
    let is_same =
        is_number(room) && last.len() > room.len() && last.trim_start_matches('0') == room;
    is_same.then_some(last)
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}
