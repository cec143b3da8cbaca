//! The data directory as a [`Book`](crate::model::Book) and back: which files there are, what each
//! table's columns hold, how a row becomes a fact.
//!
//! [`read`] gives what a command needs of a [`Directory`](crate::text::Directory), [`inspect`] every fault
//! there is; [`schema`] declares every table once; [`intake`] understands the lists of others.

mod about;
mod assembly;
mod canonical;
mod change;
mod configuration;
mod context;
mod copies;
mod data_package;
mod dates;
pub mod editor;
mod export;
mod file_change;
mod files;
mod fingerprint;
mod fresh_id;
pub mod group;
mod hours;
mod ids;
pub mod intake;
mod master_data;
mod member_change;
mod need;
mod new_directory;
mod own_file;
mod peek;
mod phone;
mod policy;
mod reading;
mod repair;
mod rows;
mod save_plan;
pub mod schema;
mod staff_document;
mod strangers;
mod tables;
mod take_back;
#[cfg(test)]
mod testing;

pub use about::About;
pub use canonical::{CanonicalError, canonical_cell, canonical_table, canonical_text};
pub use change::{
    Cells, ChangeError, NamedCell, RowChange, amended, amended_line, appended, appended_again,
    appended_rows, damage, headed, line_where, removed, row_of, table_edit,
};
pub use data_package::{data_package, dtypes};
pub use export::{Exported, NAMES as EXPORTED, Record, member_cells, owner_cells};
pub use file_change::{Changes, FileChange};
pub use files::{files_of, is_data_file};
pub use fingerprint::{Fingerprint, fingerprint};
pub use fresh_id::{fresh_id, id_of};
pub use master_data::MasterData;
pub use member_change::MemberChange;
pub use need::{Need, VisitsAsked, VisitsNeed};
pub use new_directory::{NewDirectoryError, new_directory, occupied};
pub use own_file::own_file;
pub use peek::{office_language, office_zone};
pub use phone::written_phone;
pub use policy::policy_in_force;
pub use reading::{
    Beyond, Inspection, ReadFault, Reading, inspect, inspect_keeping, read, read_deciding,
    read_files, read_with_all_faults, tell_faults,
};
pub use repair::repaired;
pub use rows::Tally;
pub use save_plan::{PlanRow, saved_plan};
pub use strangers::{StrangeCells, Strangers};
pub use tables::table_of;
pub use take_back::{TakenBack, taken_back};
