//! `brief`: one sheet for the visitor (H5, J1, R2 of the rule ledger).

mod household;
mod page;
mod past;
mod short;

pub use page::page;
pub use short::short;
