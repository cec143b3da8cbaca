//! The score card of a member of staff: what was done in a month, and what to ask about (K4, T4 of
//! the rule ledger).

mod figures;
mod signs;

pub use figures::{Card, card};
pub use signs::{Sign, signs};
