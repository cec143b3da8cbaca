//! `diff`: what changed since a git revision, in sentences.

mod run;
mod versions;

pub use run::Diff;
