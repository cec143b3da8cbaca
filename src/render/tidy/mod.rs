//! Tables for engines: one row a fact, typed, each row saying whose it is, the same in every language.
//!
//! A stamp of cells (community, city, period …) stands before the cells of each row, so that the rows
//! of many communities lie in one table.

mod csv;
mod json;
#[cfg(feature = "parquet")]
mod parquet;
mod stamp;
mod write;

pub use stamp::Stamp;
pub use write::{HAS_PARQUET, tidy};
