//! The department an issue was given to.

use std::collections::{BTreeMap, BTreeSet};

use super::scene::Scene;
use super::typo::typo;
use crate::diag::{Code, Fault};
use crate::model::Issue;

/// A department that nobody of the staff has and that is nearly one somebody has: once for each
/// spelling.
pub(super) fn check(scene: &Scene, faults: &mut Vec<Fault>) {
    let known: BTreeSet<&str> = scene.book.departments().collect();
    let mut odd: BTreeMap<&str, (&Issue, usize)> = BTreeMap::new();
    for issue in scene
        .book
        .issues
        .iter()
        .filter(|issue| !known.contains(&*issue.department))
    {
        odd.entry(&issue.department).or_insert((issue, 0)).1 += 1;
    }
    for (department, (first, count)) in odd {
        if let Some(meant) = typo(department, scene.book.departments()) {
            faults.push(
                Fault::new(Code::DepartmentMisspelt, first.place.clone())
                    .cell("department")
                    .with("value", department)
                    .with("count", count)
                    .near(Some(meant)),
            );
        }
    }
}
