//! Leave of a member of staff on days outside of the service.

use super::scene::Scene;
use crate::diag::{Code, Fault};

/// Leave that lies wholly before `joined` or after `left`: a typo in one of the dates.
pub(super) fn check(scene: &Scene, faults: &mut Vec<Fault>) {
    for member in &scene.book.staff {
        for leave in &member.leave {
            if !member.in_service_in(leave.days()) {
                faults.push(
                    Fault::new(Code::LeaveOutsideService, member.place.clone())
                        .cell("leave")
                        .with("value", leave)
                        .with("name", &member.name),
                );
            }
        }
    }
}
