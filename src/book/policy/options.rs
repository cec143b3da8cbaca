//! `[quota_options]` and `[coverage]`: how quotas are counted and coverage is grouped.

use super::roles;
use crate::model::RoleIx;
use crate::model::policy::{CoverageSettings, QuotaOptions, Role, TeamCredit};
use crate::text::walk::{Entry, TableReader};

/// Reads `[quota_options]`.
pub(super) fn read_quota(top: &mut TableReader<'_>) -> QuotaOptions {
    let mut options = QuotaOptions::default();
    if let Some(mut table) = top.table("quota_options") {
        table.set("team_credit", &mut options.team_credit, |entry| {
            entry.word(&[TeamCredit::All, TeamCredit::Lead], credit_word)
        });
        table.set("accompany", &mut options.accompany, Entry::boolean);
        table.set("prorate", &mut options.prorate, Entry::boolean);
        table.finish();
    }
    options
}

fn credit_word(credit: TeamCredit) -> &'static str {
    match credit {
        TeamCredit::All => "all",
        TeamCredit::Lead => "lead",
    }
}

/// Reads `[coverage]`; without it the role `butler`, where the policy has one.
pub(super) fn read_coverage(top: &mut TableReader<'_>, known: &[Role]) -> CoverageSettings {
    let default = known
        .iter()
        .position(|role| role.id.as_str() == "butler")
        .map(RoleIx::new);
    let mut by_role = default;
    if let Some(mut table) = top.table("coverage") {
        table.set("by_role", &mut by_role, |entry| {
            roles::named(entry, known).map(Some)
        });
        table.finish();
    }
    CoverageSettings { by_role }
}
