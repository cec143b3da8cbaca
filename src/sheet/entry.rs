//! What goes into a calendar.

use crate::calendar::{Date, Instant};

/// An appointment, or a whole day's occasion, as a calendar takes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The same for the same thing in every export, and in no other office's: a second import replaces
    /// the first.
    pub uid: String,
    /// When it is.
    pub when: When,
    /// Whether it was called off: told for a while, so that calendars that hold it take it out.
    pub is_cancelled: bool,
    /// One line.
    pub title: String,
    /// Where.
    pub place: String,
    /// The facts that matter at the door; lines are separated by line feeds.
    pub description: String,
    /// The office's time zone, by its IANA name.
    pub zone: String,
}

/// When an entry is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    /// From an instant on the office's clock, for so many minutes.
    Time(Instant, i64),
    /// All day long.
    Day(Date),
}
