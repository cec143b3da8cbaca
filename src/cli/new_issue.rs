//! An issue about to be recorded, by `issue add` or in the same breath as a visit.

use super::context::Context;
use super::error::CommandError;
use crate::book::NamedCell;
use crate::calendar::{Date, Instant, Month, Toward};
use crate::diag::file::Folder;
use crate::model::{Book, Issue, IssueKind, IssueSeverity, Source, StaffIx, Visit};
use crate::report::Phrases;
use crate::words::Message;

/// An issue about to be recorded.
#[derive(Clone, Debug)]
pub struct NewIssue {
    /// Its new id.
    pub id: String,
    /// When it was raised.
    pub raised_at: Instant,
    /// The party's id.
    pub party: String,
    /// Where it came from.
    pub source: Source,
    /// The visit it came up in.
    pub visit: Option<String>,
    /// The issue that it takes up again.
    pub reopens: Option<String>,
    /// Who took it in: the member's id.
    pub received_by: Option<String>,
    /// What was said of it.
    pub asked: AskedIssue,
    /// What it is about.
    pub summary: String,
}

/// What is said of an issue on the command line.
#[derive(Clone, Debug)]
pub struct AskedIssue {
    kind: IssueKind,
    severity: IssueSeverity,
    department: String,
    assignee: Option<String>,
    category: String,
    promised_at: Option<Instant>,
}

/// The options of an issue, as typed.
#[derive(Clone, Debug, Default)]
pub struct IssueOptions<'a> {
    /// `--kind`
    pub kind: Option<&'a str>,
    /// `--severity`
    pub severity: Option<&'a str>,
    /// `--department`
    pub department: Option<&'a str>,
    /// `--assignee`
    pub assignee: Option<&'a str>,
    /// `--category`
    pub category: Option<&'a str>,
    /// `--promise`
    pub promise: Option<&'a str>,
}

impl IssueOptions<'_> {
    /// What the options mean for an issue raised at `raised_at`.
    pub fn understand(
        &self,
        context: &Context<'_>,
        book: &Book,
        raised_at: Instant,
        now: Instant,
    ) -> Result<AskedIssue, CommandError> {
        let kind = self.kind.map_or(Ok(IssueKind::Request), |word| {
            context.term::<IssueKind>("--kind", word)
        })?;
        let severity = self.severity.map_or(Ok(IssueSeverity::General), |word| {
            context.term::<IssueSeverity>("--severity", word)
        })?;
        let department = self.department(context, book)?;
        let assignee = match self.assignee {
            Some(name) => Some(context.colleague(book, name)?),
            None => head_of(book, &department, raised_at.date()),
        };
        let promised_at = self
            .promise
            .map(|text| context.time_asked("--promise", text, (&book.almanac, now), Toward::Future))
            .transpose()?;
        if promised_at.is_some_and(|promised| promised < raised_at) {
            let raised = Phrases::new(context.words, now).minute(raised_at);
            return context.refuse(Message::IssuePromiseBefore { raised: &raised });
        }
        Ok(AskedIssue {
            kind,
            severity,
            department,
            assignee: assignee.map(|member| book[member].id.to_string()),
            category: self.category.map(crate::text::one_line).unwrap_or_default(),
            promised_at,
        })
    }

    fn department(&self, context: &Context<'_>, book: &Book) -> Result<String, CommandError> {
        let named = self.department.map(str::trim).unwrap_or_default();
        if !named.is_empty() {
            return context.department_asked("--department", book, named);
        }
        context.refuse(Message::IssueNoDepartment {
            names: &context.departments_told(book),
        })
    }
}

/// The member whose department it is: in service on that day, the first by id.
pub fn head_of(book: &Book, department: &str, day: Date) -> Option<StaffIx> {
    let mut members = book.indexed_staff();
    let heads = |member: &crate::model::Staff| {
        member.department.as_deref() == Some(department) && member.in_service(day)
    };
    members
        .find(|(_, member)| heads(member))
        .map(|(index, _)| index)
}

impl AskedIssue {
    /// Whether somebody complains.
    pub fn is_complaint(&self) -> bool {
        self.kind == IssueKind::Complaint
    }
}

impl NewIssue {
    /// The issue that takes `earlier` up again: what it is, how grave and whose stays.
    pub fn again(
        id: String,
        raised_at: Instant,
        (book, earlier, now): (&Book, &Issue, Instant),
        visit: Option<&Visit>,
        summary: String,
    ) -> NewIssue {
        let serving = earlier
            .assignee
            .filter(|member| book[*member].in_service(now.date()));
        let assignee = serving.or_else(|| head_of(book, &earlier.department, now.date()));
        NewIssue {
            id,
            raised_at,
            party: book[earlier.party].id.to_string(),
            source: if visit.is_some() {
                Source::Visit
            } else {
                Source::Desk
            },
            visit: visit.map(|visit| visit.id.to_string()),
            reopens: Some(earlier.id.to_string()),
            received_by: None,
            asked: AskedIssue {
                kind: earlier.kind,
                severity: earlier.severity,
                department: earlier.department.to_string(),
                assignee: assignee.map(|member| book[member].id.to_string()),
                category: earlier.category.as_deref().unwrap_or_default().to_owned(),
                promised_at: None,
            },
            summary,
        }
    }

    /// The file it belongs into.
    pub fn file(&self) -> String {
        Folder::Issues.file(Month::of(self.raised_at.date()))
    }

    /// Gives `write` the row's cells.
    pub fn with_cells<T>(&self, write: impl FnOnce(&[NamedCell<'_>]) -> T) -> T {
        let raised_at = self.raised_at.to_string();
        let promised_at = self
            .asked
            .promised_at
            .map(|at| at.to_string())
            .unwrap_or_default();
        write(&[
            ("id", &self.id),
            ("raised_at", &raised_at),
            ("party", &self.party),
            ("source", self.source.as_str()),
            ("visit", self.visit.as_deref().unwrap_or_default()),
            ("kind", self.asked.kind.as_str()),
            ("severity", self.asked.severity.as_str()),
            ("department", &self.asked.department),
            (
                "received_by",
                self.received_by.as_deref().unwrap_or_default(),
            ),
            (
                "assignee",
                self.asked.assignee.as_deref().unwrap_or_default(),
            ),
            ("category", &self.asked.category),
            ("promised_at", &promised_at),
            ("reopens", self.reopens.as_deref().unwrap_or_default()),
            ("summary", &self.summary),
        ])
    }
}
