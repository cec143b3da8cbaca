//! `log`: one visit and the issues raised in it, or several visits, as one change; or a visitor who is no owner.

mod answer;
mod arguments;
mod ask;
mod entry;
mod more;
mod remarks;
mod run;
mod today;
mod visitor;

pub use arguments::Log;
