//! Directories to begin with: the presets, the files of `init`, and an invented community.

mod presets;

pub use presets::Preset;
