//! Door visits that took longer than the policy means them to (H7 of the rule ledger).

use super::scene::Scene;
use crate::diag::{Code, Fault};
use crate::model::{Channel, Outcome};

/// Longer than a door visit, and than any rule that allows the door, is meant to take.
pub(super) fn check(scene: &Scene, faults: &mut Vec<Fault>) {
    let policy = &scene.book.policy;
    let at_door = policy
        .rules
        .iter()
        .map(|rule| &rule.asks)
        .filter(|asks| asks.channels.contains(&Channel::Door));
    let most = at_door
        .filter_map(|asks| asks.minutes)
        .fold(policy.visit.door_minutes, u32::max);
    for visit in &scene.book.visits {
        let met = visit.channel == Channel::Door && visit.outcome == Outcome::Met;
        if let Some(minutes) = visit.minutes.filter(|minutes| met && *minutes > most) {
            faults.push(
                Fault::new(Code::VisitTooLong, visit.place.clone())
                    .cell("minutes")
                    .with("value", minutes)
                    .with("most", most),
            );
        }
    }
}
