//! One visit recorded under two ids, as when two people log what they did together.

use std::collections::HashMap;

use super::scene::Scene;
use crate::diag::{Code, Fault};
use crate::model::Visit;

/// Same party, minute, channel and outcome.
pub(super) fn check(scene: &Scene, faults: &mut Vec<Fault>) {
    let minutes = scene.book.visits.chunk_by(|one, other| one.at == other.at);
    for visits in minutes.filter(|visits| visits.len() > 1) {
        let mut seen: HashMap<_, &Visit> = HashMap::with_capacity(visits.len());
        for visit in visits {
            let key = (visit.party, visit.channel, visit.outcome);
            faults.extend(seen.insert(key, visit).map(|first| twice(visit, first)));
        }
    }
}

fn twice(visit: &Visit, first: &Visit) -> Fault {
    Fault::new(Code::VisitLoggedTwice, visit.place.clone())
        .cell("id")
        .with("value", &visit.id)
        .with("other", &first.id)
        .with("line", first.place.line)
}
