//! `diff`: what changed since a git revision, in sentences.

mod run;
mod told;
mod versions;

pub use run::Diff;
