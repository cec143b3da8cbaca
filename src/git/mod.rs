//! What git is told about the data: rows that merge by their key, text for diffs, and what changed
//! as values of which sentences are made.

mod compare;
mod grid;
mod hook;
mod identity;
mod merge;
mod setup;

mod textconv;

pub use compare::{Change, changes};
pub use grid::Grid;
pub use hook::{hook, is_our_hook};
pub use identity::table_of;
pub use merge::{Merged, merge};
pub use setup::{ATTRIBUTE, SETTINGS, with_attribute};

pub use textconv::textconv;
