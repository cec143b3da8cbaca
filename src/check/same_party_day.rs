//! A household that a plan goes to twice on one day.

use std::collections::BTreeMap;

use super::appointments_overlap::ahead;
use super::scene::Scene;
use crate::diag::{Code, Fault};
use crate::model::{Booking, Channel};

/// Rows still to come for one party on one day, at two times: people are not rung up twice a day. A
/// message disturbs nobody.
pub(super) fn check(scene: &Scene, faults: &mut Vec<Fault>) {
    let mut first: BTreeMap<_, &Booking> = BTreeMap::new();
    for row in ahead(scene).filter(|row| row.channel != Channel::Message) {
        let earlier = *first.entry((row.party, row.date)).or_insert(row);
        let is_another = earlier.place != row.place && earlier.id != row.id;
        if is_another && scene.book[row.party].household().is_some() {
            faults.push(
                Fault::new(Code::SamePartyDay, row.place.clone())
                    .cell("party")
                    .with("name", &scene.book[row.party].name)
                    .with("at", row.starts_at())
                    .with("other", earlier.starts_at())
                    .with("line", earlier.place.line),
            );
        }
    }
}
