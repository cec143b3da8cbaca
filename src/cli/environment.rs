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
    /// Where this program stands, as far as the system tells.
    pub program: PathBuf,
    /// Environment variables that are valid UTF-8.
    pub variables: BTreeMap<String, String>,
    /// The working directory.
    pub working_directory: PathBuf,
    /// The clock.
    pub clock: SystemTime,
    /// The width of the terminal that stdout is, if it is one.
    pub terminal_width: Option<usize>,
    /// The lines of that terminal, if it says.
    pub terminal_height: Option<usize>,
    /// Whether that terminal shows colours; a console of an old Windows prints their codes instead.
    pub shows_colour: bool,
    /// The language of the system's own windows, where no variable says one: `zh-CN`.
    pub system_language: Option<String>,
    /// Whether stderr is a terminal.
    pub stderr_is_terminal: bool,
    /// Whether stdin is a terminal: only then may a question be asked.
    pub stdin_is_terminal: bool,
}

impl Environment {
    /// The surroundings of this process.
    pub fn of_process() -> Environment {
        let variables = std::env::vars_os()
            .filter_map(|(name, value)| Some((name.into_string().ok()?, value.into_string().ok()?)))
            .collect();
        Environment {
            arguments: std::env::args_os().collect(),
            program: std::env::current_exe().unwrap_or_default(),
            variables,
            working_directory: std::env::current_dir().unwrap_or_default(),
            clock: SystemTime::now(),
            terminal_width: std::io::stdout().is_terminal().then(terminal_width),
            terminal_height: terminal_height(),
            shows_colour: shows_colour(),
            system_language: system_language(),
            stderr_is_terminal: std::io::stderr().is_terminal(),
            stdin_is_terminal: std::io::stdin().is_terminal(),
        }
    }

    /// Columns to fit an answer into: the terminal's; in a pipe those that `COLUMNS` names, if it is set.
    pub fn columns(&self) -> Option<usize> {
        let named = || self.variable("COLUMNS")?.parse().ok();
        self.terminal_width
            .or_else(|| named().filter(|columns| *columns > 0))
    }

    /// Columns to fold what is said on stderr into; none where stderr is no terminal.
    pub fn stderr_width(&self) -> Option<usize> {
        self.stderr_is_terminal
            .then_some(self.terminal_width.unwrap_or(80))
    }

    /// The code page of the console, on Windows: 936 is Chinese GBK, 65001 UTF-8. Asked only when it
    /// is to be told, as Windows' own `chcp` answers it.
    #[cfg(windows)]
    pub fn code_page() -> Option<String> {
        let told = std::process::Command::new("chcp.com").output().ok()?;
        let told = String::from_utf8_lossy(&told.stdout).into_owned();
        let mut numbers = told.rsplit(|letter: char| !letter.is_ascii_digit());
        numbers.find(|number| !number.is_empty()).map(str::to_owned)
    }

    /// Consoles elsewhere have none.
    #[cfg(not(windows))]
    pub fn code_page() -> Option<String> {
        None
    }

    /// The value of a flag such as `--lang`, in the raw arguments: for what must be known before they
    /// are parsed. The last one counts.
    pub fn flag(&self, name: &str) -> Option<&str> {
        let words = self.arguments.iter().skip(1);
        let mut words = words
            .filter_map(|word| word.to_str())
            .take_while(|word| *word != "--");
        let mut value = None;
        while let Some(word) = words.next() {
            if word == name {
                value = words.next();
            } else {
                let glued = word
                    .strip_prefix(name)
                    .and_then(|rest| rest.strip_prefix('='));
                value = glued.or(value);
            }
        }
        value
    }

    /// The variable `name`, if it is set and not empty.
    pub fn variable(&self, name: &str) -> Option<&str> {
        self.variables
            .get(name)
            .map(String::as_str)
            .filter(|value| !value.is_empty())
    }
}

#[cfg(not(windows))]
fn shows_colour() -> bool {
    true
}

/// Asks the console to act on colours; those before Windows 10 cannot.
#[cfg(windows)]
fn shows_colour() -> bool {
    !std::io::stdout().is_terminal() || anstyle_query::windows::enable_ansi_colors() == Some(true)
}

#[cfg(not(windows))]
fn system_language() -> Option<String> {
    None
}

#[cfg(windows)]
fn system_language() -> Option<String> {
    sys_locale::get_locale()
}

/// Lines of the terminal that stdout is; none where it is none or a dumb one.
fn terminal_height() -> Option<usize> {
    let is_dumb = std::env::var_os("TERM").is_some_and(|kind| kind == "dumb");
    let shows = std::io::stdout().is_terminal() && !is_dumb;
    let (_, lines) = terminal_size::terminal_size().filter(|_| shows)?;
    Some(lines.0.into())
}

/// Columns of the terminal; 80 where it does not say.
fn terminal_width() -> usize {
    terminal_size::terminal_size().map_or(80, |(width, _)| usize::from(width.0))
}
