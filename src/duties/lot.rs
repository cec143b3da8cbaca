//! Lots: some of what is alike, the same for everybody who draws (F2, U1 of the rule ledger).
//!
//! The order is by SHA-256 of the office, the rule, the period and whatever is drawn, so that no
//! computer and nobody's wish has a say in it.

use sha2::{Digest, Sha256};

use crate::model::{Book, RuleIx};

/// The lot of one thing to be drawn: SHA-256 of office, rule, period and thing, a line each; bytes
/// order as hexadecimal does.
pub fn lot(book: &Book, rule: RuleIx, period: &str, thing: &[&str]) -> [u8; 32] {
    let mut lines = vec![&*book.office.name, book[rule].id.as_str(), period];
    lines.extend(thing);
    Sha256::digest(lines.join("\n").as_bytes()).into()
}

/// A number of places as reasons carry it.
pub(super) fn small(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
