//! Departments and categories in a trigger's `where` that are typos for known ones.

use std::collections::BTreeSet;

use super::scene::Scene;
use super::typo::typo;
use crate::diag::{Code, Fault, Place};
use crate::model::IssueColumn;
use crate::model::policy::IssueFilter;

/// A value no issue and no member of staff has, and that is nearly one they have.
pub(super) fn check(scene: &Scene, faults: &mut Vec<Fault>) {
    for (rule, place, filter) in filters(scene) {
        for (column, values) in &filter.0 {
            let known = known(scene, *column);
            for value in values
                .iter()
                .filter(|value| !known.contains(value.as_str()))
            {
                if let Some(meant) = typo(value, known.iter().copied()) {
                    faults.push(
                        Fault::new(Code::WhereMisspelt, place.clone())
                            .cell("where")
                            .with("rule", rule)
                            .with("column", column.as_str())
                            .with("value", value)
                            .near(Some(meant)),
                    );
                }
            }
        }
    }
}

/// Every `where` of a policy, with what states it.
fn filters<'a>(scene: &Scene<'a>) -> Vec<(&'a str, &'a Place, &'a IssueFilter)> {
    let policy = &scene.book.policy;
    let rules = policy.rules.iter().flat_map(|rule| {
        let own = rule.trigger().map(|trigger| &trigger.filter);
        let selected = rule
            .selection()
            .issues
            .as_ref()
            .map(|issues| &issues.filter);
        let filters = own.into_iter().chain(selected);
        filters.map(|filter| (rule.id.as_str(), &rule.place, filter))
    });
    let limits = policy.limits.special.iter();
    let limits = limits.map(|special| ("limits.for", &special.place, &special.filter));
    let ladders = policy.escalations.iter();
    let ladders = ladders.map(|escalation| ("escalate", &escalation.place, &escalation.filter));
    rules.chain(limits).chain(ladders).collect()
}

/// What is known of a column with words of people's own; nothing of the others.
fn known<'a>(scene: &Scene<'a>, column: IssueColumn) -> BTreeSet<&'a str> {
    let issues = scene.book.issues.iter();
    match column {
        IssueColumn::Department => issues
            .map(|issue| &*issue.department)
            .chain(scene.book.departments())
            .collect(),
        IssueColumn::Category => issues.map(crate::model::Issue::category).collect(),
        _ => BTreeSet::new(),
    }
}
