//! Saved appointments at hours that the policy keeps free (W7 of the rule ledger).

use super::appointments_overlap::ahead;
use super::channel_hours::{inside, suits_party, text_of};
use super::scene::Scene;
use crate::diag::{Code, Fault};
use crate::model::{Booking, BookingRule};

/// Rows still to come that do not lie inside of the channel's hours, whole, unless the party's own
/// hours or one of the rules allow it.
pub(super) fn check(scene: &Scene, faults: &mut Vec<Fault>) {
    for row in ahead(scene) {
        let Some(hours) = scene.book.policy.hours.of(row.channel) else {
            continue;
        };
        let at = row.starts_at();
        let allowed = inside(hours, at, row.minutes)
            || suits_party(&scene.book[row.party], at)
            || any_hour(scene, row);
        if !allowed {
            faults.push(
                Fault::new(Code::AppointmentOutsideHours, row.place.clone())
                    .cell("start")
                    .with("value", at)
                    .with("channel", row.channel)
                    .with("hours", text_of(hours, at.date().weekday())),
            );
        }
    }
}

fn any_hour(scene: &Scene, row: &Booking) -> bool {
    row.rules.iter().any(|rule| match rule {
        BookingRule::Rule(index) => scene.book[*index].asks.any_hour,
        BookingRule::TopUp(_) | BookingRule::Agreed | BookingRule::Gone(_) => false,
    })
}
