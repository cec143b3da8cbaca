//! Visits that have not happened yet.

use super::scene::Scene;
use crate::diag::{Code, Fault};

/// A visit after `now` counts for nothing until its time has come.
pub(super) fn check(scene: &Scene, faults: &mut Vec<Fault>) {
    let Some(now) = scene.now else { return };
    let first = scene.book.visits.partition_point(|visit| visit.at <= now);
    for visit in &scene.book.visits[first..] {
        faults.push(
            Fault::new(Code::VisitInFuture, visit.place.clone())
                .cell("visited_at")
                .with("value", visit.at)
                .with("now", now),
        );
    }
}
