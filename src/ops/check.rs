//! `check`: the faults found in the data, as programs get them.

use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value;

use super::Body;

/// What `check` answers.
#[derive(Debug, Default, Serialize, JsonSchema)]
pub struct Check<'a> {
    /// What was mended, or would be; absent where only the faults are given, a line each.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mended: Option<Vec<MendedFile<'a>>>,
    /// The faults. They come last, one by one, as there may be millions.
    pub faults: Vec<FaultFound<'a>>,
}

/// A file that was mended, or would be.
#[derive(Debug, Serialize, JsonSchema)]
pub struct MendedFile<'a> {
    /// Its name.
    pub file: &'a str,
    /// Its lines before and after, as a unified diff.
    pub diff: &'a str,
}

/// One fault.
#[derive(Debug, Serialize, JsonSchema)]
pub struct FaultFound<'a> {
    /// Its code, which `explain` tells more of.
    pub code: &'a str,
    /// How grave it is.
    pub severity: Gravity,
    /// The file it stands in.
    pub file: &'a str,
    /// The line, from 1; 0 where it is about the file as a whole.
    pub line: u32,
    /// The column in characters, from 1; 0 where it is about the line as a whole.
    pub column: u32,
    /// What is wrong, in the reader's words.
    pub message: &'a str,
    /// What to do, in the reader's words.
    pub help: &'a str,
}

/// How grave a fault is.
#[derive(Clone, Copy, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Gravity {
    /// What is wrong is left out of every answer.
    Error,
    /// It is only remarked on.
    Warning,
}

/// What `check --policy` answers: the policy that counts here.
#[derive(Debug, Serialize, JsonSchema)]
pub struct PolicyShown<'a> {
    /// The rulebook that policy.toml begins from; null where it stands alone.
    pub extends: Option<&'a str>,
    /// The policy, under the keys of policy.toml.
    pub policy: Value,
    /// Where it departs from the rulebook, in the reader's words.
    pub departures: Vec<String>,
}

impl Body for PolicyShown<'_> {
    const NAME: &'static str = "check-policy";
}

impl Body for Check<'_> {
    const NAME: &'static str = "check";
}
