//! The closed lists of words that cells may hold: the vocabulary of the room `words`, from which the
//! enums are made, so that none of them can lack what is printed or typed for it.

pub use crate::words::vocabulary::{
    Adopted, BookingState, Channel, Class, IssueKind, IssueSeverity, Outcome, Priority, Source,
    Stage, Status,
};

impl Status {
    /// Those of homes in which somebody lives.
    pub const LIVED_IN: [Status; 2] = [Status::Occupied, Status::Rented];

    /// Whether somebody lives there.
    pub fn is_lived_in(self) -> bool {
        Status::LIVED_IN.contains(&self)
    }
}
