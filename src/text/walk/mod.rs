//! A strict walk over TOML: every key is asked for by name, what nobody asked for is a fault, and
//! one run finds everything that is wrong.

mod document;
mod entry;
mod extend;
mod reader;

pub(crate) use document::Document;
pub(crate) use entry::Entry;
pub(crate) use extend::{EXTENDS, WITHOUT, extended};
pub(crate) use reader::TableReader;
