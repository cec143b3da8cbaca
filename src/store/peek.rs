//! A first look at a directory, before anything is said: which language its office speaks.

use super::{Directory, MARKER, TOML_LIMIT};
use crate::words::Lang;

/// The office's language, as far as `visits.toml` can be read; faults are told later, by reading.
pub fn office_language(directory: &Directory) -> Option<Lang> {
    let bytes = directory.bytes(MARKER, TOML_LIMIT).ok()??;
    let table = std::str::from_utf8(&bytes)
        .ok()?
        .parse::<toml::Table>()
        .ok()?;
    Lang::parse(table.get("language")?.as_str()?)
}
