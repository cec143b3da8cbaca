//! A strict walk over TOML: every key is asked for by name, what nobody asked for is a fault, and
//! one run finds everything that is wrong.

mod document;
mod entry;
mod reader;
mod values;

#[cfg(test)]
mod tests;

pub(super) use document::Document;
pub(super) use entry::Entry;
pub(super) use reader::TableReader;
