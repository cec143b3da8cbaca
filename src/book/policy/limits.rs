//! `[limits]` and `[[escalate]]`: how long arriving, an answer, a solution, a record may take (W11, H10,
//! K2 of the rule ledger), and whose list an issue stands on that takes longer.

use super::{filter, roles};
use crate::calendar::SignedSpan;
use crate::diag::Code;
use crate::model::RoleIx;
use crate::model::policy::{
    Escalation, IssueLimits, LimitKind, Limits, PerSeverity, Role, SpecialLimits,
};
use crate::text::walk::{Entry, TableReader};

/// Reads the limits; a severity that is not named keeps its default.
pub(super) fn read(top: &mut TableReader<'_>) -> Limits {
    let mut limits = Limits::default();
    if let Some(mut table) = top.table("limits") {
        read_kinds(&mut table, &mut limits.usual);
        table.set("log_within", &mut limits.log_within, Entry::span);
        limits.special = table.tables("for").into_iter().map(special).collect();
        table.finish();
    }
    limits
}

/// The limits of some issues: what is not said is as usual.
fn special(mut table: TableReader<'_>) -> SpecialLimits {
    let place = table.place();
    let filter = table.required("where").map(|entry| filter::read(&entry));
    let mut limits = IssueLimits::default();
    read_kinds(&mut table, &mut limits);
    table.finish();
    SpecialLimits {
        filter: filter.unwrap_or_default(),
        limits,
        place,
    }
}

fn read_kinds(table: &mut TableReader<'_>, limits: &mut IssueLimits) {
    for kind in LimitKind::ALL {
        if let Some(entry) = table.get(kind.as_str()) {
            read_severities(&entry, limits.of_mut(kind));
        }
    }
}

/// One span for all, or a table by severity.
fn read_severities(entry: &Entry<'_>, spans: &mut PerSeverity) {
    if entry.raw_text().is_some() {
        *spans = entry.span().map_or(*spans, PerSeverity::of_all);
    } else if let Some(mut table) = entry.table() {
        let span = |entry: &Entry<'_>| entry.span().map(Some);
        table.set("urgent", &mut spans.urgent, span);
        table.set("general", &mut spans.general, span);
        table.set("major", &mut spans.major, span);
        table.finish();
    }
}

/// Reads the steps of ladders.
pub(super) fn read_escalations(top: &mut TableReader<'_>, known: &[Role]) -> Vec<Escalation> {
    let tables = top.tables("escalate").into_iter();
    tables
        .filter_map(|table| escalation(table, known))
        .collect()
}

fn escalation(mut table: TableReader<'_>, known: &[Role]) -> Option<Escalation> {
    let place = table.place();
    let filter = table.get("where").map(|entry| filter::read(&entry));
    let after = table.required("after").and_then(|entry| after(&entry));
    let to: Option<RoleIx> = table
        .required("to")
        .and_then(|entry| roles::named(&entry, known));
    table.finish();
    let (limit, after) = after?;
    Some(Escalation {
        filter: filter.unwrap_or_default(),
        limit,
        after,
        to: to?,
        place,
    })
}

/// `{ answer = "-4h" }`: which limit, and how long past it.
fn after(entry: &Entry<'_>) -> Option<(LimitKind, SignedSpan)> {
    let mut table = entry.table()?;
    let mut stated = None;
    for kind in LimitKind::ALL {
        let Some(span) = table.get(kind.as_str()) else {
            continue;
        };
        match stated {
            None => stated = Some((kind, span)),
            Some((first, _)) => {
                let fault = span.fault(Code::KeysExclude).with("key", kind.as_str());
                span.note(fault.with("other", first.as_str()));
            }
        }
    }
    if stated.is_none() {
        let _ = table.required(LimitKind::Answer.as_str());
    }
    table.finish();
    let (kind, entry) = stated?;
    Some((kind, entry.signed_span()?))
}
