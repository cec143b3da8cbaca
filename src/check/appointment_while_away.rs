//! Saved appointments of staff who are not at work that day.

use super::appointments_overlap::ahead;
use super::scene::Scene;
use crate::calendar::{Date, Weekday};
use crate::diag::{Code, Fault};
use crate::model::Staff;

/// Rows still to come on a day of leave, on a day off, or out of service.
pub(super) fn check(scene: &Scene, faults: &mut Vec<Fault>) {
    for row in ahead(scene) {
        let away = row
            .staff
            .iter()
            .map(|index| &scene.book[*index])
            .find(|member| !works(scene, member, row.date));
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

fn works(scene: &Scene, member: &Staff, date: Date) -> bool {
    let days = &scene.book.almanac.workdays;
    let on_leave = member.leave.iter().any(|leave| leave.holds(date));
    let ordinary = member.works_on(date.weekday());
    let makes_up = days.is_make_up(date)
        && Weekday::ALL[..5]
            .iter()
            .any(|weekday| member.works_on(*weekday));
    let closed = days.is_holiday(date) && !(member.holidays && ordinary);
    member.in_service(date) && !on_leave && !closed && (ordinary || makes_up)
}
