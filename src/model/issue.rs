//! Issues: rows of `issues/YYYY-MM.csv`, what owners raised.

use super::{Adopted, Class, IssueId, IssueKind, IssueSeverity, PartyIx, Source, StaffIx, VisitId};
use crate::calendar::{Instant, Interval};
use crate::diag::Place;

/// An issue an owner raised.
#[derive(Clone, Debug)]
pub struct Issue {
    /// Unique in the directory.
    pub id: IssueId,
    /// When it was raised.
    pub raised_at: Instant,
    /// Who raised it.
    pub party: PartyIx,
    /// Where it came from.
    pub source: Source,
    /// The visit it came up in, with source `visit`.
    pub visit: Option<VisitId>,
    /// What kind it is.
    pub kind: IssueKind,
    /// What a complaint turned out to be.
    pub class: Option<Class>,
    /// Its limits go by this.
    pub severity: IssueSeverity,
    /// Who handles it.
    pub department: Box<str>,
    /// Who took it in, and answers for it until it is accepted (G4 of the rule ledger).
    pub received_by: Option<StaffIx>,
    /// Which member of staff does.
    pub assignee: Option<StaffIx>,
    /// The assignee took it over.
    pub accepted_at: Option<Instant>,
    /// What hot-issue counts group by; absent: the kind.
    pub category: Option<Box<str>>,
    /// The time promised to the owner for an answer.
    pub promised_at: Option<Instant>,
    /// Somebody was on site.
    pub arrived_at: Option<Instant>,
    /// When the office waited for somebody else (parts, the owner), by time; none meets another.
    pub holds: Vec<Interval>,
    /// The issue that this one takes up again.
    pub reopens: Option<IssueId>,
    /// The owner was told the solution.
    pub answered_at: Option<Instant>,
    /// It was solved.
    pub resolved_at: Option<Instant>,
    /// It was passed up.
    pub escalated_at: Option<Instant>,
    /// The visit that checked the result.
    pub revisit: Option<VisitId>,
    /// It was closed.
    pub closed_at: Option<Instant>,
    /// Whether a suggestion was taken up, and may be posted with its owner's name (L8).
    pub adopted: Option<Adopted>,
    /// What the owner was told.
    pub answer: Option<Box<str>>,
    /// How it was solved.
    pub result: Option<Box<str>>,
    /// What it is about.
    pub summary: Box<str>,
    /// Where it stands.
    pub place: Place,
}

/// A column of an issue that a `where` may look at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum IssueColumn {
    /// `source`
    Source,
    /// `kind`
    Kind,
    /// `class`
    Class,
    /// `severity`
    Severity,
    /// `department`
    Department,
    /// `category`, or the kind where it is empty
    Category,
}

impl IssueColumn {
    /// Every column, in the order of the file.
    pub const ALL: &[IssueColumn] = &[
        IssueColumn::Source,
        IssueColumn::Kind,
        IssueColumn::Class,
        IssueColumn::Severity,
        IssueColumn::Department,
        IssueColumn::Category,
    ];

    /// The column's name.
    pub fn as_str(self) -> &'static str {
        match self {
            IssueColumn::Source => "source",
            IssueColumn::Kind => "kind",
            IssueColumn::Class => "class",
            IssueColumn::Severity => "severity",
            IssueColumn::Department => "department",
            IssueColumn::Category => "category",
        }
    }
}

/// Who is in charge of an issue: what seats that depend on it ask for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InCharge<'i> {
    /// The department that handles it.
    pub department: &'i str,
    /// The member of staff who does.
    pub assignee: Option<StaffIx>,
}

impl Issue {
    /// Who is in charge of it.
    pub fn in_charge(&self) -> InCharge<'_> {
        InCharge {
            department: &self.department,
            assignee: self.assignee,
        }
    }

    /// The text of a column; empty where the cell is.
    pub fn text(&self, column: IssueColumn) -> &str {
        match column {
            IssueColumn::Source => self.source.as_str(),
            IssueColumn::Kind => self.kind.as_str(),
            IssueColumn::Class => self.class.map_or("", Class::as_str),
            IssueColumn::Severity => self.severity.as_str(),
            IssueColumn::Department => &self.department,
            IssueColumn::Category => self.category(),
        }
    }

    /// What hot-issue counts group by.
    pub fn category(&self) -> &str {
        self.category.as_deref().unwrap_or(self.kind.as_str())
    }
}
