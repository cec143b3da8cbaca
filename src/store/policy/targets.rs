//! `[targets]`: what reports compare with (H2, G3, L4, U3, I6, N6 of the rule ledger).

use crate::model::Decimal;
use crate::model::policy::Targets;
use crate::store::walk::{Entry, TableReader};

/// The targets of an office that states none.
pub(super) fn defaults() -> Targets {
    Targets {
        coverage: share("1.0"),
        resolved: share("0.9"),
        complaints: share("0.01"),
        revisited: share("1.0"),
        survey_sent: share("1.0"),
        survey_returned: share("0.8"),
        repairs_on_time: share("0.98"),
    }
}

fn share(text: &str) -> Decimal {
    Decimal::parse(text).expect("the defaults are decimals")
}

/// Reads the targets.
pub(super) fn read(top: &mut TableReader<'_>) -> Targets {
    let mut targets = defaults();
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
