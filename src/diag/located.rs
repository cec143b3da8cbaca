//! A fault with what only somebody who has seen the file can add.

use super::{Fault, Severity};

/// A fault, its place to the character, and the line it stands on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Located {
    /// The fault.
    pub fault: Fault,
    /// The line, from 1; 0 speaks of the file as a whole.
    pub line: u32,
    /// The first character meant, from 1; 1 where the whole line is, 0 where the whole file is.
    pub column: u32,
    /// How many characters are meant; 0 where the whole line or file is.
    pub length: u32,
    /// The line's text, where there is any to show.
    pub text: Option<String>,
}

impl Located {
    /// Whether it keeps something from being taken as a fact.
    pub fn is_error(&self) -> bool {
        self.fault.severity() == Severity::Error
    }
}
