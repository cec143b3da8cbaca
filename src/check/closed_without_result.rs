//! Closed issues that do not say what came of them (G2 of the rule ledger).

use super::scene::Scene;
use crate::diag::{Code, Fault};

/// Closed, and the cell `result` is empty.
pub(super) fn check(scene: &Scene, faults: &mut Vec<Fault>) {
    for issue in &scene.book.issues {
        if let (Some(closed_at), None) = (issue.closed_at, &issue.result) {
            faults.push(
                Fault::new(Code::ClosedWithoutResult, issue.place.clone())
                    .cell("result")
                    .with("closed_at", closed_at),
            );
        }
    }
}
