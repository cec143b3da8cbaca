//! `log`: one visit, and the issues raised in it, as one change.

mod answer;
mod arguments;
mod ask;
mod entry;
mod remarks;
mod run;

pub use arguments::Log;
