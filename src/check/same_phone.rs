//! Two households of different families with one telephone number: one of them is a typo.

use std::collections::BTreeMap;

use super::scene::Scene;
use crate::diag::{Code, Fault};
use crate::model::Party;

/// Families share numbers, and so do the flats of an agency; two families that have nothing to do with each other do not.
pub(super) fn check(scene: &Scene, faults: &mut Vec<Fault>) {
    let mut by_number: BTreeMap<String, Vec<&Party>> = BTreeMap::new();
    for (_, party, _) in scene.households() {
        let number: String = party
            .phone
            .iter()
            .flat_map(|p| p.chars())
            .filter(char::is_ascii_digit)
            .collect();
        if number.len() >= 7 {
            by_number.entry(number).or_default().push(party);
        }
    }
    for parties in by_number.values() {
        let [first, second] = parties[..] else {
            continue;
        };
        if first.name.chars().next() != second.name.chars().next() {
            let (first, second) = if first.place < second.place {
                (first, second)
            } else {
                (second, first)
            };
            faults.push(
                Fault::new(Code::SamePhone, second.place.clone())
                    .cell("phone")
                    .with("name", &second.name)
                    .with("other", &first.name)
                    .with("line", first.place.line),
            );
        }
    }
}
