//! Saved appointments with households that are not to be disturbed, or no longer there.

use super::appointments_overlap::ahead;
use super::scene::Scene;
use crate::diag::{Code, Fault};

/// Rows still to come on a day of the household's pause, or after its last day.
pub(super) fn check(scene: &Scene, faults: &mut Vec<Fault>) {
    for row in ahead(scene) {
        let party = &scene.book[row.party];
        let Some(household) = party.household() else {
            continue;
        };
        let fault = |code| {
            Fault::new(code, row.place.clone())
                .cell("date")
                .with("name", &party.name)
                .with("date", row.date)
        };
        if let Some(moved_out) = household.moved_out.filter(|last| *last < row.date) {
            faults.push(fault(Code::AppointmentToMovedOut).with("moved_out", moved_out));
        } else if household.paused_on(row.date) {
            faults.push(fault(Code::AppointmentInPause));
        }
    }
}
