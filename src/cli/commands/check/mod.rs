//! `check`: every fault of the data directory, and with `--fix` what mends itself.

mod emptied;
mod forms;
mod grouped;
mod in_order;
mod mending;
mod policy;
mod run;
mod standing;
mod telling;

pub use run::Check;
pub(super) use run::tell_errors;
