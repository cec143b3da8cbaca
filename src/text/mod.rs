//! Bytes on disk: files, encodings, lines, spans, CSV, TOML, workbooks; and the way back, without losing one.
//!
//! [`Disk`] is the only way to a file, [`decode`] turns bytes into text, [`Table`] reads a CSV file row by
//! row and edits it cell by cell, `walk` reads TOML and finds everything that is wrong with it,
//! [`workbook`] opens whatever offices keep lists in, [`Session`] writes one file whole or not at all.
//! Nothing here knows of households or visits.

mod commit;
mod commit_error;
mod csv;
mod decoded;
mod directory;
mod disk;
mod edit;
mod encoding;
mod fault;
mod file_name;
mod given;
mod header;
mod held_open;
mod journal;
mod lines;
mod lost_link;
pub(crate) mod mend;
mod mixed;
mod one_line;
mod open_marks;
mod overlay;
mod pages;
mod quotes;
mod real_disk;
mod refusal;
mod remembered;
mod scan;
mod script;
#[cfg(test)]
pub(crate) mod simulated_disk;
#[cfg(test)]
mod simulated_world;
mod sources;
mod table;
mod target;
mod temporary;
#[cfg(test)]
mod tests;
pub(crate) mod walk;
pub mod workbook;

pub use commit::{Committed, Edit, LOCK_NAME, Replacement, Session};
pub use commit_error::{CommitError, EditError, Step, Unfinished};
pub(crate) use csv::COLUMN_LIMIT;
pub(crate) use csv::LINE_LIMIT;
pub use csv::{Cells, join, split};
pub use decoded::{Decoded, Encoding, needs_mark};
pub use directory::{Directory, NotFound};
pub(crate) use disk::is_absence;
pub use disk::{CSV_LIMIT, TOML_LIMIT};
pub use disk::{Disk, Entry, Kind, ReadError};
pub use edit::{CellError, Draft};
pub use encoding::{decode, encoded};
pub use fault::{FileFault, LineFault, Place, Remark};
pub use file_name::is_device;
pub use header::Header;
pub use journal::{JOURNAL_NAME, Journal, Note, Part, Recorded, State};
pub use lines::{Ending, Line, Sought};
pub use lost_link::lost_link;
pub use one_line::one_line;
pub use open_marks::open_marks;
pub use pages::{make_folder, make_folders, remove_other_pages};
pub use real_disk::RealDisk;
pub use refusal::refusal;
pub(crate) use script::is_han;
pub use sources::Sources;
pub(crate) use sources::place_in;
pub use table::{Item, Row, Table};
pub use target::{write_output, write_output_in_pieces, write_program};
pub(crate) use workbook::from_utf16;
