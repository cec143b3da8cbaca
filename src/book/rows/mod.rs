//! Rows of CSV files, cell by cell, every fault of a row found; each table reads its own in `tables`.

mod columns;
pub(super) mod file;
pub(super) mod file_facts;
mod file_faults;
pub(super) mod list;
mod noted;
pub(super) mod odd_text;
mod pass;
mod prints;
mod references;
pub(super) mod roster;
pub(super) mod row;
mod shift;
mod texts;
mod values;

#[cfg(test)]
mod hostile;
#[cfg(test)]
mod swallowing;
#[cfg(test)]
mod tests;

pub(super) use columns::{is_headed, missing_columns};
pub(super) use file::RowsFile;
pub(super) use file_facts::FileFacts;
pub(super) use file_faults::{of_file as file_fault, repeated as repeated_id};
pub use noted::Tally;
pub(super) use noted::{Hear, MOST_KEPT, Noting};
pub(super) use prints::Prints;
pub(super) use roster::Roster;
