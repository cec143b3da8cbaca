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
        let [first, _, more @ ..] = &parties[..] else {
            continue;
        };
        let family = |party: &Party| party.name.chars().next();
        let mut others = parties
            .iter()
            .filter(|party| family(party) != family(first));
        let Some(other) = others.next() else {
            continue;
        };
        let fault = Fault::new(Code::SamePhone, other.place.clone())
            .cell("phone")
            .with("name", &other.name)
            .with("other", &first.name)
            .with("line", first.place.line);
        faults.push(if more.is_empty() {
            fault
        } else {
            fault.with("count", parties.len()).told_as("many")
        });
    }
}
