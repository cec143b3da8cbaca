//! The commands, a file each. A command takes its arguments, asks the rooms, and shows a page.

mod appoint;
mod check;
mod check_fix;
mod command;
mod completions;
mod coverage;
mod due;
mod event;
mod explain;
mod fmt;
mod import;
mod init;
mod issue;
mod log;
mod man;
mod overdue;
mod plan;
mod quota;
mod set;
mod why;

pub use command::Command;
