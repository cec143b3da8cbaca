//! The data directory: bytes on disk to records and back, without losing one.
//!
//! The lower half knows files, encodings, lines and cells, and nothing of households or visits:
//! [`Disk`] is the only way to a file, [`decode`] turns bytes into text, [`Table`] reads a CSV
//! file row by row and edits it cell by cell, [`Session`] writes one file whole or not at all.
//!
//! The upper half makes facts of records: [`read`] gives what a command needs of a [`Directory`] as
//! a [`Book`](crate::model::Book), [`inspect`] every fault there is, [`Sources`] shows where each
//! stands; [`schema`] declares every table once.

mod assembly;
mod canonical;
mod change;
mod commit;
mod commit_error;
mod configuration;
mod context;
mod csv;
mod data_package;
mod dates;
mod directory;
mod disk;
mod edit;
mod encoding;
mod fault;
mod file_name;
mod files;
mod fingerprint;
mod fresh_id;
mod given;
mod header;
mod held_open;
mod hours;
mod ids;
pub mod intake;
mod lines;
mod lost_link;
mod mend;
mod mixed;
mod need;
mod new_directory;
mod open_marks;
mod overlay;
mod own_file;
mod peek;
mod policy;
mod quotes;
mod reading;
mod real_disk;
mod remembered;
mod repair;
mod rows;
mod save_plan;
mod scan;
pub mod schema;
mod script;
#[cfg(test)]
mod simulated_disk;
#[cfg(test)]
mod simulated_world;
mod sources;
mod strangers;
mod table;
mod target;
mod temporary;
mod walk;
pub mod workbook;

#[cfg(test)]
mod testing;
#[cfg(test)]
mod tests;

pub use canonical::{CanonicalError, canonical_cell, canonical_table, canonical_text};
pub use change::{
    ChangeError, NamedCell, amended, amended_line, appended, appended_again, appended_rows, damage,
    headed, line_where, one_line, row_of, table_edit,
};
pub use commit::{Committed, Edit, LOCK_NAME, Session};
pub use commit_error::{CommitError, EditError, Step, Unfinished};
pub use csv::{Cells, Span, join, quote, split};
pub use data_package::{data_package, dtypes};
pub use directory::{Directory, MARKER, NotFound};
pub use disk::{CSV_LIMIT, TOML_LIMIT};
pub use disk::{Disk, Entry, Held, Kind, LockError, Look, ReadError, Writing};
pub use edit::{CellError, Draft};
pub use encoding::{Decoded, Encoding, decode, encoded, needs_mark};
pub use fault::{FileFault, LineFault, Place, Remark};
pub use file_name::is_device;
pub use files::{files_of, is_data_file};
pub use fingerprint::{Fingerprint, fingerprint};
pub use fresh_id::{content_id, fresh_id, id_of};
pub use header::Header;
pub use held_open::MarkedReadOnly;
pub use lines::{Ending, Line, Lines};
pub use lost_link::{LostLink, lost_link};
pub use need::{Need, VisitsNeed};
pub use new_directory::{NewDirectoryError, new_directory, occupied};
pub use open_marks::open_marks;
pub use own_file::{OwnFile, own_file};
pub use peek::{office_language, office_zone};
pub use reading::{
    Beyond, Inspection, ReadFault, Reading, inspect, inspect_keeping, read, read_deciding,
    read_with_all_faults, tell_faults,
};
pub use real_disk::RealDisk;
pub use repair::repaired;
pub use rows::Tally;
pub use save_plan::{PlanRow, saved_plan};
pub use schema::table_of;
pub use sources::{Located, Sources};
pub use strangers::{Strangers, strangers};
pub use table::{Cursor, Item, Row, Table};
pub use target::{write_output, write_program};
