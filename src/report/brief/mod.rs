//! `brief`: one sheet for the visitor (H5, J1, R2 of the rule ledger).

mod household;
mod page;
mod past;
mod wire;

pub use page::{is_open, page};
