//! `staff.toml`: the members of staff.

use crate::book::phone::{self, Phone};
use crate::book::policy;
use crate::diag::Code;
use crate::model::policy::Role;
use crate::model::{Staff, StaffId};
use crate::text::walk::{Entry, TableReader};

/// Monday to Friday.
const WORKING_WEEK: [bool; 7] = [true, true, true, true, true, false, false];

/// Reads every member who is stated soundly, by id. `roles` is absent where the policy could not
/// be read whole: then no role is doubted.
pub(in crate::book) fn read(top: &mut TableReader<'_>, roles: Option<&[Role]>) -> Vec<Staff> {
    let mut staff: Vec<Staff> = Vec::new();
    let tables = top.tables("staff");
    if tables.is_empty() && !top.document().is_broken() {
        top.note(top.fault(Code::NoStaff));
    }
    for table in tables {
        staff.extend(member(table, roles, &staff));
    }
    staff.sort_by(|one, other| one.id.cmp(&other.id));
    staff
}

fn member(mut table: TableReader<'_>, roles: Option<&[Role]>, earlier: &[Staff]) -> Option<Staff> {
    let id = table.required("id").and_then(|entry| id(&entry, earlier));
    let name = table.required("name").and_then(|entry| entry.filled_text());
    let role = table.required("role").and_then(|entry| match roles {
        Some(roles) => policy::role_named(&entry, roles),
        None => entry.text().map(|_| crate::model::RoleIx::new(0)),
    });
    let (joined, left) = service(&mut table);
    let mut works = WORKING_WEEK;
    table.set("works", &mut works, weekdays);
    let mut holidays = false;
    table.set("holidays", &mut holidays, Entry::boolean);
    let leave = table
        .get("leave")
        .and_then(|entry| entry.list())
        .unwrap_or_default();
    let areas = table
        .get("areas")
        .and_then(|entry| entry.texts())
        .unwrap_or_default();
    let member = Staff {
        id: StaffId::new(id.unwrap_or_default()),
        name: name.unwrap_or_default().to_owned(),
        role: role.unwrap_or(crate::model::RoleIx::new(0)),
        areas: areas.into_iter().map(Box::from).collect(),
        department: table
            .get("department")
            .and_then(|entry| entry.filled_text())
            .map(Box::from),
        works,
        hours: table.get("hours").and_then(|entry| entry.hours()),
        holidays,
        leave: leave.iter().filter_map(Entry::leave).collect(),
        joined,
        areas_since: table.get("areas_since").and_then(|entry| entry.date()),
        left,
        quota: table
            .get("quota")
            .and_then(|entry| entry.integer(0, 1_000_000)),
        phone: table
            .get("phone")
            .and_then(|entry| phone(&entry))
            .map(Box::from),
        place: table.place(),
    };
    table.finish();
    (id.is_some() && name.is_some() && role.is_some()).then_some(member)
}

/// A telephone number, remarked where it is none, or not written as numbers are.
fn phone<'a>(entry: &Entry<'a>) -> Option<&'a str> {
    let text = entry.filled_text()?;
    let fault = |code| entry.fault(code).with("value", text);
    match phone::judge(text) {
        Phone::Sound => {}
        Phone::Written(written) => entry.note(fault(Code::PhoneWritten).near(Some(written))),
        Phone::Exponent => entry.note(fault(Code::PhoneDamaged)),
        Phone::Digits => entry.note(fault(Code::PhoneDigits)),
    }
    Some(text)
}

fn id<'a>(entry: &Entry<'a>, earlier: &[Staff]) -> Option<&'a str> {
    let id = entry.id()?;
    if let Some(first) = earlier.iter().find(|member| member.id.as_str() == id) {
        entry.note(
            entry
                .fault(Code::DuplicateStaff)
                .with("value", id)
                .with("line", first.place.line),
        );
        return None;
    }
    Some(id)
}

fn service(
    table: &mut TableReader<'_>,
) -> (Option<crate::calendar::Date>, Option<crate::calendar::Date>) {
    let joined = table.get("joined").and_then(|entry| entry.date());
    let left_entry = table.get("left");
    let left = left_entry.as_ref().and_then(Entry::date);
    if let (Some(joined), Some(left), Some(entry)) = (joined, left, left_entry)
        && left < joined
    {
        let name = table
            .get("id")
            .and_then(|entry| entry.raw_text())
            .unwrap_or_default();
        let fault = entry.fault(Code::LeftBeforeJoined).with("staff", name);
        entry.note(fault.with("joined", joined).with("left", left));
    }
    (joined, left)
}

fn weekdays(entry: &Entry<'_>) -> Option<[bool; 7]> {
    let list = entry.list()?;
    entry.note_repeated(&list);
    let mut works = [false; 7];
    for entry in &list {
        works[entry.weekday()?.index()] = true;
    }
    Some(works)
}
