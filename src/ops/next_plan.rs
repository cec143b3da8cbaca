//! Whether next month's plan stands: from the last working day of a month on everybody who looks sees it
//! (K6 of the rule ledger).

use schemars::JsonSchema;
use serde::Serialize;

use crate::calendar::{Date, Instant};
use crate::model::Book;
use crate::plan::approval::{Approved, parts, whole};

/// A plan that should stand and be approved, and is not.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct NextPlan {
    /// The month.
    pub month: String,
    /// How it stands with those who approve it; null where nothing is saved.
    pub state: Option<Approved>,
}

/// Next month's plan, from the last working day of the month that holds `now` on; none before, and none
/// where it stands as it should.
pub fn next_plan(book: &Book, now: Instant) -> Option<NextPlan> {
    let (almanac, today) = (&book.almanac, now.date());
    let month = almanac.month_of(today);
    let next = almanac.next(&month);
    if today < last_working_day(book, next.from) {
        return None;
    }
    let state = book
        .plan(&next.name)
        .map(|plan| whole(&parts(book, plan, now)));
    let is_well = matches!(state, Some(Approved::Yes | Approved::NotNeeded));
    (!is_well).then_some(NextPlan {
        month: next.name,
        state,
    })
}

/// The last working day before a day.
fn last_working_day(book: &Book, before: Date) -> Date {
    book.almanac.workdays.minus(before, 1)
}
