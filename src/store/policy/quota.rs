//! `[[quota]]`: how many distinct households a member must meet (H1 of the rule ledger).

use super::rules::Names;
use super::{asks, roles};
use crate::calendar::Unit;
use crate::model::policy::{Prefer, Quota};
use crate::store::walk::{Entry, TableReader};

const GROUPS: &[Prefer] = &[
    Prefer::New,
    Prefer::Complaints,
    Prefer::Absent,
    Prefer::Oldest,
];

/// Reads one quota.
pub(super) fn read(table: &mut TableReader<'_>, names: &Names<'_>) -> Option<Quota> {
    let role = table
        .required("role")
        .and_then(|entry| roles::named(&entry, names.roles));
    let households = table
        .required("households")
        .and_then(|entry| entry.integer(1, 1_000_000));
    let mut per = Unit::Month;
    table.set("per", &mut per, Entry::unit);
    let mut prefer = GROUPS.to_vec();
    table.set("prefer", &mut prefer, |entry| entry.words(GROUPS, word));
    let channels = asks::channels(table);
    Some(Quota {
        role: role?,
        households: households?,
        per,
        channels,
        prefer,
    })
}

fn word(group: Prefer) -> &'static str {
    match group {
        Prefer::New => "new",
        Prefer::Complaints => "complaints",
        Prefer::Absent => "absent",
        Prefer::Oldest => "oldest",
    }
}
