//! Closed issues that do not say what came of them (G2 of the rule ledger).

use super::scene::Scene;
use crate::diag::{Code, Fault};

/// Closed, and the cell `result` is empty; of an issue that was not solved an answer will do.
pub(super) fn check(scene: &Scene, faults: &mut Vec<Fault>) {
    for issue in &scene.book.issues {
        let says =
            issue.result.is_some() || (issue.resolved_at.is_none() && issue.answer.is_some());
        if let Some(closed_at) = issue.closed_at.filter(|_| !says) {
            faults.push(
                Fault::new(Code::ClosedWithoutResult, issue.place.clone())
                    .cell("result")
                    .with("closed_at", closed_at),
            );
        }
    }
}
