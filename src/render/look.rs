//! For whom and on what a page is drawn.

use crate::words::Words;

/// What the surroundings ask of a form; no form asks them itself.
#[derive(Debug, Clone, Copy, Default)]
pub struct Look {
    /// Columns of the terminal. `None`: it is none, so nothing is folded and nothing left out.
    pub width: Option<usize>,
    /// Whether colours may be used; meaning never rests on them alone.
    pub colour: bool,
    /// The reader's language.
    pub words: Words,
    /// Whether phone numbers are shown whole.
    pub show_contacts: bool,
    /// Whether csv begins with a byte order mark, as Excel wants it.
    pub bom: bool,
}
