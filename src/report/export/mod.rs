//! `export`: a table of the directory for other programs, in the columns of the data files.

mod happenings;
mod page;
mod people;

pub use page::{Extra, NAMES, page};
