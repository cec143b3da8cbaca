//! The visit in which an issue came up.

use super::scene::Scene;
use crate::diag::file::Folder;
use crate::diag::{Code, Fault, nearest};
use crate::model::Issue;

/// It exists, was made to the same party, and not on a later day.
pub(super) fn check(scene: &Scene, faults: &mut Vec<Fault>) {
    let asked = |issue: &&Issue| scene.asks_about(&issue.place);
    for issue in scene.book.issues.iter().filter(asked) {
        faults.extend(found(scene, issue));
    }
}

fn found(scene: &Scene, issue: &Issue) -> Option<Fault> {
    let id = issue.visit.as_ref()?.as_str();
    let fault = |code| Fault::new(code, issue.place.clone()).with("value", id);
    let Some(visit) = scene.visit(id) else {
        if scene.gaps.damage(Folder::Visits) {
            return None;
        }
        let near = nearest(id, scene.visit_ids());
        return Some(fault(Code::IssueOfUnknownVisit).cell("visit").near(near));
    };
    if visit.party != issue.party {
        let other = &scene.book[visit.party].id;
        let party = &scene.book[issue.party].id;
        return Some(
            fault(Code::IssueOfAnothersVisit)
                .cell("visit")
                .with("party", party)
                .with("other", other),
        );
    }
    (issue.raised_at.date() < visit.at.date()).then(|| {
        fault(Code::RaisedBeforeVisit)
            .cell("raised_at")
            .with("raised_at", issue.raised_at)
            .with("at", visit.at)
    })
}
