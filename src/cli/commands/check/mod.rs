//! `check`: every fault of the data directory, and with `--fix` what mends itself.

mod forms;
mod mending;
mod run;
mod standing;

pub use run::Check;
pub(super) use run::tell_errors;
