//! `[[cadence]]`: again and again (W2 to W6, H3, A1 of the rule ledger).

use super::rules::Names;
use super::{asks, selection};
use crate::diag::Code;
use crate::model::policy::{Cadence, Demand};
use crate::store::walk::TableReader;

/// Reads one cadence.
pub(super) fn read(table: &mut TableReader<'_>, names: &Names<'_>) -> Option<Cadence> {
    let asks = asks::read(table, names);
    let whom = selection::read(table, "whom");
    let every = table.required("every").and_then(|entry| entry.unit());
    let demand = demand(table);
    Some(Cadence {
        asks: asks?,
        whom,
        every: every?,
        demand,
    })
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
