//! `plan`: the main job.

mod approve;
mod drawn;
mod months;
mod run;
mod save;
mod year;

pub use run::Plan;
