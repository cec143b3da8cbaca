//! One member of staff in two visits at once.

use super::scene::{Scene, has_time, occupies};
use crate::calendar::Instant;
use crate::diag::{Code, Fault};
use crate::model::{Channel, Outcome, Visit};

/// Minutes by which two visits may overlap: times are written down from memory.
const LENIENCE: i64 = 5;

/// Visits to different parties that one member cannot both have made.
pub(super) fn check(scene: &Scene, faults: &mut Vec<Fault>) {
    let mut last: Vec<Option<&Visit>> = vec![None; scene.book.staff.len()];
    for visit in scene.book.visits.iter().filter(|visit| takes_time(visit)) {
        for member in &visit.staff {
            let before = last[member.position()];
            if let Some(other) = before.filter(|other| collide(other, visit)) {
                faults.push(
                    Fault::new(Code::TwoPlacesAtOnce, visit.place.clone())
                        .cell("staff")
                        .with("name", &scene.book[*member].name)
                        .with("at", visit.at)
                        .with("other", &other.id)
                        .with("line", other.place.line),
                );
            }
            if before.is_none_or(|other| end(other) <= end(visit)) {
                last[member.position()] = Some(visit);
            }
        }
    }
}

fn takes_time(visit: &Visit) -> bool {
    occupies(visit.channel) && visit.outcome == Outcome::Met && has_time(visit)
}

fn end(visit: &Visit) -> Instant {
    visit
        .at
        .plus_minutes(i64::from(visit.minutes.unwrap_or(1).max(1)))
}

fn collide(earlier: &Visit, later: &Visit) -> bool {
    let one_meeting = earlier.channel == Channel::Meeting && later.channel == Channel::Meeting;
    let overlap = end(earlier).min(end(later)).minutes_since(later.at);
    !one_meeting && earlier.party != later.party && (earlier.at == later.at || overlap > LENIENCE)
}
