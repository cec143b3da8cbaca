//! `fmt`: which files are in their canonical form.

use schemars::JsonSchema;
use serde::Serialize;

use super::Body;

/// What became of the files, or would.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Formed {
    /// Those that were put into form, in order of name.
    pub changed: Vec<String>,
    /// Those that have errors in them: they stay as they are.
    pub refused: Vec<String>,
    /// Whether it was only looked.
    #[serde(skip)]
    pub is_dry: bool,
}

impl Body for Formed {
    const NAME: &'static str = "fmt";
}
