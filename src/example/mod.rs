//! Directories to begin with: the presets, the files of `init`, and an invented community.
//!
//! The community is made up by [`generate()`]: its chance is its own, so the same [`Options`] give
//! the same bytes on every machine, and more households or months give one as large as wanted.
//! Its people and their words are data, under `phrases/`; nobody in it exists. What it owes, and
//! who may go, is asked of the same rules as any office's: its files are read as they are written.

mod agenda;
mod attempt;
mod chronicle;
mod community;
mod contacts;
mod diary;
mod editor;
mod events;
mod follow_up;
mod further_issues;
mod generate;
mod homes;
mod ids;
mod init;
mod issues;
mod members;
mod office;
mod options;
mod phrases;
mod presets;
mod rain;
mod random;
mod rows;
mod served;
mod surveys;
mod templates;
mod visits;
mod work;

#[cfg(test)]
mod tests;

pub use generate::generate;
pub use init::init_files;
pub use options::Options;
pub use presets::Preset;
pub use rows::File;
