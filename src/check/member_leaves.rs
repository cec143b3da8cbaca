//! Members who leave and still have what somebody else must have then.

use super::scene::Scene;
use crate::diag::{Code, Fault};
use crate::duties::entrusted::entrusted;

/// Members still in service whose last day is stated, with households, open issues or appointments after
/// it. Without `now` nobody is told of.
pub(super) fn check(scene: &Scene, faults: &mut Vec<Fault>) {
    let Some(known) = &scene.known else { return };
    for (index, member) in scene.book.indexed_staff() {
        let Some(left) = member.left.filter(|left| *left >= known.now.date()) else {
            continue;
        };
        let entrusted = entrusted(known, index, left);
        if !entrusted.is_empty() {
            faults.push(
                Fault::new(Code::MemberLeaves, member.place.clone())
                    .cell("left")
                    .with("value", &member.id)
                    .with("name", &member.name)
                    .with("left", left)
                    .with("households", entrusted.households.len())
                    .with("issues", entrusted.issues.len())
                    .with("appointments", entrusted.met()),
            );
        }
    }
}
