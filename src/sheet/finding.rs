//! Something found in a file, as it is shown with the line it stands on.

/// What was found, where, and what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// What kind: `V012`.
    pub code: &'static str,
    /// Whether it is an error; else a warning.
    pub error: bool,
    /// The file, with `/`.
    pub file: String,
    /// The line, from 1; 0 speaks of the whole file.
    pub line: u32,
    /// The first character meant, from 1; 0 with line 0.
    pub column: u32,
    /// How many characters are meant; 0: the line as a whole.
    pub length: u32,
    /// The line itself.
    pub text: Option<String>,
    /// What is wrong, in the reader's language.
    pub message: String,
    /// One thing to do.
    pub help: String,
}
