//! Any file that offices keep lists in, as sheets of typed cells with their places.
//!
//! A file is known by its content, never by its ending: text in six encodings with any separator,
//! xlsx, xlsb, xls (and what WPS writes), ods. Nothing here knows what a cell means. Memory is bounded:
//! what unpacks to more than [`UNPACKED_LIMIT`] bytes or holds more than
//! `limits::CELL_LIMIT` cells is refused while it is read.

mod a1;
mod archive;
mod biff;
mod calamine_cells;
mod encodings;
mod error;
mod foreign;
mod limits;
mod margins;
mod ods;
mod open;
mod records;
mod serial;
mod sheet;
mod text;
mod value;
mod xls;
mod xlsb;
mod xlsx;
mod zipped;

#[cfg(test)]
mod hostile;
#[cfg(test)]
mod tests;

pub(crate) use encodings::from_utf16;
pub use error::WorkbookError;
pub use limits::{FILE_LIMIT, UNPACKED_LIMIT};
pub use open::open;
pub(crate) use serial::moment_of as moment;
pub use sheet::{Area, Form, Row, Sheet, Workbook};
pub use value::Value;
