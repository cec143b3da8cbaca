//! Whose row it is, and by what key it is found again.

use super::draft::Draft;
use super::home::{self, Home};
use super::known::Known;
use super::notes::{Notes, RemarkKind, TroubleKind};
use super::people::Meant;
use super::table::Table;
use crate::book::fresh_id::content_id;
use crate::book::ids;
use crate::calendar::{Date, Instant, parse_date};

/// Settles the key of a row: its id, made where the list has none; the party it speaks of.
pub(super) fn settle(
    table: Table,
    building: Option<&str>,
    draft: &mut Draft,
    known: &Known,
    notes: &mut Notes,
) {
    match table {
        Table::Owners => household(building, draft, known, notes),
        Table::Staff => named(draft, known, notes, true),
        Table::Contacts => named(draft, known, notes, false),
        Table::Visits | Table::Issues | Table::Events | Table::Surveys => {
            party(table, draft, known, notes);
            happening(table, draft);
        }
    }
}

/// Building, unit, room of a household, and its id.
fn household(building: Option<&str>, draft: &mut Draft, known: &Known, notes: &mut Notes) {
    let supplied = known.set.get("building").map(String::as_str);
    part_home(building.or(supplied), draft, notes);
    let id = draft.get("id").to_owned();
    if !id.is_empty() {
        zeros_from_id(&id, draft, notes);
        draft.key = id;
        return;
    }
    let home = home_in(draft, "");
    let lives_there = known.parties.at_home(&home, None);
    let key = match lives_there {
        Meant::One(at) => Some(known.parties.at(at).id.clone()),
        Meant::Several(who) => {
            let spot = draft.spot.clone();
            notes.trouble(TroubleKind::PartySeveral, "id", &spot, home.room, who);
            return;
        }
        Meant::Nobody(_) => home.id(),
    };
    let spot = draft.spot.clone();
    if let Some(key) = key {
        notes.remark(RemarkKind::IdMade, "id", &spot, "", key.clone());
        draft.put("id", key.clone());
        draft.key = key;
    } else {
        let told = ["building", "unit", "room", "name"].map(|column| draft.get(column));
        let told = told.into_iter().find(|text| !text.is_empty());
        let lacks_building = draft.get("building").is_empty() && !draft.get("room").is_empty();
        let kind = match draft.get("room") {
            "" => TroubleKind::NoRoom,
            _ if lacks_building => TroubleKind::NoBuilding,
            _ => TroubleKind::NoId,
        };
        notes.trouble(kind, "id", &spot, told.unwrap_or_default(), "");
    }
}

/// Takes a room that holds the whole home apart, and puts a building to what has none.
fn part_home(building: Option<&str>, draft: &mut Draft, notes: &mut Notes) {
    let raw = draft.get("room").to_owned();
    let parts = home::parts(&raw);
    let spot = draft.spot.clone();
    let stated = (
        draft.get("building").to_owned(),
        draft.get("unit").to_owned(),
    );
    let has_building = building.is_some() || !stated.0.is_empty();
    let whole = home::whole(&raw).or_else(|| home::named(&raw).filter(|_| !has_building));
    if let Some(mut whole) = whole {
        // Beside a building of its own, two parts are unit and room.
        if !stated.0.is_empty() && parts.len() == 2 && whole.building != stated.0 {
            whole.unit = std::mem::take(&mut whole.building);
            whole.building.clone_from(&stated.0);
        }
        let differs =
            |stated: &str, told: &str| !stated.is_empty() && !told.is_empty() && stated != told;
        if differs(&stated.0, &whole.building) || differs(&stated.1, &whole.unit) {
            notes.trouble(TroubleKind::HomeConflict, "room", &spot, raw, stated.0);
            return;
        }
        notes.remark(
            RemarkKind::HomeParted,
            "room",
            &spot,
            raw,
            format!("{} · {} · {}", whole.building, whole.unit, whole.room),
        );
        put_part(draft, "building", whole.building);
        put_part(draft, "unit", whole.unit);
        put_part(draft, "room", whole.room);
    } else if !raw.is_empty() {
        put_part(draft, "room", home::room(&raw));
    }
    if let Some(building) = building
        && draft.get("building").is_empty()
    {
        notes.remark(
            RemarkKind::BuildingFromSheet,
            "building",
            &spot,
            "",
            building,
        );
        draft.put("building", building);
    }
}

/// Puts a part of an address in its place; what stood in the list stays beside it.
fn put_part(draft: &mut Draft, column: &str, part: String) {
    if part.is_empty() || draft.get(column) == part {
        return;
    }
    match draft.cells.iter_mut().find(|cell| cell.column == column) {
        Some(cell) => cell.said = part,
        None => draft.put(column, part),
    }
}

/// `502` beside `H3-1-0502` has lost its nought.
fn zeros_from_id(id: &str, draft: &mut Draft, notes: &mut Notes) {
    let room = draft.get("room").to_owned();
    let Some((_, last)) = id.rsplit_once('-') else {
        return;
    };
    let is_cut = !room.is_empty()
        && room.bytes().all(|byte| byte.is_ascii_digit())
        && last.len() > room.len()
        && last.trim_start_matches('0') == room;
    if is_cut {
        let spot = draft.spot.clone();
        notes.remark(RemarkKind::RoomFromId, "room", &spot, room, last);
        put_part(draft, "room", last.to_owned());
    }
}

fn home_in(draft: &Draft, prefix: &str) -> Home {
    let part = |name: &str| draft.get(&format!("{prefix}{name}")).to_owned();
    Home {
        building: home::building(&part("building")),
        unit: home::unit(&part("unit")),
        room: home::room(&part("room")),
    }
}

/// The key of the home of a household whose id was made of it; zeros before numbers do not count. `None` for
/// others, and for those who have moved out.
pub fn home_key(draft: &Draft) -> Option<String> {
    let home = home_in(draft, "");
    let is_made = home.id().is_some_and(|id| id == draft.key);
    (is_made && draft.get("moved_out").is_empty()).then(|| home.key())
}

/// The id that a name makes: the name, if it is one, with a dash for each blank in it.
pub fn id_of_name(name: &str) -> Option<String> {
    let name = super::fold::narrow(name);
    let is_han = name.chars().any(crate::text::is_han);
    let parts: Vec<&str> = name.split_whitespace().collect();
    let id = parts.join(if is_han { "" } else { "-" });
    ids::check(&id).is_ok().then_some(id)
}

/// A member of staff or a contact: found by id, else by name, else called by it.
fn named(draft: &mut Draft, known: &Known, notes: &mut Notes, is_staff: bool) {
    let id = draft.get("id").to_owned();
    if !id.is_empty() {
        draft.key = id;
        return;
    }
    let there = if is_staff {
        known
            .members
            .called(draft.get("name"))
            .ok()
            .map(str::to_owned)
    } else {
        match known.parties.called(draft.get("name"), None) {
            Meant::One(at) if known.parties.at(at).home[0].is_empty() => {
                Some(known.parties.at(at).id.clone())
            }
            _ => None,
        }
    };
    let key = there.or_else(|| id_of_name(draft.get("name")));
    let spot = draft.spot.clone();
    match key {
        Some(key) => {
            notes.remark(RemarkKind::IdMade, "id", &spot, "", key.clone());
            draft.put("id", key.clone());
            draft.key = key;
        }
        None => notes.trouble(TroubleKind::NoId, "id", &spot, draft.get("name"), ""),
    }
}

/// The party that a row speaks of: by id, home or name.
fn party(table: Table, draft: &mut Draft, known: &Known, notes: &mut Notes) {
    let day = day_of(table, draft);
    let mut told = Vec::new();
    for part in ["building", "unit", "room", "name"] {
        let column = format!("party.{part}");
        told.push(draft.get(&column).to_owned());
    }
    let [building, _, room, name] = &told[..] else {
        return;
    };
    let (room, name) = (room.clone(), name.clone());
    let stated = draft.get("party").to_owned();
    let meant = if !stated.is_empty() {
        known.parties.called(&stated, day)
    } else if !room.is_empty() || !building.is_empty() {
        let home = whole_home(draft);
        known.parties.at_home(&home, day)
    } else if !name.is_empty() {
        known.parties.called(&name, day)
    } else {
        Meant::Nobody(String::new())
    };
    let spot = draft.spot.clone();
    for part in ["building", "unit", "room", "name"] {
        draft.take(&format!("party.{part}"));
    }
    let value = [stated, room, name.clone()]
        .into_iter()
        .find(|text| !text.is_empty())
        .unwrap_or_default();
    match meant {
        Meant::One(at) => {
            let party = known.parties.at(at);
            if !name.is_empty() && super::fold::folded(&name) != super::fold::folded(&party.name) {
                notes.remark(
                    RemarkKind::NameDiffers,
                    "party",
                    &spot,
                    name,
                    format!("{} {}", party.id, party.name),
                );
            }
            draft.put("party", party.id.clone());
        }
        Meant::Nobody(_) if value.is_empty() => {
            // An event without a party is one of the whole community.
            if table != Table::Events {
                notes.trouble(TroubleKind::PartyMissing, "party", &spot, "", "");
            }
        }
        Meant::Nobody(near) => {
            notes.trouble(TroubleKind::PartyUnknown, "party", &spot, value, near);
        }
        Meant::Several(who) => {
            notes.trouble(TroubleKind::PartySeveral, "party", &spot, value, who);
        }
    }
}

fn whole_home(draft: &Draft) -> Home {
    let home = home_in(draft, "party.");
    match home::whole(draft.get("party.room")) {
        None => home,
        Some(mut whole) => {
            if !home.building.is_empty() && whole.building != home.building {
                if whole.unit.is_empty() {
                    whole.unit = whole.building;
                }
                whole.building = home.building;
            }
            whole
        }
    }
}

fn day_of(table: Table, draft: &Draft) -> Option<Date> {
    let column = table.schema().key.first()?;
    let text = draft.get(column);
    let date = text.get(..10).unwrap_or(text);
    parse_date(date).ok().map(|parsed| parsed.value)
}

/// The id of something that happened, where the list has none: it follows from when it was, whom it
/// is about and what tells it from others, so that the list taken in again brings no row twice.
fn happening(table: Table, draft: &mut Draft) {
    if table == Table::Surveys {
        draft.survey = draft.take("party.survey").map(|cell| cell.said);
        draft.key = draft.get("party").to_owned();
        return;
    }
    let id = draft.get("id").to_owned();
    if !id.is_empty() {
        draft.key = id;
    }
}

/// Gives ids to the rows that have none; rows that say the same in what makes the id are told apart
/// by their order.
pub fn give_ids(table: Table, drafts: &mut [Draft]) {
    let telling = table.schema().told_apart_by;
    if telling.is_empty() {
        return;
    }
    let mut seen = std::collections::BTreeMap::new();
    for draft in drafts.iter_mut().filter(|draft| draft.key.is_empty()) {
        let row: Vec<(String, String)> = telling
            .iter()
            .map(|column| ((*column).to_owned(), draft.get(column).to_owned()))
            .collect();
        let Some(day) = day_of(table, draft) else {
            continue;
        };
        let count: &mut u32 = seen.entry(row.clone()).or_default();
        *count += 1;
        let kind = table.name().chars().next().unwrap_or('x');
        let id = content_id(kind, day, &row, *count);
        draft.put("id", id.clone());
        draft.key = id;
    }
}

/// The instant of the first column of a table's key.
pub fn moment_of(table: Table, draft: &Draft) -> Option<Instant> {
    let column = table.schema().key.first()?;
    let text = draft.get(column);
    text.parse::<Instant>()
        .ok()
        .or_else(|| parse_date(text).ok().map(|parsed| parsed.value.start()))
}
