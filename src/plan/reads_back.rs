//! The visits that a plan needs.

use crate::calendar::{Instant, Period};
use crate::duties::{Lookback, Sought, Window, lookback};
use crate::model::Book;

/// The visits that the plans of `months`, made at `now`, need: those that their duties and quotas look back
/// to, those too near to the first of their days, and when each party was last met: how often nobody answered
/// since, what was agreed on, who was not met for long.
pub fn reads_back(book: &Book, now: Instant, months: &[Period]) -> Lookback {
    let first = months.iter().map(|month| month.from).min();
    let first = first.unwrap_or(now.date()).min(now.date());
    let apart = i32::try_from(book.policy.visit.gap_days).unwrap_or(i32::MAX);
    let quotas = months
        .iter()
        .map(|month| lookback::for_quotas(book, now, Some(month)));
    let duties = months
        .iter()
        .map(|month| lookback::for_duties(book, &Window::of(month)));
    let near = Lookback::since(first.plus_days(apart.saturating_neg()));
    quotas
        .chain(duties)
        .fold(near, Lookback::and)
        .seeking(Sought::met(book, |_| true))
}
