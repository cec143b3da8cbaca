//! `plan`: the main job.

mod approve;
mod drawn;
mod months;
mod run;
mod save;

pub use run::Plan;
