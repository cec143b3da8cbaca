//! Households of different families with one telephone number: one of them is a typo.

use std::collections::BTreeMap;

use super::scene::Scene;
use crate::diag::{Code, Fault};
use crate::model::Party;

/// Families share numbers; those that have nothing to do with each other do not. A number that fills a column
/// is told once.
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
    for parties in by_number.values_mut() {
        parties.sort_by(|one, other| one.place.cmp(&other.place));
        let [first, second, more @ ..] = &parties[..] else {
            continue;
        };
        let family = |party: &Party| party.name.chars().next();
        let others = parties
            .iter()
            .filter(|party| family(party) != family(first));
        let Some(other) = others.min_by_key(|party| &party.place) else {
            continue;
        };
        let fault = |party: &Party| Fault::new(Code::SamePhone, party.place.clone()).cell("phone");
        faults.push(if more.is_empty() {
            fault(second)
                .with("name", &second.name)
                .with("other", &first.name)
                .with("line", first.place.line)
        } else {
            fault(other)
                .with("name", &other.name)
                .with("other", &first.name)
                .with("line", first.place.line)
                .with("count", parties.len())
                .told_as("many")
        });
    }
}
