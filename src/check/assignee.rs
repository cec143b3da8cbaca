//! Open issues whose assignee does not see to them.

use super::scene::Scene;
use crate::diag::{Code, Fault};
use crate::duties::unattended::{Absence, Unattended, unattended};
use crate::model::policy::LimitKind;

/// Issues with somebody out of service, or away until after what is due next. Without `now` nobody is.
pub(super) fn check(scene: &Scene, faults: &mut Vec<Fault>) {
    let Some(known) = &scene.known else { return };
    faults.extend(unattended(known).iter().map(|one| fault(scene, one)));
}

fn fault(scene: &Scene, one: &Unattended) -> Fault {
    let member = &scene.book[one.assignee];
    let fault = |code| {
        Fault::new(code, scene.book[one.issue].place.clone())
            .cell("assignee")
            .with("value", &member.id)
            .with("name", &member.name)
    };
    match one.absence {
        Absence::Left(day) => fault(Code::AssigneeGone).with("day", day),
        Absence::Joins(day) => fault(Code::AssigneeGone).with("day", day).told_as("joins"),
        Absence::Leave(until) => {
            let fault = fault(Code::AssigneeAway).with("until", until.last());
            match one.limit {
                Some((kind, limit)) => fault.with("limit", limit).told_as(sentence(kind)),
                None => fault,
            }
        }
    }
}

/// Which sentence tells a limit of a kind.
fn sentence(kind: LimitKind) -> &'static str {
    match kind {
        LimitKind::Answer => "",
        LimitKind::Resolve => "resolve",
        LimitKind::Arrive => "arrive",
    }
}
