//! `export`: a table of the directory for other programs, in the columns of the data files.

mod page;

pub use page::{Extra, NO_EXTRA, ROWS_AT_ONCE, drawn, facts, head, is_private, page, parts, table};
