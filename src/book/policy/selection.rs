//! Selections: `whom` and `from` of a rule.

use super::filter;
use crate::diag::Code;
use crate::model::Status;
use crate::model::policy::{Arrears, Complaints, Issues, Selection};
use crate::text::walk::{Entry, TableReader};

/// Reads the selection under `key`; an absent one is every owner.
pub(super) fn read(table: &mut TableReader<'_>, key: &'static str) -> Selection {
    let Some(mut table) = table.table(key) else {
        return Selection::default();
    };
    let contact_entry = table.get("contact");
    let selection = Selection {
        contact: contact_entry.as_ref().map(kinds).unwrap_or_default(),
        status: table
            .get("status")
            .and_then(|entry| entry.terms::<Status>()),
        area: texts(&mut table, "area"),
        building: texts(&mut table, "building"),
        tags: texts(&mut table, "tags"),
        not_tags: texts(&mut table, "not_tags"),
        interests: texts(&mut table, "interests"),
        moved_in_within: table.get("moved_in_within").and_then(|entry| entry.span()),
        not_met_within: table.get("not_met_within").and_then(|entry| entry.span()),
        complaints: table.get("complaints").and_then(|entry| complaints(&entry)),
        issues: table.get("issues").and_then(|entry| issues(&entry)),
        age: table.get("age").and_then(|entry| age(&entry)),
        arrears: table.get("arrears").and_then(|entry| arrears(&entry)),
    };
    if contact_entry.is_some() {
        note_others(&mut table);
    }
    table.finish();
    selection
}

fn kinds(entry: &Entry<'_>) -> Vec<String> {
    let list = entry.one_or_list().unwrap_or_default();
    list.iter()
        .filter_map(Entry::filled_text)
        .map(str::to_owned)
        .collect()
}

fn texts(table: &mut TableReader<'_>, key: &'static str) -> Option<Vec<String>> {
    let entry = table.get(key)?;
    entry.filled_list()?;
    let texts = entry.texts()?;
    Some(texts.into_iter().map(str::to_owned).collect())
}

fn complaints(entry: &Entry<'_>) -> Option<Complaints> {
    let mut table = entry.table()?;
    let at_least = table
        .required("at_least")
        .and_then(|entry| entry.integer(1, 1_000_000));
    let within = table.required("within").and_then(|entry| entry.span());
    table.finish();
    Some(Complaints {
        at_least: at_least?,
        within: within?,
    })
}

/// `{ where = { kind = "repair" }, at_least = 3, within = "6mo" }`.
fn issues(entry: &Entry<'_>) -> Option<Issues> {
    let mut table = entry.table()?;
    let filter = table.get("where").map(|entry| filter::read(&entry));
    let at_least = table
        .required("at_least")
        .and_then(|entry| entry.integer(1, 1_000_000));
    let within = table.required("within").and_then(|entry| entry.span());
    table.finish();
    Some(Issues {
        filter: filter.unwrap_or_default(),
        at_least: at_least?,
        within: within?,
    })
}

/// `{ at_least = 80 }`.
fn age(entry: &Entry<'_>) -> Option<u32> {
    let mut table = entry.table()?;
    let at_least = table
        .required("at_least")
        .and_then(|entry| entry.integer(1, 150));
    table.finish();
    at_least
}

/// `true`, or `{ at_least = "3mo" }`. `false` asks nothing.
fn arrears(entry: &Entry<'_>) -> Option<Arrears> {
    if entry.is_boolean() {
        return entry.boolean()?.then_some(Arrears::Any);
    }
    let mut table = entry.table()?;
    let at_least = table.required("at_least").and_then(|entry| entry.span());
    table.finish();
    at_least.map(Arrears::AtLeast)
}

/// With `contact` no other key is allowed.
fn note_others(table: &mut TableReader<'_>) {
    const OTHERS: [&str; 12] = [
        "status",
        "area",
        "building",
        "tags",
        "not_tags",
        "interests",
        "moved_in_within",
        "not_met_within",
        "complaints",
        "issues",
        "age",
        "arrears",
    ];
    for key in OTHERS {
        if let Some(entry) = table.get(key) {
            entry.note(entry.fault(Code::ContactWithOther).with("key", key));
        }
    }
}
