//! The issue that another one takes up again.

use super::scene::Scene;
use crate::diag::file::Folder;
use crate::diag::{Code, Fault, nearest};
use crate::model::{Issue, ReopenObjection};

/// It exists, is of the same party, and was over when the other was raised.
pub(super) fn check(scene: &Scene, faults: &mut Vec<Fault>) {
    for issue in &scene.book.issues {
        faults.extend(found(scene, issue));
    }
}

fn found(scene: &Scene, issue: &Issue) -> Option<Fault> {
    let named = issue.reopens.as_ref()?;
    let fault = |code| {
        Fault::new(code, issue.place.clone())
            .cell("reopens")
            .with("value", named)
    };
    let issues = &scene.book.issues;
    let Some(earlier) = issues.iter().find(|other| other.id == *named) else {
        if scene.gaps.damage(Folder::Issues) {
            return None;
        }
        let near = nearest(named.as_str(), issues.iter().map(|issue| issue.id.as_str()));
        return Some(fault(Code::ReopensUnknownIssue).near(near));
    };
    Some(match issue.reopen_objection(earlier)? {
        ReopenObjection::OfAnother => fault(Code::ReopensAnothersIssue)
            .with("party", &scene.book[issue.party].id)
            .with("other", &scene.book[earlier.party].id),
        ReopenObjection::NotOver => {
            fault(Code::ReopensOpenIssue).with("raised_at", issue.raised_at)
        }
    })
}
