//! The journal of changes: what each command did to the files of a directory, kept beside them for a
//! while so that it can be taken back. It stands in `.visits-journal`, which git ignores.
//!
//! A change is written down before the first file is touched and marked as done after the last one;
//! one that a killed writer left unmarked is settled by what stands in the files.

mod part;
mod record;
mod shelf;
mod state;

pub use part::Part;
pub use record::{Note, Recorded};
pub(crate) use shelf::Leaf;
pub use shelf::{JOURNAL_NAME, Journal};
pub use state::State;
