//! Events: rows of `events/YYYY-MM.csv`, what happened to an owner or to the community.

use super::{EventId, PartyIx};
use crate::calendar::DateOrInstant;
use crate::diag::Place;

/// Something that happened.
#[derive(Clone, Debug)]
pub struct Event {
    /// Unique in the directory.
    pub id: EventId,
    /// When.
    pub happened_at: DateOrInstant,
    /// To whom; absent: to the whole community.
    pub party: Option<PartyIx>,
    /// What triggers name.
    pub kind: Box<str>,
    /// Free text.
    pub note: Option<Box<str>>,
    /// Where it stands.
    pub place: Place,
}
