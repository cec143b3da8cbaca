//! A first look at a directory, before anything is said: which language its office speaks, where it is.

use crate::calendar::Zone;
use crate::diag::file;
use crate::text::{Directory, TOML_LIMIT};
use crate::words::Lang;

/// The office's language, as far as `visits.toml` can be read; faults are told later, by reading.
pub fn office_language(directory: &Directory) -> Option<Lang> {
    Lang::parse(&said(directory, "language")?)
}

/// The office's zone, as far as `visits.toml` can be read.
pub fn office_zone(directory: &Directory) -> Option<Zone> {
    Zone::named(&said(directory, "timezone")?).ok()
}

fn said(directory: &Directory, key: &str) -> Option<String> {
    let bytes = directory.bytes(file::OFFICE, TOML_LIMIT).ok()??;
    let table = std::str::from_utf8(&bytes)
        .ok()?
        .parse::<toml::Table>()
        .ok()?;
    table.get(key)?.as_str().map(str::to_owned)
}
