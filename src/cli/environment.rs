//! Everything the program takes from outside itself, as one value, so that a test can set it.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::io::IsTerminal;
use std::path::PathBuf;
use std::time::SystemTime;

/// The program's surroundings.
#[derive(Clone, Debug)]
pub struct Environment {
    /// The arguments, the program's name first.
    pub arguments: Vec<OsString>,
    /// Environment variables that are valid UTF-8.
    pub variables: BTreeMap<String, String>,
    /// The working directory.
    pub working_directory: PathBuf,
    /// The clock.
    pub clock: SystemTime,
    /// The width of the terminal that stdout is, if it is one.
    pub terminal_width: Option<usize>,
    /// Whether stderr is a terminal.
    pub talks_to_terminal: bool,
    /// Whether stdin is a terminal: only then may a question be asked.
    pub asks_terminal: bool,
}

impl Environment {
    /// The surroundings of this process.
    pub fn of_process() -> Environment {
        let variables = std::env::vars_os()
            .filter_map(|(name, value)| Some((name.into_string().ok()?, value.into_string().ok()?)))
            .collect();
        Environment {
            arguments: std::env::args_os().collect(),
            variables,
            working_directory: std::env::current_dir().unwrap_or_default(),
            clock: SystemTime::now(),
            terminal_width: std::io::stdout().is_terminal().then(terminal_width),
            talks_to_terminal: std::io::stderr().is_terminal(),
            asks_terminal: std::io::stdin().is_terminal(),
        }
    }

    /// Columns to fold what is said on stderr into; none where stderr is no terminal.
    pub fn talk_width(&self) -> Option<usize> {
        self.talks_to_terminal
            .then_some(self.terminal_width.unwrap_or(80))
    }

    /// The variable `name`, if it is set and not empty.
    pub fn variable(&self, name: &str) -> Option<&str> {
        self.variables
            .get(name)
            .map(String::as_str)
            .filter(|value| !value.is_empty())
    }
}

/// Columns of the terminal; 80 where it does not say.
fn terminal_width() -> usize {
    terminal_size::terminal_size().map_or(80, |(width, _)| usize::from(width.0))
}
