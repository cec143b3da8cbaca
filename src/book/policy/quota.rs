//! `[[quota]]`: how many distinct households a member must meet (H1 of the rule ledger).

use super::names::{Head, Names};
use super::{asks, roles, selection};
use crate::calendar::Unit;
use crate::diag::Code;
use crate::model::policy::{Amount, Prefer, Quota};
use crate::text::walk::TableReader;

/// Reads one quota.
pub(super) fn read(mut table: TableReader<'_>, names: &Names<'_>, head: Head) -> Option<Quota> {
    let role = table
        .required("role")
        .and_then(|entry| roles::named(&entry, names.roles));
    let amount = amount(&mut table);
    let whom = selection::read(&mut table, "whom");
    let mut per = Unit::Month;
    table.set("per", &mut per, |entry| entry.unit_or_term(names.terms));
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
        amount: amount?,
        whom,
        per,
        channels,
        prefer: with_oldest_last(prefer),
        validity: head.validity,
        place: head.place,
    })
}

/// So many households, or so many minutes.
fn amount(table: &mut TableReader<'_>) -> Option<Amount> {
    let Some(minutes) = table.get("minutes") else {
        let households = table.required("households")?;
        return households.integer(1, 1_000_000).map(Amount::Households);
    };
    if table.get("households").is_some() {
        let fault = minutes.fault(Code::KeysExclude).with("key", minutes.key());
        minutes.note(fault.with("other", "households"));
    }
    minutes.integer(1, 1_000_000).map(Amount::Minutes)
}

/// Everybody is in the last group: to prefer is not to leave out.
fn with_oldest_last(mut prefer: Vec<Prefer>) -> Vec<Prefer> {
    prefer.retain(|group| *group != Prefer::Oldest);
    prefer.push(Prefer::Oldest);
    prefer
}
