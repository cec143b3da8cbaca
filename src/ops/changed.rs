//! Cells of one row that were changed, or a row that is new.

use schemars::JsonSchema;
use serde::Serialize;

use super::Body;

/// What a command that changes cells of one row answers.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Changed {
    /// The table: `owners`, `staff`.
    pub table: &'static str,
    /// The row's id.
    pub id: String,
    /// The file it stands in.
    pub file: String,
    /// Whether the row is new.
    pub is_new: bool,
    /// The cells that say something else now.
    pub changed: Vec<CellChange>,
}

/// A cell that says something else now.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct CellChange {
    /// The column.
    pub field: String,
    /// What it said.
    pub from: String,
    /// What it says.
    pub to: String,
}

/// What `owner set` and `contact set` answer.
#[derive(Debug, Serialize, JsonSchema)]
pub struct PartySet {
    /// Whose row it is.
    pub party: String,
    /// The file it stands in.
    pub file: String,
    /// The cells that say something else now.
    pub changed: Vec<CellChange>,
    /// The table: `owners`, `contacts`.
    #[serde(skip)]
    pub table: &'static str,
}

impl Body for PartySet {
    const NAME: &'static str = "set";
}

impl Body for Changed {
    const NAME: &'static str = "changed";
}
