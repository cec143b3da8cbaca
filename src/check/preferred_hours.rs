//! Preferred hours for the door at which nobody may knock.

use super::channel_hours::text_of;
use super::scene::Scene;
use crate::calendar::Weekday;
use crate::diag::file;
use crate::diag::{Code, Fault, Place};

/// `door_preferred` reaches beyond `door`: what lies outside is never planned.
pub(super) fn check(scene: &Scene, faults: &mut Vec<Fault>) {
    let hours = &scene.book.policy.hours;
    let usable = hours.door.intersection(&hours.door_preferred);
    let outside = Weekday::ALL
        .into_iter()
        .find(|day| usable.on(*day) != hours.door_preferred.on(*day));
    if let Some(day) = outside {
        faults.push(
            Fault::new(
                Code::PreferredOutsideDoor,
                Place::new(&file::POLICY.into(), 1),
            )
            .cell("hours.door_preferred")
            .with("day", day)
            .with("preferred", text_of(&hours.door_preferred, day))
            .with("door", text_of(&hours.door, day)),
        );
    }
}
