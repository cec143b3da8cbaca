//! An area of a member of staff that no household has.

use std::collections::BTreeSet;

use super::scene::Scene;
use super::typo::typo;
use crate::diag::file;
use crate::diag::{Code, Fault};
use crate::model::area_key;

/// Each area of staff.toml that no household has, with the one that is meant where it is nearly one that
/// some have. Before there are households nothing is said.
pub(super) fn check(scene: &Scene, faults: &mut Vec<Fault>) {
    let areas = areas(scene);
    let is_whole = !scene.gaps.touch(file::OWNERS);
    for member in &scene.book.staff {
        for area in member.areas.iter().filter(|area| !areas.contains(&***area)) {
            let narrow = area_key(area);
            let alike = areas
                .iter()
                .copied()
                .find(|known| area_key(known) == narrow);
            let meant = alike.or_else(|| typo(area, areas.iter().copied()));
            let is_told = meant.is_some() || (is_whole && !scene.is_over(member.left));
            if is_told && !areas.is_empty() {
                let fault = Fault::new(Code::StaffAreaUnknown, member.place.clone()).cell("areas");
                let fault = fault.with("value", area).with("name", &member.name);
                faults.push(
                    fault
                        .near(meant)
                        .told_as(if meant.is_some() { "" } else { "none" }),
                );
            }
        }
    }
}

/// The areas that households have.
pub(super) fn areas<'a>(scene: &Scene<'a>) -> BTreeSet<&'a str> {
    scene
        .households()
        .map(|(_, _, household)| &*household.area)
        .collect()
}
