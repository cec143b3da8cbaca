//! `issue list --notice`: what to post on what owners raised (L2 of the rule ledger).

use schemars::JsonSchema;
use serde::Serialize;

use super::{Answer, Body};
use crate::calendar::Date;
use crate::duties::{Known, revisited, stage};
use crate::model::{Adopted, IssueIx, IssueKind, Stage};

/// What `issue list --notice` answers: no home, no number and no id stands in it, and no name but of those
/// thanked who agreed to be named.
#[derive(Debug, Serialize, JsonSchema)]
pub struct IssueNotice<'a> {
    /// What was raised, day by day.
    pub issues: Vec<Posted>,
    /// The office's name.
    #[serde(skip)]
    pub office: &'a str,
    /// Whether it thanks for suggestions.
    #[serde(skip)]
    pub commends: bool,
}

/// What was raised, and what became of it.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Posted {
    /// The day.
    pub raised: Date,
    /// What kind it is.
    pub kind: IssueKind,
    /// What was said.
    pub summary: String,
    /// How far it has come.
    pub stage: Stage,
    /// How it was solved.
    pub result: Option<String>,
    /// Who is thanked: of an adopted suggestion whose owner agrees to be named.
    pub thanks: Option<String>,
}

impl Body for IssueNotice<'_> {
    const NAME: &'static str = "issue-notice";
}

/// The issues by day; `blank` takes out of a text what names somebody.
pub fn notice<'a>(
    known: &Known<'a>,
    issues: &[IssueIx],
    commends: bool,
    mut blank: impl FnMut(&str) -> String,
) -> Answer<IssueNotice<'a>> {
    let book = known.book;
    let seen = revisited(known);
    let mut sorted = issues.to_vec();
    sorted.sort_by_key(|issue| (book[*issue].raised_at, *issue));
    let issues = sorted.into_iter().map(|index| {
        let issue = &book[index];
        Posted {
            raised: issue.raised_at.date(),
            kind: issue.kind,
            summary: blank(&issue.summary),
            stage: stage(known, index, seen[index.position()]),
            result: issue.result.as_deref().map(&mut blank),
            thanks: (commends && issue.adopted == Some(Adopted::Named))
                .then(|| book[issue.party].name.to_string()),
        }
    });
    let body = IssueNotice {
        issues: issues.collect(),
        office: &book.office.name,
        commends,
    };
    Answer::at(known.now, body)
}
