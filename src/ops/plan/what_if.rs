//! `plan --what-if`: a plan's score as things stand, beside what it would be.

use schemars::JsonSchema;
use serde::Serialize;

use super::PlanScore;
use crate::calendar::Instant;
use crate::ops::{Answer, Body};
use crate::plan::{Outcome, Score};

/// What `plan --what-if` answers.
#[derive(Debug, Serialize, JsonSchema)]
pub struct WhatIf<'a> {
    /// What is supposed, as typed.
    pub what_if: &'a [String],
    /// The score as things stand.
    pub score: PlanScore,
    /// The score if it were so.
    pub score_then: PlanScore,
    /// Both.
    #[serde(skip)]
    pub scores: [&'a Score; 2],
}

impl Body for WhatIf<'_> {
    const NAME: &'static str = "plan-what-if";
}

/// The plan `today` beside the plan `then`, of which the suppositions hold.
pub fn what_if<'a>(
    today: &'a Outcome,
    then: &'a Outcome,
    suppositions: &'a [String],
    now: Instant,
) -> Answer<WhatIf<'a>> {
    let body = WhatIf {
        what_if: suppositions,
        score: (&today.score).into(),
        score_then: (&then.score).into(),
        scores: [&today.score, &then.score],
    };
    Answer::at(now, body).about(today.month.clone())
}
