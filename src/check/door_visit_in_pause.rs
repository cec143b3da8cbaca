//! Door visits on days on which the household asked not to be disturbed.

use super::scene::Scene;
use crate::diag::{Code, Fault};
use crate::model::{Channel, Outcome};

/// Visits made or tried at the door, on a day of the pause.
pub(super) fn check(scene: &Scene, faults: &mut Vec<Fault>) {
    for visit in &scene.book.visits {
        let knocked = visit.channel == Channel::Door
            && matches!(visit.outcome, Outcome::Met | Outcome::NoAnswer);
        let party = &scene.book[visit.party];
        if knocked && party.paused_on(visit.at.date()) {
            faults.push(
                Fault::new(Code::DoorVisitInPause, visit.place.clone())
                    .cell("visited_at")
                    .with("date", visit.at.date())
                    .with("name", &party.name),
            );
        }
    }
}
