//! One visit recorded under two ids, as when two people log what they did together.

use std::collections::HashMap;

use super::scene::Scene;
use crate::diag::{Code, Fault};
use crate::model::Visit;

/// Same party, minute, channel and outcome.
pub(super) fn check(scene: &Scene, faults: &mut Vec<Fault>) {
    let mut seen: HashMap<_, &Visit> = HashMap::new();
    for visit in &scene.book.visits {
        let key = (visit.at, visit.party, visit.channel, visit.outcome);
        let Some(first) = seen.insert(key, visit) else {
            continue;
        };
        faults.push(
            Fault::new(Code::VisitLoggedTwice, visit.place.clone())
                .cell("id")
                .with("value", &visit.id)
                .with("other", &first.id)
                .with("line", first.place.line),
        );
    }
}
