//! The rules in policy order: quotas, cadences, triggers, samples, each in the file's order.

use std::collections::BTreeMap;

use super::names::{Head, Names};
use super::{cadence, quota, sample, trigger};
use crate::calendar::Term;
use crate::diag::Code;
use crate::model::policy::{Quota, Role, Rule, Validity};
use crate::model::{AGREED, RuleId};
use crate::text::walk::{Entry, TableReader};

/// Reads the quotas and the rules that make duties.
pub(super) fn read(
    top: &mut TableReader<'_>,
    roles: &[Role],
    terms: &[Term],
) -> (Vec<Quota>, Vec<Rule>) {
    let mut quotas = top.tables("quota");
    let mut rules = Vec::new();
    for kind in ["cadence", "trigger", "sample"] {
        rules.extend(top.tables(kind).into_iter().map(|table| (kind, table)));
    }
    let names = Names {
        roles,
        terms,
        quotas: quotas.iter_mut().map(stated_id).collect(),
        rules: rules
            .iter_mut()
            .map(|(_, table)| stated_id(table))
            .collect(),
    };
    let mut taken = BTreeMap::new();
    let read_quota = |mut table: TableReader<'_>| {
        let head = head(&mut table, &names, &mut taken);
        quota::read(table, &names, head)
    };
    let quotas = quotas.into_iter().filter_map(read_quota).collect();
    let read_rule = |(kind, mut table): (&str, TableReader<'_>)| {
        let head = head(&mut table, &names, &mut taken);
        rule(kind, table, &names, head)
    };
    (quotas, rules.into_iter().filter_map(read_rule).collect())
}

/// The id a table states, sound or not.
fn stated_id(table: &mut TableReader<'_>) -> String {
    let id = table.get("id").and_then(|entry| entry.raw_text());
    id.unwrap_or_default().to_owned()
}

fn rule(kind: &str, mut table: TableReader<'_>, names: &Names<'_>, head: Head) -> Option<Rule> {
    let read = match kind {
        "cadence" => cadence::read(&mut table, names),
        "trigger" => trigger::read(&mut table, names),
        _ => sample::read(&mut table, names),
    };
    table.finish();
    let (asks, kind) = read?;
    Some(Rule {
        id: head.id?,
        title: head.title,
        asks,
        kind,
        validity: head.validity,
        target: head.target,
        place: head.place,
    })
}

/// `taken` holds the line of each id met so far.
fn head(table: &mut TableReader<'_>, names: &Names<'_>, taken: &mut BTreeMap<String, u32>) -> Head {
    let title = table.get("title").and_then(|entry| entry.filled_text());
    Head {
        title: title.map(str::to_owned),
        validity: validity(table),
        target: table.get("target").and_then(|entry| entry.share()),
        id: id(table, names, taken),
        place: table.place(),
    }
}

/// `from_date` and `until_date`.
fn validity(table: &mut TableReader<'_>) -> Validity {
    let from = table.get("from_date").and_then(|entry| entry.date());
    let until = table.get("until_date");
    let last = until.as_ref().and_then(Entry::date);
    if let (Some(from), Some(last), Some(entry)) = (from, last, &until)
        && last < from
    {
        let fault = entry.fault(Code::RangeReversed).with("key", entry.key());
        entry.note(fault.with("value", format!("{from}/{last}")));
    }
    Validity { from, until: last }
}

fn id(
    table: &mut TableReader<'_>,
    names: &Names<'_>,
    taken: &mut BTreeMap<String, u32>,
) -> Option<RuleId> {
    let entry = table.required("id")?;
    let id = entry.id()?;
    if let Some(line) = taken.get(id) {
        let fault = entry.fault(Code::DuplicateRule).with("value", id);
        entry.note(fault.with("line", line));
        return None;
    }
    taken.insert(id.to_owned(), table.place().line);
    let tops_up = id.strip_prefix("quota-");
    let is_quota = |name: &str| names.quotas.iter().any(|known| known == name);
    if id == AGREED || tops_up.is_some_and(is_quota) {
        entry.note(entry.fault(Code::ReservedId).with("value", id));
    }
    Some(RuleId::new(id))
}
