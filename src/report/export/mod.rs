//! `export`: a table of the directory for other programs, in the columns of the data files.

mod page;

pub use page::{Extra, facts, page};
