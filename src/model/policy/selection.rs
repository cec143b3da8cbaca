//! Selections: which parties a rule speaks of.

use crate::calendar::Span;
use crate::model::Status;

/// Which parties a rule speaks of; every key given must hold, `{}` is every owner.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    /// Kinds of contact; not empty: contacts are selected, and no other key is given.
    pub contact: Vec<String>,
    /// Any of these.
    pub status: Option<Vec<Status>>,
    /// Any of these.
    pub area: Option<Vec<String>>,
    /// Any of these.
    pub building: Option<Vec<String>>,
    /// Has any of these.
    pub tags: Option<Vec<String>>,
    /// Has none of these.
    pub not_tags: Option<Vec<String>>,
    /// Has any of these.
    pub interests: Option<Vec<String>>,
    /// Moved in this short before.
    pub moved_in_within: Option<Span>,
    /// Not met for this long before.
    pub not_met_within: Option<Span>,
    /// Complained this often.
    pub complaints: Option<Complaints>,
}

/// So many complaints in so long a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Complaints {
    /// At least so many.
    pub at_least: u32,
    /// Within this long before.
    pub within: Span,
}

impl Selection {
    /// Whether contacts are selected, not owners.
    pub fn selects_contacts(&self) -> bool {
        !self.contact.is_empty()
    }
}
