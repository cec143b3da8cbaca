//! Open issues by how long they have been open.

use crate::calendar::Period;
use crate::duties::Known;

use super::open_at;

/// The first day of each age but the youngest, in days since an issue was raised.
pub const AGES: [i32; 4] = [3, 8, 15, 31];

/// How many issues of an age are open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Aged {
    /// Not answered yet.
    pub unanswered: u64,
    /// Answered, not solved yet.
    pub unresolved: u64,
    /// Solved, not closed yet.
    pub unclosed: u64,
}

impl Aged {
    /// All of them.
    pub fn all(self) -> u64 {
        self.unanswered + self.unresolved + self.unclosed
    }
}

/// The issues open at the end of a period, or now where that is earlier, by age: younger than the
/// first of [`AGES`], then from each of them on.
pub fn open_by_age(known: &Known<'_>, period: &Period) -> [Aged; AGES.len() + 1] {
    let mut ages = [Aged::default(); AGES.len() + 1];
    let today = known.now.date().min(period.last());
    let past = |at: Option<crate::calendar::Instant>| at.is_some_and(|at| at < period.end());
    for (_, issue) in known
        .issues()
        .filter(|(_, issue)| open_at(known, issue, period.end()))
    {
        let days = today.days_since(issue.raised_at.date());
        let aged = &mut ages[AGES.partition_point(|&from| from <= days)];
        if past(known.resolved_at(issue)) {
            aged.unclosed += 1;
        } else if past(known.answered_at(issue)) {
            aged.unresolved += 1;
        } else {
            aged.unanswered += 1;
        }
    }
    ages
}
