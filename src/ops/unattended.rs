//! Open issues that nobody sees to, as answers name them.

use schemars::JsonSchema;
use serde::Serialize;

use super::{Fact, Titled};
use crate::calendar::{DateOrInstant, Instant};
use crate::duties::unattended::{self, Absence};
use crate::model::{Book, Issue, IssueSeverity, Party, Staff};

/// An open issue whose assignee is out of service, or away until after its next limit.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Unattended<'a> {
    /// The issue.
    pub id: Fact<'a, Issue>,
    /// Whose it is.
    pub party: Fact<'a, Party>,
    /// How grave it is.
    pub severity: IssueSeverity,
    /// Whose department it is.
    pub department: Titled<'a>,
    /// Who has it.
    pub staff: Fact<'a, Staff>,
    /// Why they do not see to it: `left`, `joins` (later), `leave`.
    pub absence: &'static str,
    /// The last day in service, the first one, or the last day or minute of the leave.
    pub day: DateOrInstant,
    /// The next limit: of being on site, of the answer, of the solution.
    pub limit: Option<Instant>,
    /// What it is about.
    pub summary: &'a str,
    /// Why, as a value.
    #[serde(skip)]
    pub why: Absence,
}

/// Issues that nobody sees to, in an answer.
pub fn rows<'a>(book: &'a Book, found: &[unattended::Unattended]) -> Vec<Unattended<'a>> {
    found.iter().map(|one| row(book, one)).collect()
}

fn row<'a>(book: &'a Book, one: &unattended::Unattended) -> Unattended<'a> {
    let issue = &book[one.issue];
    let (absence, day) = match one.absence {
        Absence::Left(day) => ("left", DateOrInstant::Date(day)),
        Absence::Joins(day) => ("joins", DateOrInstant::Date(day)),
        Absence::Leave(until) => ("leave", until.last()),
    };
    Unattended {
        id: Fact(issue),
        party: Fact(&book[issue.party]),
        severity: issue.severity,
        department: Titled::department(book, &issue.department),
        staff: Fact(&book[one.assignee]),
        absence,
        day,
        limit: one.limit.map(|(_, limit)| limit),
        summary: &issue.summary,
        why: one.absence,
    }
}
