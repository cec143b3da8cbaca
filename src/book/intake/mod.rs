//! Lists of offices as rows of our tables: which sheet holds which table, which row is the header,
//! which heading stands for which column, what a cell means; then the rows put to those known already.
//!
//! Nothing is guessed, mended or left aside without a note of it.

mod cell;
mod cell_moments;
mod cell_places;
mod cell_words;
mod choose;
mod draft;
mod fold;
mod header;
mod heading;
mod home;
mod identity;
mod joining;
mod known;
mod layout;
mod merge;
mod news;
mod notes;
mod people;
mod phone;
mod reader;
mod recognising;
mod rows;
mod settling;
mod skip;
mod staff;
mod supplied;
mod surroundings;
mod table;
mod there;
mod useful_ids;
mod vocabulary;
mod when;

#[cfg(test)]
mod pollution;

pub use cell_places::hours_meant;
pub use choose::{Asked, ChoiceFault, Chosen, PassedOver, choose};
pub use draft::Draft;
pub use fold::without_brackets;
pub use heading::{Heading, Use, letters};
pub use home::{Home, buildings_named, whole as whole_home};
pub use identity::{give_ids, home_key, id_of_name, moment_of};
pub use joining::{CARRIED, takes_from_above};
pub use known::Known;
pub use layout::Told;
pub use merge::{Merged, merge};
pub use news::{Change, Print};
pub use notes::{Example, Notes, RemarkKind, Spot, Trouble, TroubleKind};
pub use people::{KnownParty, Members, Parties};
pub use reader::Source;
pub use recognising::LayoutFault;
pub use rows::drafts;
pub use staff::{StaffError, merge_staff};
pub use supplied::supplied;
pub use surroundings::merged_down;
pub use table::Table;
pub use there::Rows;
pub use vocabulary::{is_named_after, says_everywhere, says_something, table_named};
