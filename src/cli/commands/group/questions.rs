//! The questions that communities are asked.

use super::ask::{Heard, Question};
use crate::calendar::{Instant, Period};
use crate::duties::figures::lookback as for_figures;
use crate::duties::{Known, Lookback, Window, lookback};
use crate::model::Book;
use crate::ops::group::{Covered, DueCounts, LateCounts, Overview, Planned, QuotaCounts};
use crate::plan::{Options, PlanError, make, reads_back};
use crate::words::{Message, Words};

/// What to say of a community from which nothing was recorded in a period that has begun.
fn unrecorded(known: &Known<'_>, period: &Period, words: Words) -> Vec<String> {
    let has_begun = period.start() <= known.now;
    let mut visits = known.visits_between(period.start(), period.end());
    let is_silent = has_begun && visits.next().is_none();
    let period = &period.name;
    let said = is_silent.then(|| words.say(Message::GroupNothingRecorded { period }));
    said.into_iter().collect()
}

fn all(periods: &[Period], back: impl Fn(&Period) -> Lookback) -> Lookback {
    let backs = periods.iter().map(back);
    backs.reduce(Lookback::and).unwrap_or(Lookback::all())
}

/// The month's report.
pub(super) struct Overviews(pub(super) Words);

impl Question for Overviews {
    type Figures = Overview;

    fn reads_back(&self, book: &Book, _: Instant, periods: &[Period]) -> Lookback {
        all(periods, |period| for_figures(book, period))
    }

    fn ask(
        &self,
        _: usize,
        known: &Known<'_>,
        periods: &[Period],
    ) -> Result<Heard<Overview>, String> {
        Ok(Heard {
            figures: periods
                .iter()
                .map(|period| Overview::of(known, period))
                .collect(),
            remarks: unrecorded(known, &periods[0], self.0),
        })
    }
}

/// Quotas.
pub(super) struct Quotas(pub(super) Words);

impl Question for Quotas {
    type Figures = QuotaCounts;

    fn reads_back(&self, book: &Book, now: Instant, periods: &[Period]) -> Lookback {
        all(periods, |period| {
            lookback::for_quotas(book, now, Some(period))
        })
    }

    fn ask(
        &self,
        _: usize,
        known: &Known<'_>,
        periods: &[Period],
    ) -> Result<Heard<QuotaCounts>, String> {
        Ok(Heard {
            figures: periods
                .iter()
                .map(|period| QuotaCounts::of(known, period))
                .collect(),
            remarks: unrecorded(known, &periods[0], self.0),
        })
    }
}

/// Coverage.
pub(super) struct Coverages(pub(super) Words);

impl Question for Coverages {
    type Figures = Covered;

    fn reads_back(&self, _: &Book, _: Instant, periods: &[Period]) -> Lookback {
        all(periods, lookback::for_coverage)
    }

    fn ask(
        &self,
        _: usize,
        known: &Known<'_>,
        periods: &[Period],
    ) -> Result<Heard<Covered>, String> {
        Ok(Heard {
            figures: periods
                .iter()
                .map(|period| Covered::of(known, period))
                .collect(),
            remarks: unrecorded(known, &periods[0], self.0),
        })
    }
}

/// What is late.
pub(super) struct Late;

impl Question for Late {
    type Figures = LateCounts;
    const IS_OF_PERIOD: bool = false;

    fn reads_back(&self, book: &Book, now: Instant, _: &[Period]) -> Lookback {
        lookback::for_overdue(book, now)
    }

    fn ask(&self, _: usize, known: &Known<'_>, _: &[Period]) -> Result<Heard<LateCounts>, String> {
        Ok(Heard {
            figures: vec![LateCounts::of(known)],
            remarks: Vec::new(),
        })
    }
}

/// Duties by state.
pub(super) struct Duties;

impl Question for Duties {
    type Figures = DueCounts;

    fn reads_back(&self, book: &Book, _: Instant, periods: &[Period]) -> Lookback {
        all(periods, |period| {
            lookback::for_duties(book, &Window::of(period))
        })
    }

    fn ask(
        &self,
        _: usize,
        known: &Known<'_>,
        periods: &[Period],
    ) -> Result<Heard<DueCounts>, String> {
        Ok(Heard {
            figures: vec![DueCounts::of(known, &periods[0])],
            remarks: Vec::new(),
        })
    }
}

/// Plans.
pub(super) struct Plans(pub(super) Words);

impl Question for Plans {
    type Figures = Planned;

    fn reads_back(&self, book: &Book, now: Instant, periods: &[Period]) -> Lookback {
        reads_back(book, now, periods)
    }

    fn ask(
        &self,
        _: usize,
        known: &Known<'_>,
        periods: &[Period],
    ) -> Result<Heard<Planned>, String> {
        let plan = make(known.book, known.now, &periods[0], &Options::default());
        let month = &periods[0].name;
        let plan = plan.map_err(|fault| {
            self.0.say(match fault {
                PlanError::NotAMonth => Message::PlanNotAMonth { month },
                PlanError::MonthOver => Message::PlanMonthOver { month },
            })
        })?;
        Ok(Heard {
            figures: vec![Planned::of(&plan)],
            remarks: Vec::new(),
        })
    }
}
