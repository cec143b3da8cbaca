//! The three instants of a duty, and how they come about.

use crate::calendar::{Almanac, DayWindow, Instant, Period, Within};

/// When a duty opens, is due, and closes; half-open, so `closes` is the minute after the last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Frame {
    /// The first minute in which it can be done.
    pub opens: Instant,
    /// The minute from which on it is late.
    pub due: Instant,
    /// The minute from which on it can be done no more.
    pub closes: Instant,
}

/// How a duty's dates come about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Rhythm {
    /// By a period: a cadence's, a pick's, a sample's.
    Recurring,
    /// From an anchor on: a trigger's.
    Once {
        /// Due this long after it opened; absent: when it closes.
        within: Option<Within>,
        /// Closed this long after it opened.
        expires: Within,
    },
}

impl Frame {
    /// The ordinary dates of a duty of a whole period.
    pub(super) fn whole(period: &Period) -> Frame {
        Frame {
            opens: period.start(),
            due: period.end(),
            closes: period.end(),
        }
    }

    /// The ordinary dates of a duty of some days of a period: it opens and is due there, and closes with
    /// the period. `None` where the period has no such days.
    pub(super) fn on(period: &Period, days: Option<DayWindow>, almanac: &Almanac) -> Option<Frame> {
        let Some(days) = days else {
            return Some(Frame::whole(period));
        };
        let (from, to) = days.in_period(period, &almanac.workdays)?;
        Some(Frame {
            opens: from.start(),
            due: to.start(),
            closes: period.end(),
        })
    }

    /// The dates of a trigger that opens at `opens`. Never due after it closes.
    pub fn running(
        opens: Instant,
        within: Option<Within>,
        expires: Within,
        almanac: &Almanac,
    ) -> Frame {
        let closes = almanac.end_within(opens, expires);
        let due = within.map_or(closes, |within| {
            almanac.end_within(opens, within).min(closes)
        });
        Frame { opens, due, closes }
    }

    /// The same, due and closed no later than `end`.
    #[must_use]
    pub(super) fn cut_at(self, end: Instant) -> Frame {
        Frame {
            due: self.due.min(end),
            closes: self.closes.min(end),
            ..self
        }
    }
}
