//! The commands, a file each. A command takes its arguments, asks the rooms, and shows a page.

mod check;
mod command;
mod completions;
mod coverage;
mod due;
mod explain;
mod init;
mod log;
mod man;
mod overdue;
mod plan;
mod quota;
mod why;

pub use command::Command;
