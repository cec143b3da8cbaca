//! `[limits]`: how long an answer, a solution, a record may take (W11, H10, K2 of the rule ledger).

use crate::model::policy::{Limits, PerSeverity};
use crate::text::walk::{Entry, TableReader};

/// Reads the limits; a severity that is not named keeps its default.
pub(super) fn read(top: &mut TableReader<'_>) -> Limits {
    let mut limits = Limits::default();
    if let Some(mut table) = top.table("limits") {
        read_severities(&mut table, "answer", &mut limits.answer);
        read_severities(&mut table, "resolve", &mut limits.resolve);
        table.set("log_within", &mut limits.log_within, Entry::span);
        table.finish();
    }
    limits
}

fn read_severities(table: &mut TableReader<'_>, key: &'static str, spans: &mut PerSeverity) {
    if let Some(mut table) = table.table(key) {
        table.set("urgent", &mut spans.urgent, Entry::span);
        table.set("general", &mut spans.general, Entry::span);
        table.set("major", &mut spans.major, Entry::span);
        table.finish();
    }
}
