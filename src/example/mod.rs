//! Directories to begin with: the presets, the files of `init`, and an invented community.
//!
//! The community is made up by [`generate()`]: its chance is its own, so the same [`Options`] give
//! the same bytes on every machine, and more households or months give one as large as wanted.
//! Its people and their words are data, under `phrases/`; nobody in it exists.

mod blueprint;
mod chronicle;
mod contacts;
mod csv;
mod diary;
mod errand;
mod follow_up;
mod generate;
mod happenings;
mod homes;
mod ident;
mod init;
mod issues;
mod members;
mod office;
mod options;
mod outing;
mod phrases;
mod presets;
mod random;
mod seasons;
mod served;
mod surveys;
mod visits;

#[cfg(test)]
mod tests;

pub use generate::{File, generate};
pub use init::init_files;
pub use options::Options;
pub use presets::Preset;
