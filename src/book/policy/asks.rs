//! What cadences, triggers and samples ask alike: by whom, with whom, how.

use super::names::Names;
use super::roles;
use crate::diag::Code;
use crate::model::policy::{Area, Asks, Seat};
use crate::model::{Channel, Priority};
use crate::text::walk::{Entry, TableReader};

/// Reads what every rule that asks for visits has.
pub(super) fn read(table: &mut TableReader<'_>, names: &Names<'_>) -> Option<Asks> {
    let by = table.required("by").and_then(|entry| seat(&entry, names));
    let stand_in = table
        .get("stand_in")
        .and_then(|entry| roles::named(&entry, names.roles));
    let with = table
        .get("with")
        .and_then(|entry| entry.list())
        .unwrap_or_default();
    let with = with.iter().filter_map(|entry| seat(entry, names)).collect();
    let mut priority = Priority::Normal;
    table.set("priority", &mut priority, Entry::term::<Priority>);
    let mut any_hour = false;
    table.set("any_hour", &mut any_hour, Entry::boolean);
    let minutes = table
        .get("minutes")
        .and_then(|entry| entry.integer(1, 1440));
    let channels = channels(table, Asks::usual_channels());
    Some(Asks {
        by: by?,
        stand_in,
        with,
        channels,
        priority,
        minutes,
        any_hour,
        inspection: false,
    })
}

/// The channels of a rule that says which; one of them at least by which somebody can be sent.
pub(super) fn channels(table: &mut TableReader<'_>, usual: Vec<Channel>) -> Vec<Channel> {
    let mut channels = usual;
    table.set("channels", &mut channels, |entry| {
        let terms = entry.terms::<Channel>()?;
        if terms.iter().all(|channel| *channel == Channel::Desk) {
            entry.note(entry.fault(Code::NoChannelToPlan));
        }
        Some(terms)
    });
    channels
}

/// Somebody who must be there: of a role, of the issue's department, or both; or its assignee.
fn seat(entry: &Entry<'_>, names: &Names<'_>) -> Option<Seat> {
    let mut table = entry.table()?;
    let role = table.get("role");
    let mut area = Area::Any;
    table.set("area", &mut area, |entry| {
        entry.word(&[Area::Own, Area::Any], area_word)
    });
    let mut of_issue_department = false;
    table.set("department", &mut of_issue_department, |entry| {
        entry.word(&[true], |_| "issue")
    });
    let mut is_assignee = false;
    table.set("assignee", &mut is_assignee, Entry::boolean);
    let role = match role {
        Some(entry) => Some(roles::named(&entry, names.roles)?),
        None if of_issue_department || is_assignee => None,
        None => {
            let _ = table.required("role");
            table.finish();
            return None;
        }
    };
    table.finish();
    Some(Seat {
        role,
        area,
        of_issue_department,
        is_assignee,
    })
}

fn area_word(area: Area) -> &'static str {
    match area {
        Area::Own => "own",
        Area::Any => "any",
    }
}
