//! `visit review`: a supervisor has read the record of a visit (K5 of the rule ledger).

use schemars::JsonSchema;
use serde::Serialize;

use super::{Answer, Body, Fact};
use crate::calendar::Instant;
use crate::model::{Staff, Visit};

/// What `visit review` answers.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Reviewed<'a> {
    /// The visit.
    pub visit: Fact<'a, Visit>,
    /// Who read its record.
    pub reviewed_by: Fact<'a, Staff>,
    /// When.
    pub reviewed_at: Instant,
    /// The file that was changed.
    pub file: &'a str,
}

impl Body for Reviewed<'_> {
    const NAME: &'static str = "visit-review";
}

/// The record of `visit` was read by `member` at `at`.
pub fn reviewed<'a>(
    visit: &'a Visit,
    member: &'a Staff,
    at: Instant,
    now: Instant,
) -> Answer<Reviewed<'a>> {
    let body = Reviewed {
        visit: Fact(visit),
        reviewed_by: Fact(member),
        reviewed_at: at,
        file: &visit.place.file,
    };
    Answer::at(now, body)
}
