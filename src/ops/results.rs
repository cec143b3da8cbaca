//! `export results`: what one community's figures of a period are, for whoever adds up many.
//!
//! Nothing is derived here that another answer does not show too.

use crate::calendar::{DateOrInstant, Instant, Period};
use crate::duties::coverage::{self, By, Coverage};
use crate::duties::figures::{self, Figures};
use crate::duties::overdue::{OverdueKind, items, missed_last_month};
use crate::duties::survey::{Returns, returns};
use crate::duties::{Known, Lookback, lookback};
use crate::model::{Book, Survey};

/// The figures of a period, and how things stand now.
#[derive(Debug)]
pub struct Results<'a> {
    /// What they are of.
    pub book: &'a Book,
    /// The period's figures.
    pub figures: Figures,
    /// Coverage by butler.
    pub by_butler: Coverage,
    /// The surveys that went out or came back in the period, as they stand now.
    pub surveys: Vec<Returns<'a>>,
    /// What is late now, by kind, in the order of the kinds.
    pub late: Vec<(OverdueKind, Late)>,
    /// Duties missed and closed in the month before now's.
    pub missed_last_month: usize,
}

/// How much of a kind is late.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Late {
    /// How many.
    pub count: u64,
    /// Minutes that have gone by since the longest late one's limit.
    pub worst_minutes: i64,
}

/// The visits that [`results`] needs.
pub fn reads_back(book: &Book, now: Instant, period: &Period) -> Lookback {
    figures::lookback(book, period).and(lookback::for_overdue(book, now))
}

/// The results of a period.
pub fn results<'a>(known: &Known<'a>, period: &Period) -> Results<'a> {
    let surveys = known.book.surveys.iter();
    let surveys = surveys.filter(|survey| concerns(known, period, survey));
    Results {
        book: known.book,
        figures: figures::of(known, period),
        by_butler: coverage::of(known, period, By::Butler),
        surveys: surveys.map(|survey| returns(known, survey)).collect(),
        late: late(known),
        missed_last_month: missed_last_month(known),
    }
}

/// What is late now, by kind.
pub fn late(known: &Known<'_>) -> Vec<(OverdueKind, Late)> {
    let mut late: Vec<(OverdueKind, Late)> = OverdueKind::ALL
        .iter()
        .map(|kind| (*kind, Late::default()))
        .collect();
    for item in items(known) {
        let of_kind = late.iter_mut().filter(|(kind, _)| *kind == item.kind);
        of_kind.for_each(|(_, late)| {
            late.count += 1;
            late.worst_minutes = late.worst_minutes.max(item.late_minutes);
        });
    }
    late
}

/// Whether a form of a survey was sent or came back in a period.
fn concerns(known: &Known<'_>, period: &Period, survey: &Survey) -> bool {
    survey.forms.iter().any(|form| {
        let times = [known.sent_at(form), known.returned_at(form)];
        let mut times = times.into_iter().flatten().map(DateOrInstant::start);
        times.any(|time| period.holds(time))
    })
}
