//! Whose yes a saved plan has.

use schemars::JsonSchema;
use serde::Serialize;

use crate::calendar::{Instant, Period};
use crate::model::policy::Role;
use crate::model::{Book, Staff};
use crate::ops::{Answer, Body, Fact};
use crate::plan::approval::{Approved, Part, parts, whole};

/// What `plan approve` answers.
#[derive(Debug, Serialize, JsonSchema)]
pub struct PlanApproved<'a> {
    /// How the plan stands; null where nothing is saved.
    pub approval: Option<PlanApproval<'a>>,
}

/// How a saved plan stands with those who approve it.
#[derive(Debug, Serialize, JsonSchema)]
pub struct PlanApproval<'a> {
    /// All of it.
    pub state: Approved,
    /// Each role that approves.
    pub parts: Vec<ApprovalPart<'a>>,
}

/// The part of a plan that one role approves.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ApprovalPart<'a> {
    /// The role that approves.
    pub role: Fact<'a, Role>,
    /// The roles whose visits it approves.
    pub of: Vec<Fact<'a, Role>>,
    /// How it stands.
    pub state: Approved,
    /// Who said yes last.
    pub by: Option<Fact<'a, Staff>>,
    /// When.
    pub at: Option<Instant>,
}

impl Body for PlanApproved<'_> {
    const NAME: &'static str = "plan-approval";
}

/// Whose yes the saved plan of a month has, as an answer.
pub fn approved<'a>(book: &'a Book, month: &Period, now: Instant) -> Answer<PlanApproved<'a>> {
    let approval = approval(book, month, now);
    Answer::at(now, PlanApproved { approval }).about(month.clone())
}

/// Whose yes the saved plan of a month has; none where nothing is saved.
pub fn approval<'a>(book: &'a Book, month: &Period, now: Instant) -> Option<PlanApproval<'a>> {
    let parts = parts(book, book.plan(&month.name)?, now);
    Some(PlanApproval {
        state: whole(&parts),
        parts: parts.iter().map(|part| self::part(book, part)).collect(),
    })
}

fn part<'a>(book: &'a Book, part: &Part<'a>) -> ApprovalPart<'a> {
    let roles = part.roles.iter();
    ApprovalPart {
        role: Fact(&book[part.by]),
        of: roles.map(|role| Fact(&book[*role])).collect(),
        state: part.state,
        by: part.approval.map(|approval| Fact(&book[approval.by])),
        at: part.approval.map(|approval| approval.approved_at),
    }
}
