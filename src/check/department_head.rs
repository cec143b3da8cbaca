//! Rules that ask for somebody of the issue's department, where the department has nobody for it.

use std::collections::BTreeSet;

use super::scene::Scene;
use crate::diag::{Code, Fault};
use crate::model::policy::{Anchor, Rule, Seat};
use crate::model::{Issue, StaffIx};

/// Open issues that such a rule follows and whose department has no member of the role: once for
/// each department and role.
pub(super) fn check(scene: &Scene, faults: &mut Vec<Fault>) {
    let mut seen = BTreeSet::new();
    for rule in &scene.book.policy.rules {
        for seat in rule.asks.seats().filter(|seat| seat.of_issue_department) {
            let issues = scene.book.issues.iter();
            for issue in issues.filter(|issue| follows(rule, issue)) {
                if lacks(scene, seat, issue) && seen.insert((&*issue.department, seat.role)) {
                    faults.push(fault(scene, rule, seat, issue));
                }
            }
        }
    }
}

fn follows(rule: &Rule, issue: &Issue) -> bool {
    let trigger = rule.trigger();
    let trigger = trigger.filter(|trigger| matches!(trigger.on, Anchor::Issue(_)));
    issue.closed_at.is_none()
        && trigger.is_some_and(|trigger| trigger.filter.takes(|column| issue.text(column)))
}

fn lacks(scene: &Scene, seat: Seat, issue: &Issue) -> bool {
    let members: Vec<StaffIx> = match seat.role {
        Some(role) => scene.members(role).map(|(index, _)| index).collect(),
        None => (0..scene.book.staff.len()).map(StaffIx::new).collect(),
    };
    let sits = |member: &StaffIx| scene.book.sits(seat, *member, Some(issue.in_charge()));
    !members.is_empty() && !members.iter().any(sits)
}

fn fault(scene: &Scene, rule: &Rule, seat: Seat, issue: &Issue) -> Fault {
    Fault::new(Code::DepartmentWithoutHead, issue.place.clone())
        .cell("department")
        .with("value", &issue.department)
        .with("role", seat.role.map_or("", |role| scene.book[role].name()))
        .with("rule", &rule.id)
}
