//! `check`: every fault of the data directory, and with `--fix` what mends itself.

mod mending;
mod run;
mod standing;

pub use run::Check;
