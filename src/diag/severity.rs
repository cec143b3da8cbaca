//! How bad a fault is.

/// How bad a fault is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The row or the file cannot be taken as a fact; commands leave it out and say so.
    Error,
    /// Taken as it stands, but probably not what was meant.
    Warning,
}

impl Severity {
    /// Both, the worse first.
    pub const ALL: [Severity; 2] = [Severity::Error, Severity::Warning];

    /// The word for programs.
    pub const fn as_str(self) -> &'static str {
        match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
        }
    }
}
