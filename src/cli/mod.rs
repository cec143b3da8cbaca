//! Arguments, streams, colour, exit codes, the clock and the environment.
//!
//! A command is a file of `commands/`; its doc comment is its English help, `src/words/help.toml` has its Chinese.

mod act;
mod approval;
mod arguments;
mod bar;
mod closed;
pub mod commands;
mod completion;
mod completion_names;
mod context;
mod deed;
mod directory;
mod encoding;
mod environment;
mod error;
mod fields;
mod forms;
mod git_commit;
mod globals;
mod help;
mod language;
mod marks;
mod mending;
mod named;
mod new_issue;
mod output;
mod output_file;
mod pager;
mod parts;
mod prompt;
mod reading;
mod remarks;
pub mod repository;
mod run;
mod selection;
mod settings;
mod talk;
mod unwritten;
mod usage;
mod way;
mod when;
mod who;
mod words_asked;
mod writing;

pub use environment::Environment;
pub use help::command_line;
pub use run::run;
