//! `data_version`: which version of the data contract a file speaks.

use crate::diag::Code;
use crate::text::walk::TableReader;

/// The version this program knows.
const KNOWN: u32 = 1;

/// Reads the version, if one is stated; a newer one is a fault.
pub(in crate::book) fn read(top: &mut TableReader<'_>) -> Option<u32> {
    let entry = top.get("data_version")?;
    let version = entry.integer(1, u32::MAX).unwrap_or(KNOWN);
    if version > KNOWN {
        let fault = entry.fault(Code::NewerDataVersion).with("value", version);
        entry.note(fault.with("known", KNOWN));
    }
    Some(version)
}

/// Reads the version of `visits.toml`, which every directory should state; an absent one is the first.
pub(super) fn of_office(top: &mut TableReader<'_>) -> u32 {
    let stated = read(top);
    if stated.is_none() && !top.document().is_broken() {
        top.note(top.fault(Code::DataVersionMissing));
    }
    stated.unwrap_or(KNOWN)
}
