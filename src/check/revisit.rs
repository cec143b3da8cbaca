//! The visit that checked what became of an issue.

use super::scene::Scene;
use crate::diag::{Code, Fault, nearest};
use crate::model::{Issue, Outcome};

/// It exists, was made to the same party, met somebody, and came after the solution.
pub(super) fn check(scene: &Scene, faults: &mut Vec<Fault>) {
    for issue in &scene.book.issues {
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
        if scene.gaps.damage("visits/") {
            return None;
        }
        return Some(fault(Code::RevisitOfUnknownVisit).near(nearest(id, scene.visit_ids())));
    };
    if visit.party != issue.party {
        let other = &scene.book[visit.party].id;
        let party = &scene.book[issue.party].id;
        return Some(
            fault(Code::RevisitOfAnother)
                .with("party", party)
                .with("other", other),
        );
    }
    if visit.outcome != Outcome::Met {
        return Some(fault(Code::RevisitNotMet).with("outcome", visit.outcome));
    }
    let resolved_at = issue
        .resolved_at
        .filter(|resolved_at| visit.at < *resolved_at)?;
    Some(
        fault(Code::RevisitBeforeResolved)
            .with("at", visit.at)
            .with("resolved_at", resolved_at),
    )
}
