//! Ids that a person cannot tell apart: `H3-1-0502` and `h3-1-O502`.

use std::collections::BTreeMap;

use super::scene::Scene;
use crate::diag::{Code, Fault, Place};

/// Among parties, and among staff.
pub(super) fn check(scene: &Scene, faults: &mut Vec<Fault>) {
    let parties = scene
        .book
        .parties
        .iter()
        .map(|party| (party.id.as_str(), &party.place));
    alike(parties, faults);
    let staff = scene
        .book
        .staff
        .iter()
        .map(|member| (member.id.as_str(), &member.place));
    alike(staff, faults);
}

fn alike<'a>(ids: impl Iterator<Item = (&'a str, &'a Place)>, faults: &mut Vec<Fault>) {
    let mut seen: BTreeMap<String, (&str, &Place)> = BTreeMap::new();
    for (id, place) in ids {
        let Some((first, first_place)) = seen.insert(skeleton(id), (id, place)) else {
            continue;
        };
        faults.push(
            Fault::new(Code::IdsAlike, place.clone())
                .cell("id")
                .with("value", id)
                .with("other", first)
                .with("file", &first_place.file)
                .with("line", first_place.line),
        );
    }
}

/// What is left of an id when look-alikes are made one: case, separators, O and 0, I, l and 1.
fn skeleton(id: &str) -> String {
    let lower = id.chars().flat_map(char::to_lowercase);
    lower
        .map(|character| match character {
            'o' => '0',
            'i' | 'l' => '1',
            '_' | '.' => '-',
            other => other,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::skeleton;

    #[test]
    fn neighbours_are_not_alike() {
        assert_eq!(skeleton("H3-1-0502"), skeleton("h3_1-O502"));
        assert_ne!(skeleton("H3-11-502"), skeleton("H31-1-502"));
        assert_ne!(skeleton("H3-1-0502"), skeleton("H3-1-0503"));
    }
}
