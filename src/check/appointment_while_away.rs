//! Saved appointments of staff who are not at work then.

use super::appointments_overlap::ahead;
use super::scene::Scene;
use crate::diag::{Code, Fault};

/// Rows still to come in somebody's leave, on a day off, or out of service.
pub(super) fn check(scene: &Scene, faults: &mut Vec<Fault>) {
    let workdays = &scene.book.almanac.workdays;
    for row in ahead(scene) {
        let away = row
            .staff
            .iter()
            .map(|index| &scene.book[*index])
            .find(|member| member.is_away(row.starts_at(), row.ends_at(), workdays));
        if let Some(member) = away {
            faults.push(
                Fault::new(Code::AppointmentWhileAway, row.place.clone())
                    .cell("staff")
                    .with("name", &member.name)
                    .with("date", row.date),
            );
        }
    }
}
