//! A plan between its drawing and its page.

use crate::calendar::{Instant, Period};
use crate::model::Book;
use crate::ops::plan::Choice;
use crate::plan::{Outcome, Rest};

/// A plan and what it was drawn from.
pub(super) struct Drawn {
    pub(super) book: Book,
    pub(super) now: Instant,
    pub(super) period: Period,
    pub(super) choice: Choice,
    /// The rest of a member's day that alone is planned anew.
    pub(super) rest: Option<Rest>,
    /// The plan of each month that the period meets, in order.
    pub(super) months: Vec<Outcome>,
}
