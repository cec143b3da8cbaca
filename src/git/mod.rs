//! What git is told about the data: rows that merge by their key, text for diffs, and what changed
//! as values of which sentences are made.

mod compare;
mod grid;
mod hook;
mod identity;
mod meaning;
mod merge;
#[cfg(test)]
mod merge_tests;
mod order;
mod outcome;
mod setup;
mod sides;
mod textconv;
mod written;

pub use compare::{Change, RowName, changes};
pub use grid::Grid;
pub use hook::{hook, is_our_hook};
pub use identity::table_of;
pub use merge::merge;
pub use outcome::{Conflict, Merged};
pub use setup::{LINES, NotLines, SETTINGS, with_lines};
pub use textconv::textconv;
