//! Rules that want somebody of the issue's department, where the department has nobody for it.

use std::collections::BTreeSet;

use super::scene::{Scene, seats};
use crate::diag::{Code, Fault};
use crate::model::Issue;
use crate::model::policy::{Rule, RuleKind, Seat, Trigger};

/// Open issues that such a rule follows and whose department has no member of the role: once for
/// each department and role.
pub(super) fn check(scene: &Scene, faults: &mut Vec<Fault>) {
    let mut told = BTreeSet::new();
    for rule in scene
        .book
        .policy
        .rules
        .iter()
        .filter(|rule| rule.follows_issue())
    {
        let RuleKind::Trigger(trigger) = &rule.kind else {
            continue;
        };
        for seat in seats(&trigger.asks).filter(|seat| seat.of_issue_department) {
            for issue in scene
                .book
                .issues
                .iter()
                .filter(|issue| follows(trigger, issue))
            {
                if lacks(scene, *seat, issue) && told.insert((&*issue.department, seat.role)) {
                    faults.push(fault(scene, rule, *seat, issue));
                }
            }
        }
    }
}

fn follows(trigger: &Trigger, issue: &Issue) -> bool {
    let matches = |(column, values): &(_, Vec<String>)| {
        values.iter().any(|value| value == issue.text(*column))
    };
    issue.closed_at.is_none() && trigger.filter.iter().all(matches)
}

fn lacks(scene: &Scene, seat: Seat, issue: &Issue) -> bool {
    let mut members = scene.members(seat.role).peekable();
    members.peek().is_some()
        && !members.any(|(_, member)| member.department.as_deref() == Some(&*issue.department))
}

fn fault(scene: &Scene, rule: &Rule, seat: Seat, issue: &Issue) -> Fault {
    Fault::new(Code::DepartmentWithoutHead, issue.place.clone())
        .cell("department")
        .with("value", &issue.department)
        .with("role", scene.book[seat.role].name())
        .with("rule", &rule.id)
}
