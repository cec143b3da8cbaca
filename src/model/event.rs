//! Events: rows of `events/YYYY-MM.csv`, what happened to an owner or to the community.

use super::{EventId, PartyIx};
use crate::calendar::{Date, Instant};
use crate::diag::Place;

/// A day or a minute, as a cell that may hold either says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Moment {
    /// A date: its 00:00.
    Day(Date),
    /// An instant.
    Minute(Instant),
}

impl Moment {
    /// The instant it means; a date means its 00:00.
    pub fn instant(self) -> Instant {
        match self {
            Moment::Day(date) => date.start(),
            Moment::Minute(instant) => instant,
        }
    }
}

impl std::fmt::Display for Moment {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Moment::Day(date) => date.fmt(formatter),
            Moment::Minute(instant) => instant.fmt(formatter),
        }
    }
}

/// Something that happened.
#[derive(Clone, Debug)]
pub struct Event {
    /// Unique in the directory.
    pub id: EventId,
    /// When.
    pub happened_at: Moment,
    /// To whom; absent: to the whole community.
    pub party: Option<PartyIx>,
    /// What triggers name.
    pub kind: Box<str>,
    /// Free text.
    pub note: Option<Box<str>>,
    /// Where it stands.
    pub place: Place,
}
