//! What cadences, triggers and samples ask alike: by whom, with whom, how.

use super::names::Names;
use super::roles;
use crate::diag::Code;
use crate::model::policy::{Area, Asks, Seat};
use crate::model::{Channel, Priority};
use crate::text::walk::{Entry, TableReader};

/// Reads what every rule that asks for visits has.
pub(super) fn read(table: &mut TableReader<'_>, names: &Names<'_>) -> Option<Asks> {
    let by = table
        .required("by")
        .and_then(|entry| seat(&entry, names, false));
    let with = table
        .get("with")
        .and_then(|entry| entry.list())
        .unwrap_or_default();
    let with = with
        .iter()
        .filter_map(|entry| seat(entry, names, true))
        .collect();
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

fn seat(entry: &Entry<'_>, names: &Names<'_>, may_follow_issue: bool) -> Option<Seat> {
    let mut table = entry.table()?;
    let role = table
        .required("role")
        .and_then(|entry| roles::named(&entry, names.roles));
    let mut area = Area::Any;
    table.set("area", &mut area, |entry| {
        entry.word(&[Area::Own, Area::Any], area_word)
    });
    let mut of_issue_department = false;
    if may_follow_issue {
        table.set("department", &mut of_issue_department, |entry| {
            entry.word(&[true], |_| "issue")
        });
    }
    table.finish();
    Some(Seat {
        role: role?,
        area,
        of_issue_department,
    })
}

fn area_word(area: Area) -> &'static str {
    match area {
        Area::Own => "own",
        Area::Any => "any",
    }
}
