//! The months that a period meets, and their plans as one.

use crate::calendar::{Instant, Period};
use crate::model::Book;
use crate::plan::Outcome;

/// The months that a period meets and that are not over; the first of them where all are.
pub(super) fn months_of(book: &Book, now: Instant, period: &Period) -> Vec<Period> {
    let almanac = &book.almanac;
    let first = almanac.month_of(period.from);
    let all = std::iter::successors(Some(first.clone()), |month| Some(almanac.next(month)));
    let met = all.take_while(|month| month.from < period.to);
    let left: Vec<Period> = met.filter(|month| now < month.end()).collect();
    if left.is_empty() { vec![first] } else { left }
}

/// The plans of months one after the other as one.
pub(super) fn joined(months: Vec<Outcome>) -> Outcome {
    let joined = months.into_iter().reduce(|mut all, later| {
        all.append(later);
        all
    });
    joined.expect("every period meets a month")
}
