//! `[[quota]]`: how many distinct households a member must meet (H1 of the rule ledger).

use super::names::{Head, Names};
use super::{asks, roles};
use crate::calendar::Unit;
use crate::model::policy::{Prefer, Quota};
use crate::text::walk::{Entry, TableReader};

/// Reads one quota.
pub(super) fn read(mut table: TableReader<'_>, names: &Names<'_>, head: Head) -> Option<Quota> {
    let role = table
        .required("role")
        .and_then(|entry| roles::named(&entry, names.roles));
    let households = table
        .required("households")
        .and_then(|entry| entry.integer(1, 1_000_000));
    let mut per = Unit::Month;
    table.set("per", &mut per, Entry::unit);
    let mut prefer = Prefer::ALL.to_vec();
    table.set("prefer", &mut prefer, |entry| {
        entry.words(Prefer::ALL, Prefer::as_str)
    });
    let channels = asks::channels(&mut table, Quota::usual_channels());
    table.finish();
    Some(Quota {
        id: head.id?,
        title: head.title,
        role: role?,
        households: households?,
        per,
        channels,
        prefer: with_oldest_last(prefer),
        place: head.place,
    })
}

/// Everybody is in the last group: to prefer is not to leave out.
fn with_oldest_last(mut prefer: Vec<Prefer>) -> Vec<Prefer> {
    prefer.retain(|group| *group != Prefer::Oldest);
    prefer.push(Prefer::Oldest);
    prefer
}
