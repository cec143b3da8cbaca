//! The invented community's contacts, who are no households.

use super::phrases::Phrases;
use super::rows::Row;
use crate::model::Policy;

/// One contact of each kind the rules name; building leaders, committee and offices.
pub(super) fn contacts(policy: &Policy, phrases: &Phrases) -> Vec<Row> {
    let usual = [
        "committee_chair",
        "community_office",
        "housing_bureau",
        "building_leaders",
    ];
    let named = policy
        .rules
        .iter()
        .flat_map(|rule| &rule.selection().contact);
    let mut kinds: Vec<&str> = named.map(String::as_str).chain(usual).collect();
    kinds.sort_unstable();
    kinds.dedup();
    let contact = |(number, kind): (usize, &str)| {
        let name = phrases.contacts.get(kind).map_or(kind, String::as_str);
        Row::default()
            .with("id", format!("C-{kind}"))
            .with("name", name)
            .with("kind", kind)
            .with("phone", format!("138{:08}", 8001 + number))
    };
    kinds.into_iter().enumerate().map(contact).collect()
}
