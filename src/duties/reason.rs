//! Why a duty is there: the fact it comes from, as a value.

use std::sync::Arc;

use crate::calendar::{Date, DateOrInstant, Instant, Period};
use crate::model::policy::IssueStep;
use crate::model::{Book, EventIx, InCharge, IssueIx, StaffIx, VisitIx};

/// Why a duty is there, from which `report` makes a sentence: "leak repaired 3 Nov, first rain 6
/// Nov".
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason {
    /// The fact it comes from.
    pub fact: Fact,
    /// Which time it opens because of that, from 1, where it opens again and again.
    pub turn: Option<u32>,
    /// The place it drew among what happened in its period, where a rule draws some of that.
    pub drawn: Option<Drawn>,
    /// The rain day it waited for.
    pub rain: Option<Date>,
    /// The last day of the pause that gave it later dates.
    pub after_pause: Option<Date>,
    /// The day of moving out that cuts it short.
    pub moves_out: Option<Date>,
}

/// A place in a drawing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Drawn {
    /// Which place, from 1.
    pub rank: u32,
    /// Of how many.
    pub of: u32,
}

/// The fact a duty comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fact {
    /// A cadence's period.
    Period(Arc<Period>),
    /// One of several visits a period.
    Slice {
        /// The period.
        period: Arc<Period>,
        /// Which visit, from 1.
        slice: u32,
        /// Of how many.
        of: u32,
    },
    /// Picked for a period.
    Pick {
        /// The period.
        period: Arc<Period>,
        /// The last visit before it that would have cleared the duty; none: never met so. Not
        /// looked for where a visit of the period clears the duty.
        last: Option<VisitIx>,
    },
    /// Drawn in a sample.
    Sample {
        /// The period.
        period: Arc<Period>,
        /// Which place it drew, from 1.
        rank: u32,
        /// Of how many.
        of: u32,
    },
    /// Something happened.
    Event(EventIx),
    /// An issue took a step.
    Issue {
        /// The issue.
        issue: IssueIx,
        /// Which step.
        step: IssueStep,
        /// When.
        at: Instant,
    },
    /// The owner moves in that day.
    MovedIn(Date),
    /// The owner's birthday.
    Birthday(Date),
    /// Fees unpaid since.
    Arrears(Date),
    /// A visit was made.
    Visit(VisitIx),
    /// Nobody answered.
    NoAnswer {
        /// The visit at which nobody did.
        visit: VisitIx,
        /// So often in a row.
        times: u32,
    },
    /// The party declined.
    Refused {
        /// The visit at which it did.
        visit: VisitIx,
        /// So often in a row.
        times: u32,
    },
    /// The party gave a low mark.
    Rated {
        /// The visit at which it did.
        visit: VisitIx,
        /// So often in a row.
        times: u32,
    },
    /// It rained.
    Rain(Date),
    /// A festival: its position in the book's `festivals`.
    Festival {
        /// The position.
        festival: usize,
        /// Its day.
        date: Date,
    },
    /// A survey's form went out.
    Survey {
        /// The survey's position in the book's `surveys`.
        survey: usize,
        /// When.
        sent: DateOrInstant,
    },
    /// A survey's form came back.
    Returned {
        /// The survey's position in the book's `surveys`.
        survey: usize,
        /// When.
        returned: DateOrInstant,
    },
    /// A member took over whom to visit.
    TookOver {
        /// Who.
        member: StaffIx,
        /// Since when.
        date: Date,
    },
}

impl Fact {
    /// What stands last in the duty's id: the period's name or the anchor.
    pub fn key(&self, book: &Book) -> String {
        match self {
            Fact::Period(period) | Fact::Pick { period, .. } | Fact::Sample { period, .. } => {
                period.name.clone()
            }
            Fact::Slice { period, slice, .. } => format!("{}.{slice}", period.name),
            Fact::Event(event) => book[*event].id.to_string(),
            Fact::Issue { issue, .. } => book[*issue].id.to_string(),
            Fact::Visit(visit)
            | Fact::NoAnswer { visit, .. }
            | Fact::Refused { visit, .. }
            | Fact::Rated { visit, .. } => book[*visit].id.to_string(),
            Fact::Survey { survey, .. } | Fact::Returned { survey, .. } => {
                book.surveys[*survey].name.to_string()
            }
            Fact::MovedIn(date)
            | Fact::Birthday(date)
            | Fact::Arrears(date)
            | Fact::Rain(date)
            | Fact::Festival { date, .. }
            | Fact::TookOver { date, .. } => date.to_string(),
        }
    }

    /// The issue, if it is a step of one.
    pub fn issue(&self) -> Option<IssueIx> {
        match self {
            Fact::Issue { issue, .. } => Some(*issue),
            _ => None,
        }
    }

    /// The visit, if it is one or what one came to.
    pub fn visit(&self) -> Option<VisitIx> {
        match self {
            Fact::Visit(visit)
            | Fact::NoAnswer { visit, .. }
            | Fact::Refused { visit, .. }
            | Fact::Rated { visit, .. } => Some(*visit),
            _ => None,
        }
    }

    /// Who is in charge of the issue it is a step of.
    pub fn in_charge<'b>(&self, book: &'b Book) -> Option<InCharge<'b>> {
        self.issue().map(|issue| book[issue].in_charge())
    }

    /// The member who took over, if somebody did.
    pub fn member(&self) -> Option<StaffIx> {
        match self {
            Fact::TookOver { member, .. } => Some(*member),
            _ => None,
        }
    }

    /// The period, if it is one's.
    pub fn period(&self) -> Option<&Period> {
        match self {
            Fact::Period(period)
            | Fact::Slice { period, .. }
            | Fact::Pick { period, .. }
            | Fact::Sample { period, .. } => Some(period),
            _ => None,
        }
    }
}

impl From<Fact> for Reason {
    fn from(fact: Fact) -> Reason {
        Reason {
            fact,
            turn: None,
            drawn: None,
            rain: None,
            after_pause: None,
            moves_out: None,
        }
    }
}
