//! `plan`: the main job.

mod approve;
mod drawn;
mod months;
mod run;
mod save;
mod suppositions;
mod year;

pub use run::Plan;
