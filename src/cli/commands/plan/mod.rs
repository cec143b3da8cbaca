//! `plan`: the main job.

mod run;
mod save;

pub use run::Plan;
