//! The whole of `policy.toml`, table by table.

use super::{hours, limits, options, roles, rules, satisfaction, targets, terms, titles, visit};
use crate::book::configuration::data_version;
use crate::model::Policy;
use crate::text::walk::TableReader;

/// Reads the policy; what cannot be understood is noted and left out.
pub(in crate::book) fn read(top: &mut TableReader<'_>) -> Policy {
    let preset = top
        .get("preset")
        .and_then(|entry| entry.text())
        .map(str::to_owned);
    data_version::read(top);
    // Taken in by now: what both say together is what is read here.
    top.get("extends").and_then(|entry| entry.filled_text());
    top.get("without").and_then(|entry| entry.texts());
    let roles = roles::read(top);
    let terms = terms::read(top);
    let (quotas, rules) = rules::read(top, &roles, &terms);
    Policy {
        preset,
        month_starts_on: month_starts_on(top),
        quotas,
        rules,
        hours: hours::read(top),
        visit: visit::read(top),
        plan: visit::read_plan(top),
        limits: limits::read(top),
        escalations: limits::read_escalations(top, &roles),
        quota_options: options::read_quota(top),
        coverage: options::read_coverage(top, &roles),
        satisfaction: satisfaction::read(top),
        targets: targets::read(top),
        departments: titles::read(top, "departments"),
        events: titles::read(top, "events"),
        terms,
        roles,
    }
}

fn month_starts_on(top: &mut TableReader<'_>) -> u8 {
    let mut day = 1;
    if let Some(mut period) = top.table("period") {
        period.set("month_starts_on", &mut day, |entry| {
            entry.integer(1, 28).and_then(|day| u8::try_from(day).ok())
        });
        period.finish();
    }
    day
}
