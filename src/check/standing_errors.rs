//! Errors that no row has by itself, counted where an answer rests on them: what `check` calls an error
//! is one for every command.

use super::Gaps;
use super::registry::run_for;
use crate::calendar::Instant;
use crate::diag::{Code, Fault, Severity};
use crate::model::Book;

/// Which tables an answer was read from, each of them whole.
#[derive(Clone, Copy, Debug, Default)]
pub struct Whole {
    /// All visits there are.
    pub visits: bool,
    /// The issues.
    pub issues: bool,
    /// The saved plans.
    pub plans: bool,
}

/// How many errors stand between the rows of the tables read, beside the `faults` of reading them.
pub fn errors_between(book: &Book, now: Instant, faults: &[Fault], whole: Whole) -> usize {
    let is_error = |code: Code| code.entry().severity == Severity::Error;
    let wanted = |code| is_error(code) && whole.holds(code);
    run_for(wanted, book, Some(now), &Gaps::of(faults)).len()
}

impl Whole {
    /// Whether what a fault of this kind speaks of was read.
    fn holds(self, code: Code) -> bool {
        match code {
            Code::IssueOfUnknownVisit
            | Code::IssueOfAnothersVisit
            | Code::RevisitOfUnknownVisit
            | Code::RevisitOfAnother => self.issues && self.visits,
            Code::DepartmentUnknown | Code::ReopensUnknownIssue | Code::ReopensAnothersIssue => {
                self.issues
            }
            Code::DuplicateBooking => self.plans,
            _ => true,
        }
    }
}
