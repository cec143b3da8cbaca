//! The invented community's contacts, who are no households.

use super::blueprint::Blueprint;
use super::csv::Row;
use super::phrases::Phrases;

/// Somebody who is no household.
#[derive(Clone, Debug)]
pub(super) struct Contact {
    /// `c-committee_chair`
    pub(super) id: String,
    /// What rules name.
    pub(super) kind: String,
    name: String,
    phone: String,
}

/// One contact of each kind the rules name; building leaders, committee and offices.
pub(super) fn contacts(blueprint: &Blueprint, phrases: &Phrases) -> Vec<Contact> {
    let mut kinds = blueprint.contact_kinds();
    for kind in [
        "committee_chair",
        "community_office",
        "housing_bureau",
        "building_leaders",
    ] {
        if !kinds.iter().any(|known| known == kind) {
            kinds.push(kind.to_owned());
        }
    }
    kinds.sort_unstable();
    let contact = |(number, kind): (usize, String)| Contact {
        id: format!("C-{kind}"),
        name: phrases
            .contacts
            .get(&kind)
            .cloned()
            .unwrap_or_else(|| kind.clone()),
        phone: format!("138{:08}", 8001 + number),
        kind,
    };
    kinds.into_iter().enumerate().map(contact).collect()
}

/// The columns of `contacts.csv`.
pub(super) const CONTACT_COLUMNS: &str = "id,name,kind,phone,note";

/// The rows of `contacts.csv`.
pub(super) fn contact_rows(contacts: &[Contact]) -> Vec<Row> {
    let row = |contact: &Contact| {
        Row::new()
            .cell(&contact.id)
            .cell(&contact.name)
            .cell(&contact.kind)
            .cell(&contact.phone)
            .cell("")
    };
    contacts.iter().map(row).collect()
}
