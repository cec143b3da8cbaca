//! Departments and categories in a trigger's `where` that are typos for known ones.

use std::collections::BTreeSet;

use super::department::departments;
use super::scene::Scene;
use super::typo::typo;
use crate::diag::{Code, Fault};
use crate::model::IssueColumn;

/// A value no issue and no member of staff has, and that is nearly one they have.
pub(super) fn check(scene: &Scene, faults: &mut Vec<Fault>) {
    for rule in &scene.book.policy.rules {
        let Some(trigger) = rule.trigger() else {
            continue;
        };
        for (column, values) in &trigger.filter.0 {
            let known = known(scene, *column);
            for value in values
                .iter()
                .filter(|value| !known.contains(value.as_str()))
            {
                if let Some(meant) = typo(value, known.iter().copied()) {
                    faults.push(
                        Fault::new(Code::WhereMisspelt, rule.place.clone())
                            .cell("where")
                            .with("rule", &rule.id)
                            .with("column", column.as_str())
                            .with("value", value)
                            .near(Some(meant)),
                    );
                }
            }
        }
    }
}

/// What is known of a column with words of people's own; nothing of the others.
fn known<'a>(scene: &Scene<'a>, column: IssueColumn) -> BTreeSet<&'a str> {
    let issues = scene.book.issues.iter();
    match column {
        IssueColumn::Department => issues
            .map(|issue| &*issue.department)
            .chain(departments(scene))
            .collect(),
        IssueColumn::Category => issues.map(crate::model::Issue::category).collect(),
        _ => BTreeSet::new(),
    }
}
