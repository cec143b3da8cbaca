//! From rows of CSV files to facts: one reader a table, every fault of a row found.

mod approvals;
mod columns;
mod contacts;
mod events;
mod file;
mod file_faults;
mod issues;
mod list;
mod noted;
mod odd_text;
mod owners;
mod pass;
mod plans;
mod references;
mod roster;
mod row;
mod shift;
mod surveys;
mod values;
mod visits;

#[cfg(test)]
mod hostile;
#[cfg(test)]
mod swallowing;
#[cfg(test)]
mod tests;

pub(super) use approvals::read as approvals;
pub(super) use columns::{is_headed, missing_columns};
pub(super) use contacts::read as contacts;
pub(super) use events::read as events;
pub(super) use file::{FileFacts, RowsFile};
pub(super) use file_faults::{of_file as file_fault, repeated as repeated_id};
pub(super) use issues::read as issues;
pub use noted::Tally;
pub(super) use noted::{Hear, MOST_KEPT, Noting};
pub(super) use owners::{look_over as look_over_owners, read as owners};
pub(super) use plans::read as plans;
pub(super) use roster::Roster;

pub(super) use surveys::read as surveys;
pub(super) use visits::read as visits;
