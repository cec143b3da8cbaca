//! The closed lists of words that cells may hold: the vocabulary of the room `words`, from which the
//! enums are made, so that none of them can lack what is printed or typed for it.

pub use crate::words::vocabulary::{
    BookingState, Channel, Class, IssueKind, IssueSeverity, Outcome, Priority, Source, Stage,
    Status,
};
