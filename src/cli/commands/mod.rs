//! The commands, a file each. A command takes its arguments, asks the rooms, and shows a page.

mod command;
mod completions;
mod man;

pub use command::Command;
