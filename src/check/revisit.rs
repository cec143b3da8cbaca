//! The visit that checked what became of an issue.

use super::scene::Scene;
use crate::diag::file::Folder;
use crate::diag::{Code, Fault, nearest};
use crate::model::{Issue, RevisitObjection};

/// It exists, was made to the same party, met somebody, and came after the solution.
pub(super) fn check(scene: &Scene, faults: &mut Vec<Fault>) {
    let asked = |issue: &&Issue| scene.asks_about(&issue.place);
    for issue in scene.book.issues.iter().filter(asked) {
        faults.extend(found(scene, issue));
    }
}

fn found(scene: &Scene, issue: &Issue) -> Option<Fault> {
    let id = issue.revisit.as_ref()?.as_str();
    let fault = |code| {
        Fault::new(code, issue.place.clone())
            .cell("revisit")
            .with("value", id)
    };
    let Some(visit) = scene.visit(id) else {
        if scene.gaps.damage(Folder::Visits) {
            return None;
        }
        return Some(fault(Code::RevisitOfUnknownVisit).near(nearest(id, scene.visit_ids())));
    };
    Some(match issue.revisit_objection(visit)? {
        RevisitObjection::OfAnother => fault(Code::RevisitOfAnother)
            .with("party", &scene.book[issue.party].id)
            .with("other", &scene.book[visit.party].id),
        RevisitObjection::NotMet(outcome) => fault(Code::RevisitNotMet).with("outcome", outcome),
        RevisitObjection::BeforeResolved(resolved_at) => fault(Code::RevisitBeforeResolved)
            .with("at", visit.at)
            .with("resolved_at", resolved_at),
    })
}
