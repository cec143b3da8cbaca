//! `staff add`, `staff set`, `staff leave`, `staff left`: members come, change, are away, and go.

use schemars::JsonSchema;
use serde::Serialize;

use super::act::Act;
use super::changed::{CellChange, Changed};
use super::entrusted::{self, Entrusted};
use super::{Answer, Body, Fact};
use crate::book::{Changes, FileChange, MemberChange, member_cells};
use crate::calendar::{Date, Instant};
use crate::diag::file::STAFF;
use crate::duties::Known;
use crate::duties::entrusted as found;
use crate::model::{Leave, Staff, StaffIx};

/// Cells of a member, as their columns are written.
pub type Cells = Vec<(&'static str, String)>;

/// A member who is new.
pub fn add(now: Instant, id: &str, cells: Cells) -> Act<Changed> {
    changed(now, id, true, Vec::new(), cells)
}

/// Cells of a member changed; an empty one takes the key away.
pub fn set(known: &Known<'_>, member: StaffIx, cells: Cells) -> Act<Changed> {
    let stated = &known.book[member];
    let before = member_cells(known.book, stated);
    changed(known.now, stated.id.as_str(), false, before, cells)
}

fn changed(
    now: Instant,
    id: &str,
    is_new: bool,
    before: Vec<(&'static str, String)>,
    cells: Cells,
) -> Act<Changed> {
    let old = |key: &str| {
        let said = before.iter().find(|(name, _)| *name == key);
        said.map_or("", |(_, said)| said).to_owned()
    };
    let differing = cells.iter().filter(|(key, said)| old(key) != *said);
    let told = differing.clone().map(|(key, said)| CellChange {
        field: (*key).to_owned(),
        from: old(key),
        to: said.clone(),
    });
    let body = Changed {
        table: "staff",
        id: id.to_owned(),
        file: STAFF.to_owned(),
        is_new,
        changed: told.collect(),
    };
    let change = MemberChange {
        id: id.to_owned(),
        is_new,
        cells: differing.cloned().collect(),
    };
    Act {
        answer: Answer::at(now, body),
        changes: vec![members(change)],
    }
}

fn members(change: MemberChange) -> FileChange {
    FileChange {
        file: STAFF.to_owned(),
        what: Changes::Members(vec![change]),
    }
}

/// What `staff leave` answers.
#[derive(Debug, Serialize, JsonSchema)]
pub struct StaffLeave<'a> {
    /// Who is away.
    pub staff: Fact<'a, Staff>,
    /// When: days, or hours of a day, as `staff.toml` writes them.
    pub leave: String,
    /// What was agreed on with owners for that time, and needs somebody or another time.
    #[serde(flatten)]
    pub entrusted: Entrusted<'a>,
    /// When, as a value.
    #[serde(skip)]
    pub away: Leave,
}

impl Body for StaffLeave<'_> {
    const NAME: &'static str = "staff-leave";
}

/// A member is away for a time, beside what leave there is.
pub fn leave<'a>(known: &Known<'a>, member: StaffIx, away: Leave) -> Act<StaffLeave<'a>> {
    let book = known.book;
    let stated = &book[member];
    let mut leave = stated.leave.clone();
    if !leave.contains(&away) {
        leave.push(away);
    }
    leave.sort_by_key(|leave| (leave.from, leave.to));
    let written: Vec<String> = leave.iter().map(ToString::to_string).collect();
    let from = known.now.max(away.from);
    let (appointments, agreements) = found::appointments(known, member, from, away.to);
    let missed = found::Entrusted {
        appointments,
        agreements,
        ..found::Entrusted::default()
    };
    let body = StaffLeave {
        staff: Fact(stated),
        leave: away.to_string(),
        entrusted: entrusted::told(book, &missed),
        away,
    };
    let change = MemberChange {
        id: stated.id.to_string(),
        is_new: false,
        cells: vec![("leave", written.join(";"))],
    };
    Act {
        answer: Answer::at(known.now, body),
        changes: vec![members(change)],
    }
}

/// What `staff left` answers.
#[derive(Debug, Serialize, JsonSchema)]
pub struct StaffLeft<'a> {
    /// Who goes.
    pub staff: Fact<'a, Staff>,
    /// The last day in service.
    pub left: Date,
    /// Who has it all then; null where nobody was named.
    pub to: Option<Fact<'a, Staff>>,
    /// Areas that were the member's alone, and are the successor's.
    pub areas: Vec<&'a str>,
    /// Leave after that day, which is no leave any more and was taken out.
    pub leave_over: Vec<String>,
    /// What needs somebody, or was handed over.
    #[serde(flatten)]
    pub entrusted: Entrusted<'a>,
}

impl Body for StaffLeft<'_> {
    const NAME: &'static str = "staff-left";
}

/// A member's last day is `last`; what somebody else must have goes to `to`, if one is named.
pub fn left<'a>(
    known: &Known<'a>,
    member: StaffIx,
    last: Date,
    to: Option<StaffIx>,
) -> Act<StaffLeft<'a>> {
    let book = known.book;
    let entrusted = found::entrusted(known, member, last);
    let areas = to.map_or_else(Vec::new, |to| areas_alone(known, member, to, last));
    let mut cells = vec![("left", last.to_string())];
    let leave = book[member].leave.iter();
    let (kept, over): (Vec<Leave>, Vec<Leave>) = leave.partition(|leave| leave.from < last.end());
    if !over.is_empty() {
        let kept: Vec<String> = kept.iter().map(ToString::to_string).collect();
        cells.push(("leave", kept.join(";")));
    }
    let mut changed = vec![MemberChange {
        id: book[member].id.to_string(),
        is_new: false,
        cells,
    }];
    if let Some(to) = to.filter(|_| !areas.is_empty()) {
        let own = book[to].areas.iter().map(|area| &**area);
        let all: Vec<&str> = own.chain(areas.iter().copied()).collect();
        changed.push(MemberChange {
            id: book[to].id.to_string(),
            is_new: false,
            cells: vec![("areas", all.join(";"))],
        });
    }
    let mut changes = vec![FileChange {
        file: STAFF.to_owned(),
        what: Changes::Members(changed),
    }];
    if let Some(to) = to {
        changes.extend(entrusted::handed(known, &entrusted, member, to));
    }
    let body = StaffLeft {
        staff: Fact(&book[member]),
        left: last,
        to: to.map(|to| Fact(&book[to])),
        areas,
        entrusted: match to {
            Some(to) => entrusted::told_handed(book, &entrusted, member, to),
            None => entrusted::told(book, &entrusted),
        },
        leave_over: over.iter().map(ToString::to_string).collect(),
    };
    Act {
        answer: Answer::at(known.now, body),
        changes,
    }
}

/// The areas of a member that nobody else of the role has after `last`.
fn areas_alone<'a>(known: &Known<'a>, member: StaffIx, to: StaffIx, last: Date) -> Vec<&'a str> {
    let book = known.book;
    let others = |area: &str| {
        let mut members = book.members_of(book[member].role);
        members.any(|(index, other)| {
            let stays = other.left.is_none_or(|left| left > last);
            index != member && stays && other.owns_area(area)
        })
    };
    let areas = book[member].areas.iter().map(|area| &**area);
    areas
        .filter(|area| !book[to].owns_area(area) && !others(area))
        .collect()
}
