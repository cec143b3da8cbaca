//! Solved issues whose owner, as it seems, was never told.

use super::scene::Scene;
use crate::diag::{Code, Fault};

/// Solved more than a day ago and not answered: mostly the cell was forgotten.
pub(super) fn check(scene: &Scene, faults: &mut Vec<Fault>) {
    for issue in &scene.book.issues {
        let Some(resolved_at) = issue.resolved_at else {
            continue;
        };
        let patience_over = scene
            .now
            .is_none_or(|now| now.minutes_since(resolved_at) >= 24 * 60);
        if issue.answered_at.is_none() && issue.closed_at.is_none() && patience_over {
            faults.push(
                Fault::new(Code::ResolvedUnanswered, issue.place.clone())
                    .cell("answered_at")
                    .with("resolved_at", resolved_at),
            );
        }
    }
}
