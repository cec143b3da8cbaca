//! The department an issue was given to.

use std::collections::BTreeMap;

use super::scene::Scene;
use super::typo::typo;
use crate::diag::{Code, Fault};
use crate::model::Issue;

/// A department that nobody of the staff has and that is nearly one somebody has: once for each
/// spelling.
pub(super) fn check(scene: &Scene, faults: &mut Vec<Fault>) {
    let known = |name: &str| departments(scene).any(|department| department == name);
    let mut odd: BTreeMap<&str, (&Issue, usize)> = BTreeMap::new();
    for issue in scene
        .book
        .issues
        .iter()
        .filter(|issue| !known(&issue.department))
    {
        odd.entry(&issue.department).or_insert((issue, 0)).1 += 1;
    }
    for (department, (first, count)) in odd {
        if let Some(meant) = typo(department, departments(scene)) {
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

/// The departments of the staff.
pub(super) fn departments<'a>(scene: &Scene<'a>) -> impl Iterator<Item = &'a str> {
    scene
        .book
        .staff
        .iter()
        .filter_map(|member| member.department.as_deref())
}
