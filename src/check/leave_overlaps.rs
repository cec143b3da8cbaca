//! Leave of a member of staff that stands twice.

use super::scene::Scene;
use crate::diag::{Code, Fault};
use crate::model::Leave;

/// Two times of leave that share an hour: one of them has a wrong date.
pub(super) fn check(scene: &Scene, faults: &mut Vec<Fault>) {
    for member in &scene.book.staff {
        let mut leave: Vec<&Leave> = member.leave.iter().collect();
        leave.sort_by_key(|leave| (leave.from, leave.to));
        for pair in leave.windows(2) {
            if pair[1].from < pair[0].to {
                faults.push(
                    Fault::new(Code::LeaveOverlaps, member.place.clone())
                        .cell("leave")
                        .with("value", pair[1])
                        .with("other", pair[0])
                        .with("name", &member.name),
                );
            }
        }
    }
}
