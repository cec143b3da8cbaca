//! Why something is left unplaced, as values with numbers.

mod cause;
mod together;

pub(super) use cause::cause;
pub(super) use together::together;
