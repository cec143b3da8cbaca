//! The commands, a file each. A command takes its arguments, asks the rooms, and shows a page.

mod agenda;
mod appoint;
mod brief;
mod check;
mod command;
mod completions;
mod coverage;
mod diff;
mod doctor;
mod due;
mod event;
mod explain;
mod export;
mod fmt;
mod form;
mod git;
mod history;
mod import;
mod init;
mod init_from;
mod issue;
mod log;
mod man;
mod overdue;
mod owners;
mod plan;
mod quota;
mod report;
mod schema;
mod set;
mod site;
mod survey;
mod undo;
mod why;

pub use command::Command;
