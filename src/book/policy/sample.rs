//! `[[sample]]`: some of many, the same ones for everybody (F2, U1, U7 of the rule ledger).

use super::names::Names;
use super::{asks, roles, selection};
use crate::diag::{Code, nearest};
use crate::model::RuleIx;
use crate::model::policy::{Asks, Count, Each, RuleKind, Sample};
use crate::text::walk::{Entry, TableReader};

/// Reads one sample, with what it asks.
pub(super) fn read(table: &mut TableReader<'_>, names: &Names<'_>) -> Option<(Asks, RuleKind)> {
    let asks = asks::read(table, names);
    let from = selection::read(table, "from");
    let every = table
        .required("every")
        .and_then(|entry| entry.unit_or_term(names.terms));
    let each = table.get("each").and_then(|entry| each(&entry, names));
    let leave_out_met_for = leave_out(table, names);
    let count = count(table);
    let sample = Sample {
        every: every?,
        from,
        leave_out_met_for,
        each,
        count: count?,
    };
    Some((asks?, RuleKind::Sample(sample)))
}

fn count(table: &mut TableReader<'_>) -> Option<Count> {
    let rule = table
        .get("id")
        .and_then(|entry| entry.raw_text())
        .unwrap_or_default();
    match (table.get("count"), table.get("share")) {
        (Some(count), None) => between(&count, rule),
        (None, Some(share)) => share.share().map(Count::Share),
        (count, share) => {
            let fault = match count.as_ref().and(share) {
                Some(share) => share.fault(Code::SampleSize),
                None => table.fault(Code::SampleSize),
            };
            table.note(fault.with("rule", rule));
            None
        }
    }
}

fn between(entry: &Entry<'_>, rule: &str) -> Option<Count> {
    let mut table = entry.table()?;
    let min = table
        .required("min")
        .and_then(|entry| entry.integer(0, 1_000_000));
    let max = match table.get("max") {
        Some(entry) => Some(entry.integer(0, 1_000_000)?),
        None => None,
    };
    table.finish();
    let min = min?;
    let max = max.unwrap_or(min);
    if min > max {
        let fault = entry.fault(Code::SampleReversed).with("rule", rule);
        entry.note(fault.with("min", min).with("max", max));
        return None;
    }
    Some(Count::Between { min, max })
}

/// `building`, `area`, or a role, whose members have households of their own.
fn each(entry: &Entry<'_>, names: &Names<'_>) -> Option<Each> {
    match entry.text()? {
        "building" => Some(Each::Building),
        "area" => Some(Each::Area),
        _ => roles::named(entry, names.roles).map(Each::Member),
    }
}

fn leave_out(table: &mut TableReader<'_>, names: &Names<'_>) -> Vec<RuleIx> {
    let Some(mut left_out) = table.table("leave_out") else {
        return Vec::new();
    };
    let list = left_out.get("met_for").and_then(|entry| {
        let list = entry.list()?;
        entry.note_repeated(&list);
        Some(list)
    });
    left_out.finish();
    list.unwrap_or_default()
        .iter()
        .filter_map(|entry| known_rule(entry, names))
        .collect()
}

fn known_rule(entry: &Entry<'_>, names: &Names<'_>) -> Option<RuleIx> {
    let id = entry.text()?;
    let found = names.rule(id);
    if found.is_none() {
        let near = nearest(id, names.rules.iter().map(String::as_str));
        let fault = entry.fault(Code::UnknownRuleInPolicy).with("value", id);
        entry.note(fault.with("key", entry.key()).near(near));
    }
    found
}
