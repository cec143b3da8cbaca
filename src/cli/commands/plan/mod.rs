//! `plan`: the main job.

mod approve;
mod run;
mod save;

pub use run::Plan;
