//! `data_version`: which version of the data contract a file speaks.

use crate::diag::Code;
use crate::text::walk::TableReader;

/// The version this program knows.
const KNOWN: u32 = 1;

/// Reads the version; a newer one is a fault, an absent one is the first.
pub(in crate::book) fn read(top: &mut TableReader<'_>) -> u32 {
    let Some(entry) = top.get("data_version") else {
        return KNOWN;
    };
    let version = entry.integer(1, u32::MAX).unwrap_or(KNOWN);
    if version > KNOWN {
        let fault = entry.fault(Code::NewerDataVersion).with("value", version);
        entry.note(fault.with("known", KNOWN));
    }
    version
}
