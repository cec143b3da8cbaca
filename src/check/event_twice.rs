//! One event recorded under two ids: its duties would be owed twice.

use std::collections::HashMap;

use super::scene::Scene;
use crate::diag::{Code, Fault};
use crate::model::Event;

/// Same party, time and kind, and the same note.
pub(super) fn check(scene: &Scene, faults: &mut Vec<Fault>) {
    let mut seen: HashMap<_, &Event> = HashMap::new();
    for event in &scene.book.events {
        let key = (
            event.happened_at.start(),
            event.party,
            &event.kind,
            &event.note,
        );
        let Some(first) = seen.insert(key, event) else {
            continue;
        };
        faults.push(
            Fault::new(Code::EventLoggedTwice, event.place.clone())
                .cell("id")
                .with("value", &event.id)
                .with("other", &first.id)
                .with("line", first.place.line),
        );
    }
}
