//! `export`: one table of the directory, or all of it, or its results, for other programs.

mod facts;
mod run;
mod whole;

pub use run::Export;
pub(in crate::cli::commands) use whole::{Whole, file_of, stamp};
