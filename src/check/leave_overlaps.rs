//! Leave of a member of staff that stands twice.

use super::scene::Scene;
use crate::diag::{Code, Fault};
use crate::model::Leave;

/// Two times of leave that share an hour: one of them has a wrong date.
pub(super) fn check(scene: &Scene, faults: &mut Vec<Fault>) {
    for member in &scene.book.staff {
        let mut leave: Vec<&Leave> = member.leave.iter().collect();
        leave.sort_by_key(|leave| (leave.from, leave.to));
        // Of those so far, the one that ends last.
        let mut last: Option<&Leave> = None;
        for leave in leave {
            if let Some(other) = last.filter(|other| leave.from < other.to) {
                faults.push(
                    Fault::new(Code::LeaveOverlaps, member.place.clone())
                        .cell("leave")
                        .with("value", leave)
                        .with("other", other)
                        .with("name", &member.name),
                );
            }
            if last.is_none_or(|other| other.to <= leave.to) {
                last = Some(leave);
            }
        }
    }
}
