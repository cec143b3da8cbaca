//! What goes into a calendar.

use crate::calendar::Instant;

/// An appointment as a calendar takes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Our own id of the appointment, so that a second import replaces the first.
    pub uid: String,
    /// When it begins, on the office's clock.
    pub start: Instant,
    /// How long it takes.
    pub minutes: i64,
    /// One line.
    pub title: String,
    /// Where.
    pub place: String,
    /// The facts that matter at the door; lines are separated by line feeds.
    pub description: String,
    /// The office's time zone, by its IANA name.
    pub zone: String,
}
