//! The department an issue was given to.

use std::collections::{BTreeMap, BTreeSet};

use super::scene::Scene;
use super::typo::typo;
use crate::diag::{Code, Fault};
use crate::model::Issue;

/// A department that neither the policy nor anybody of the staff has: once for each spelling. Where
/// nobody says which there are, none is wrong.
pub(super) fn check(scene: &Scene, faults: &mut Vec<Fault>) {
    let known: BTreeSet<&str> = scene.book.departments().collect();
    if known.is_empty() {
        return;
    }
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
        faults.push(
            Fault::new(Code::DepartmentUnknown, first.place.clone())
                .cell("department")
                .with("value", department)
                .with("count", count)
                .near(typo(department, scene.book.departments())),
        );
    }
}
