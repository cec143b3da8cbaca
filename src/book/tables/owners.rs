//! Rows of `owners.csv`, and what only all of them together show.

use std::collections::{BTreeMap, HashMap};

use crate::book::phone::phone_alone;
use crate::book::rows::file::RowsFile;
use crate::book::rows::file_facts::FileFacts;
use crate::book::rows::list;
use crate::book::rows::odd_text::is_dateish;
use crate::book::rows::roster::Roster;
use crate::book::rows::row::RowReader;
use crate::book::schema::{Columns as _, Kind, OPTIONAL, RARE, REQUIRED, Value, table, word};
use crate::calendar::{Birthday, Date, MonthDay, parse_birthday};
use crate::diag::{Code, Fault};
use crate::model::{Channel, Household, Party, PartyId, PartyKind, Status};

table! {
    /// `owners.csv`: one row a household.
    OwnerColumn of Party = "owners" {
        is_folder: false,
        key: ["id"],
        headings: OWNERS_COLUMNS,
        recognised_by: [
            &["building", "room"],
            &["name", "status", "butler", "phone", "moved_in"],
        ],
        told_apart_by: [],
    }
    Id = "id" REQUIRED Kind::Id, |_, party| party.id.as_str().into();
    Name = "name" REQUIRED Kind::Text, |_, party| (&*party.name).into();
    Building = "building" REQUIRED Kind::Code, |_, party| of(party, |home| (&*home.building).into());
    Unit = "unit" OPTIONAL Kind::Code, |_, party| of(party, |home| home.unit.as_deref().into());
    Room = "room" OPTIONAL Kind::Code, |_, party| of(party, |home| home.room.as_deref().into());
    Area = "area" REQUIRED Kind::Text, |_, party| of(party, |home| (&*home.area).into());
    Status = "status" REQUIRED word::<Status>(), |_, party| of(party, |home| home.status.as_str().into());
    MovedIn = "moved_in" OPTIONAL Kind::Date, |_, party| of(party, |home| home.moved_in.into());
    MovedOut = "moved_out" OPTIONAL Kind::Date, |_, party| of(party, |home| home.moved_out.into());
    Butler = "butler" OPTIONAL Kind::Reference, |book, party| party.household().and_then(|home| home.butler).map(|butler| book[butler].id.as_str()).into();
    Phone = "phone" OPTIONAL Kind::Phone, |_, party| party.phone.as_deref().into();
    Channel = "channel" OPTIONAL word::<Channel>(), |_, party| of(party, |home| home.channel.map(Channel::as_str).into());
    Hours = "hours" OPTIONAL Kind::Hours, |_, party| of(party, |home| home.hours.as_ref().map(ToString::to_string).into());
    Tags = "tags" OPTIONAL Kind::List, |_, party| of(party, |home| Value::list(&home.tags));
    Interests = "interests" OPTIONAL Kind::List, |_, party| of(party, |home| Value::list(&home.interests));
    Work = "work" RARE Kind::Text, |_, party| of(party, |home| home.work.as_deref().into());
    Birthday = "birthday" OPTIONAL Kind::Birthday, |_, party| of(party, |home| home.birthday.map(|day| day.to_string()).into());
    ArrearsSince = "arrears_since" OPTIONAL Kind::Date, |_, party| of(party, |home| home.arrears_since.into());
    PauseFrom = "pause_from" OPTIONAL Kind::Date, |_, party| of(party, |home| home.pause_from.into());
    PauseUntil = "pause_until" OPTIONAL Kind::Date, |_, party| of(party, |home| home.pause_until.into());
    Reached = "reached" RARE Kind::Text, |_, party| of(party, |home| home.reached.as_deref().into());
    Note = "note" OPTIONAL Kind::Text, |_, party| party.note.as_deref().into();
}

type Row<'r, 't> = RowReader<'r, 't, OwnerColumn>;

/// What a cell says of a household.
fn of<'b>(party: &'b Party, cell: impl FnOnce(&'b Household) -> Value<'b>) -> Value<'b> {
    party.household().map_or(Value::Empty, cell)
}

/// Reads the households; `staff` tells whom the column `butler` may name.
pub(in crate::book) fn read(file: &RowsFile<'_>, staff: &Roster) -> FileFacts<Party> {
    file.read(|row| party(row, staff))
}

fn party(row: &mut Row<'_, '_>, staff: &Roster) -> Option<Party> {
    let id = row.id(OwnerColumn::Id);
    let name = row.plain_text(OwnerColumn::Name);
    let household = household(row, staff);
    let phone = row.phone(OwnerColumn::Phone);
    note_name_in_phone(row, name.as_deref(), phone.as_deref());
    let note = row.free_text(OwnerColumn::Note);
    Some(Party {
        id: PartyId::new(id?),
        name: name?,
        phone,
        note,
        kind: PartyKind::Household(Box::new(household?)),
        place: row.place(),
    })
}

/// The household's own name in the cell of its number: a cell that slipped.
fn note_name_in_phone(row: &mut Row<'_, '_>, name: Option<&str>, phone: Option<&str>) {
    let (Some(name), Some(phone)) = (name, phone) else {
        return;
    };
    if let Some(number) = phone_alone(name, phone) {
        let fault = row.fault_of(Code::PhoneWithName, OwnerColumn::Phone.column(), phone);
        row.note(fault.near(Some(number)));
    }
}

fn household(row: &mut Row<'_, '_>, staff: &Roster) -> Option<Household> {
    let (building, unit, room) = (
        address(row, OwnerColumn::Building),
        address(row, OwnerColumn::Unit),
        address(row, OwnerColumn::Room),
    );
    let area = row.plain_text(OwnerColumn::Area);
    let status = row.word::<Status>(OwnerColumn::Status);
    let (moved_in, moved_out) = (
        row.date(OwnerColumn::MovedIn),
        row.date(OwnerColumn::MovedOut),
    );
    let (pause_from, pause_until) = (
        row.date(OwnerColumn::PauseFrom),
        row.date(OwnerColumn::PauseUntil),
    );
    let household = Household {
        building: building.unwrap_or_default(),
        unit,
        room,
        area: area.unwrap_or_default(),
        status: status.unwrap_or(Status::Occupied),
        moved_in,
        moved_out,
        butler: row.member(OwnerColumn::Butler, staff),
        channel: channel(row),
        hours: row.hours(OwnerColumn::Hours),
        tags: words(row, OwnerColumn::Tags),
        interests: words(row, OwnerColumn::Interests),
        work: row.text(OwnerColumn::Work),
        birthday: row.birthday(OwnerColumn::Birthday),
        arrears_since: row.date(OwnerColumn::ArrearsSince),
        pause_from,
        pause_until,
        reached: row.text(OwnerColumn::Reached),
    };
    note_order(row, &household);
    note_birthday(row, moved_in);
    row.is_sound().then_some(household)
}

/// A part of the address, which spreadsheets like to turn into a day.
fn address(row: &mut Row<'_, '_>, column: OwnerColumn) -> Option<Box<str>> {
    let text = row.plain_text(column)?;
    if is_dateish(&text) {
        row.note(row.fault_of(Code::RoomBecameDate, column.column(), &text));
    }
    Some(text)
}

fn channel(row: &mut Row<'_, '_>) -> Option<Channel> {
    let channel = row.word::<Channel>(OwnerColumn::Channel)?;
    if matches!(channel, Channel::Desk | Channel::Meeting) {
        row.note(
            row.fault(Code::ChannelNotPreferable, OwnerColumn::Channel)
                .with("value", channel),
        );
    }
    Some(channel)
}

fn words(row: &mut Row<'_, '_>, column: OwnerColumn) -> Vec<Box<str>> {
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
            .fault(Code::MovedOutBeforeIn, OwnerColumn::MovedOut)
            .with("moved_in", moved_in);
        row.note(fault.with("moved_out", moved_out));
    }
    if let (Some(from), Some(until)) = (household.pause_from, household.pause_until)
        && until < from
    {
        let fault = row
            .fault(Code::PauseReversed, OwnerColumn::PauseUntil)
            .with("pause_from", from);
        row.note(fault.with("pause_until", until));
    }
}

/// A birthday whose year is not before that of moving in: where a day of the year is typed, spreadsheets
/// add the year in which they do.
fn note_birthday(row: &mut Row<'_, '_>, moved_in: Option<Date>) {
    let Some(moved_in) = moved_in else { return };
    let raw = row.raw(OwnerColumn::Birthday);
    let text = raw.trim();
    if let Ok(Birthday::Date(date)) = parse_birthday(text).map(|parsed| parsed.value)
        && date.year() >= moved_in.year()
    {
        let fault = row.fault_of(
            Code::BirthdayYearAdded,
            OwnerColumn::Birthday.column(),
            text,
        );
        let day = MonthDay::from(date).to_string();
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
