//! What a report is made of.

use crate::calendar::Instant;
use crate::duties::figures::{Figures, Pace};
use crate::duties::quota::QuotaRow;
use crate::model::Book;
use crate::words::Words;

/// A month, the one before, and for whom.
#[derive(Clone, Copy)]
pub struct Month<'a> {
    /// The facts.
    pub book: &'a Book,
    /// The month's figures.
    pub figures: &'a Figures,
    /// Those of the month before.
    pub before: &'a Figures,
    /// The time to answer for.
    pub now: Instant,
    /// How much of the month is over.
    pub pace: Pace,
    /// The reader's language.
    pub words: Words,
}

impl<'a> Month<'a> {
    /// A month as it stands at `now`.
    pub fn new(
        book: &'a Book,
        figures: &'a Figures,
        before: &'a Figures,
        now: Instant,
        words: Words,
    ) -> Self {
        Self {
            book,
            figures,
            before,
            now,
            pace: Pace::of(&figures.period, now),
            words,
        }
    }

    /// Whether a member has met fewer households than the part of the quota's period that is over asks.
    pub(super) fn is_short(self, row: &QuotaRow) -> bool {
        let pace = Pace::of(&row.period, self.now);
        u64::from(row.met()) < pace.due(row.asked.into())
    }
}
