//! Door visits to households that had moved out.

use super::scene::Scene;
use crate::diag::{Code, Fault};
use crate::model::{Channel, Outcome};

/// Somebody was met at the door of a household after its last day: another family, or a typo.
pub(super) fn check(scene: &Scene, faults: &mut Vec<Fault>) {
    for visit in &scene.book.visits {
        let met = visit.channel == Channel::Door && visit.outcome == Outcome::Met;
        let party = &scene.book[visit.party];
        let moved_out = party.household().and_then(|household| household.moved_out);
        if let Some(moved_out) = moved_out.filter(|last| met && *last < visit.at.date()) {
            faults.push(
                Fault::new(Code::DoorVisitToMovedOut, visit.place.clone())
                    .cell("party")
                    .with("name", &party.name)
                    .with("moved_out", moved_out)
                    .with("date", visit.at.date()),
            );
        }
    }
}
