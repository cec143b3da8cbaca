//! `[[cadence]]`: again and again (W2 to W6, H3, A1 of the rule ledger).

use super::names::Names;
use super::{asks, selection};
use crate::diag::Code;
use crate::model::policy::{Asks, Cadence, Demand, RuleKind};
use crate::text::walk::{Entry, TableReader};

/// Reads one cadence, with what it asks.
pub(super) fn read(table: &mut TableReader<'_>, names: &Names<'_>) -> Option<(Asks, RuleKind)> {
    let asks = asks::read(table, names);
    let mut inspection = false;
    table.set("inspection", &mut inspection, Entry::boolean);
    let whom = selection::read(table, "whom");
    let every = table
        .required("every")
        .and_then(|entry| entry.unit_or_term(names.terms));
    let demand = demand(table);
    let on = table.get("on");
    if let (Some(entry), Demand::Times(2..)) = (&on, demand) {
        let fault = entry.fault(Code::KeysExclude).with("key", entry.key());
        entry.note(fault.with("other", "times"));
    }
    let on = on.and_then(|entry| entry.day_window());
    let cadence = Cadence {
        whom,
        every: every?,
        on,
        demand,
    };
    let asks = Asks {
        inspection,
        ..asks?
    };
    Some((asks, RuleKind::Cadence(cadence)))
}

fn demand(table: &mut TableReader<'_>) -> Demand {
    let times = table.get("times");
    let pick = table.get("pick");
    if let (Some(_), Some(pick)) = (&times, &pick) {
        let fault = pick.fault(Code::PickWithTimes);
        let rule = table
            .get("id")
            .and_then(|entry| entry.raw_text())
            .unwrap_or_default();
        pick.note(fault.with("rule", rule));
    }
    let times = times.and_then(|entry| entry.integer(1, 366));
    match pick {
        Some(entry) => Demand::Pick(entry.integer(1, 1_000_000).unwrap_or(1)),
        None => Demand::Times(times.unwrap_or(1)),
    }
}
