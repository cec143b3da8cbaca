//! What comes of a merge: of a row, and of a table.

/// A merged table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Merged {
    /// The file.
    pub bytes: Vec<u8>,
    /// Rows that did not go together; they stand in the file twice, between conflict markers.
    pub conflicts: Vec<Conflict>,
}

/// A row in which both sides changed the same cell, or which one changed and the other removed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// Whose row, by its key.
    pub row: String,
    /// Whom it is about, where rows of the table name somebody.
    pub party: Option<String>,
    /// The cells that both changed; none where one side removed the row.
    pub columns: Vec<String>,
}

/// What becomes of one row.
#[derive(Clone, Debug)]
pub(super) enum Outcome {
    /// These cells; those of a line are none.
    Clean(Vec<String>),
    /// Our cells and theirs, and the columns in which they meet; `None`: that side removed the row.
    Conflict(Option<Vec<String>>, Option<Vec<String>>, Vec<String>),
}
