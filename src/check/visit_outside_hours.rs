//! Calls and door visits at hours that the policy keeps free (W7 of the rule ledger).

use super::channel_hours::{any_hour_allows, inside, suits_party, text_of};
use super::scene::{Scene, has_time};
use crate::diag::{Code, Fault};
use crate::model::{Outcome, Visit};

/// Visits made or tried outside of the channel's hours, unless the party or a rule allows it. A
/// call that only makes or declines an appointment is no visit.
pub(super) fn check(scene: &Scene, faults: &mut Vec<Fault>) {
    let disturbs = |visit: &&Visit| {
        matches!(visit.outcome, Outcome::Met | Outcome::NoAnswer) && has_time(visit)
    };
    for visit in scene.book.visits.iter().filter(disturbs) {
        let Some(hours) = scene.book.policy.hours.of(visit.channel) else {
            continue;
        };
        let allowed = inside(hours, visit.at, 1)
            || suits_party(&scene.book[visit.party], visit.at)
            || any_hour_allows(scene.book, visit);
        if !allowed {
            faults.push(
                Fault::new(Code::VisitOutsideHours, visit.place.clone())
                    .cell("visited_at")
                    .with("value", visit.at)
                    .with("channel", visit.channel)
                    .with("hours", text_of(hours, visit.at.date().weekday())),
            );
        }
    }
}
