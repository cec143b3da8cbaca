//! `[targets]`: what reports compare with (H2, G3, L4, U3, I6, N6 of the rule ledger).

use crate::model::policy::Targets;
use crate::text::walk::{Entry, TableReader};

/// Reads the targets.
pub(super) fn read(top: &mut TableReader<'_>) -> Targets {
    let mut targets = Targets::default();
    if let Some(mut table) = top.table("targets") {
        table.set("coverage", &mut targets.coverage, Entry::share);
        table.set("resolved", &mut targets.resolved, Entry::share);
        table.set("complaints", &mut targets.complaints, Entry::share);
        table.set("revisited", &mut targets.revisited, Entry::share);
        table.set("survey_sent", &mut targets.survey_sent, Entry::share);
        table.set(
            "survey_returned",
            &mut targets.survey_returned,
            Entry::share,
        );
        table.set(
            "repairs_on_time",
            &mut targets.repairs_on_time,
            Entry::share,
        );
        table.finish();
    }
    targets
}
