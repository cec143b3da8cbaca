//! `plan`: the main job.

mod approve;
mod drawn;
mod months;
mod on_record;
mod run;
mod save;
mod suppositions;
mod year;

pub use run::Plan;
