//! Steps of an issue's life that have not been taken yet.

use super::scene::Scene;
use crate::diag::{Code, Fault};

/// Each time after `now`, but the promised one, which is meant to be.
pub(super) fn check(scene: &Scene, faults: &mut Vec<Fault>) {
    let Some(now) = scene.now else { return };
    for issue in &scene.book.issues {
        let steps = [
            ("raised_at", Some(issue.raised_at)),
            ("arrived_at", issue.arrived_at),
            ("answered_at", issue.answered_at),
            ("resolved_at", issue.resolved_at),
            ("escalated_at", issue.escalated_at),
            ("closed_at", issue.closed_at),
        ];
        let ahead = steps
            .into_iter()
            .find_map(|(column, at)| Some((column, at.filter(|at| *at > now)?)));
        if let Some((column, at)) = ahead {
            faults.push(
                Fault::new(Code::IssueInFuture, issue.place.clone())
                    .cell(column)
                    .with("column", column)
                    .with("value", at)
                    .with("now", now),
            );
        }
    }
}
