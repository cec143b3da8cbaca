//! `doctor`: what is fine and what is not with the program, the directory and git.

use schemars::JsonSchema;
use serde::Serialize;

use super::Body;

/// What is looked at.
#[derive(Clone, Copy, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[schemars(inline)]
pub enum Thing {
    /// The program's version.
    Version,
    /// The reader's language.
    Language,
    /// The data directory.
    Directory,
    /// The office and its time zone.
    Office,
    /// The files and their faults.
    Files,
    /// How the files are written as bytes.
    Encoding,
    /// Files that a spreadsheet has open.
    Open,
    /// The code page of a Windows console.
    CodePage,
    /// The repository around the directory.
    Git,
    /// What waits for somebody else to have it.
    People,
}

/// How a thing was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[schemars(inline)]
pub enum Standing {
    /// As it should be.
    Fine,
    /// It works, but something should be done.
    Attention,
    /// It does not work.
    Wrong,
    /// There is none, and none is needed.
    None,
}

/// One thing that was looked at.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(inline)]
pub struct Finding {
    /// Which.
    pub what: Thing,
    /// How it was found.
    pub state: Standing,
    /// What was found, in words.
    pub detail: String,
}

/// All that was looked at.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Doctor {
    /// In the order in which they are told.
    pub checks: Vec<Finding>,
}

impl Body for Doctor {
    const NAME: &'static str = "doctor";
}
