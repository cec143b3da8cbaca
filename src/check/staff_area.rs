//! An area of a member of staff that is a typo for an area of the owners'.

use std::collections::BTreeSet;

use super::scene::Scene;
use super::typo::typo;
use crate::diag::{Code, Fault};

/// Each area of staff.toml that no household has and that is nearly one that some have.
pub(super) fn check(scene: &Scene, faults: &mut Vec<Fault>) {
    let areas = areas(scene);
    for member in &scene.book.staff {
        for area in member.areas.iter().filter(|area| !areas.contains(&***area)) {
            if let Some(meant) = typo(area, areas.iter().copied()) {
                faults.push(
                    Fault::new(Code::StaffAreaUnknown, member.place.clone())
                        .cell("areas")
                        .with("value", area)
                        .with("name", &member.name)
                        .near(Some(meant)),
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
