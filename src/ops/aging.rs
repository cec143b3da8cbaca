//! Open issues by age, as the report tells them.

use schemars::JsonSchema;
use serde::Serialize;

use crate::duties::figures::{AGES, Figures};

/// Open issues of an age.
#[derive(Debug, Serialize, JsonSchema)]
pub struct OpenByAge {
    /// The age in days, from which on they are counted here.
    pub from_days: i64,
    /// Not answered.
    pub unanswered: u64,
    /// Answered, not solved.
    pub unresolved: u64,
    /// Solved, not closed.
    pub unclosed: u64,
}

/// How many are open of each age.
pub(super) fn open_by_age(month: &Figures) -> Vec<OpenByAge> {
    let from = std::iter::once(0).chain(AGES);
    let aged = from.zip(&month.open_by_age);
    aged.map(|(from_days, aged)| OpenByAge {
        from_days: from_days.into(),
        unanswered: aged.unanswered,
        unresolved: aged.unresolved,
        unclosed: aged.unclosed,
    })
    .collect()
}
