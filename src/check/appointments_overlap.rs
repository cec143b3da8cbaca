//! Two saved appointments of one member of staff at once.

use super::scene::{Scene, occupies};
use crate::diag::{Code, Fault};
use crate::model::{Booking, BookingState, Channel};

/// Rows still to come, in one plan or in two, that one member cannot both keep.
pub(super) fn check(scene: &Scene, faults: &mut Vec<Fault>) {
    let mut rows: Vec<&Booking> = ahead(scene).filter(|row| occupies(row.channel)).collect();
    rows.sort_by(|a, b| (a.starts_at(), &a.id).cmp(&(b.starts_at(), &b.id)));
    let mut last: Vec<Option<&Booking>> = vec![None; scene.book.staff.len()];
    for row in rows {
        for member in &row.staff {
            let before = last[member.position()];
            if let Some(other) = before.filter(|other| collide(other, row)) {
                faults.push(
                    Fault::new(Code::AppointmentsOverlap, row.place.clone())
                        .cell("start")
                        .with("name", &scene.book[*member].name)
                        .with("at", row.starts_at())
                        .with("other", other.starts_at())
                        .with("line", other.place.line),
                );
            }
            if before.is_none_or(|other| other.ends_at() <= row.ends_at()) {
                last[member.position()] = Some(row);
            }
        }
    }
}

/// Rows of every saved plan that are still to come and not called off.
pub(super) fn ahead<'a>(scene: &Scene<'a>) -> impl Iterator<Item = &'a Booking> {
    let rows = scene.book.plans.iter().flat_map(|plan| &plan.rows);
    rows.filter(|row| row.state != BookingState::Cancelled && scene.is_ahead(row.starts_at()))
}

fn collide(earlier: &Booking, later: &Booking) -> bool {
    let one_meeting = earlier.channel == Channel::Meeting
        && later.channel == Channel::Meeting
        && earlier.starts_at() == later.starts_at();
    let again = earlier.party == later.party && earlier.starts_at() == later.starts_at();
    !one_meeting && !again && later.starts_at() < earlier.ends_at()
}
