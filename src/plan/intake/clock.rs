//! Between the calendar's instants and the problem's minutes.

use crate::calendar::{Date, Instant, Period};
use crate::plan::problem::{DAY, Minute};

/// Far enough for anything that lies outside the month.
const FAR: i64 = 100_000_000;

/// The stretch of the month that is left, and minutes counted from its first day.
#[derive(Clone, Debug)]
pub(crate) struct Clock {
    /// `now`.
    pub(crate) now: Instant,
    /// The month.
    pub(crate) month: Period,
    /// The first day left.
    pub(crate) first: Date,
    /// How many days are left.
    pub(crate) days: usize,
}

impl Clock {
    /// What is left of `month` at `now`; `None` once it is over.
    pub(crate) fn of(now: Instant, month: &Period) -> Option<Clock> {
        if month.end() <= now {
            return None;
        }
        let first = now.max(month.start()).date();
        let days = usize::try_from(month.to.days_since(first)).ok()?;
        Some(Clock {
            now,
            month: month.clone(),
            first,
            days,
        })
    }

    /// The first instant left.
    pub(crate) fn from(&self) -> Instant {
        self.now.max(self.month.start())
    }

    /// The minute of an instant; what lies far off is cut off.
    pub(crate) fn minute(&self, instant: Instant) -> Minute {
        let minutes = instant.minutes_since(self.first.start()).clamp(-FAR, FAR);
        Minute::try_from(minutes).unwrap_or(0)
    }

    /// The instant of a minute.
    pub(crate) fn instant(&self, minute: Minute) -> Instant {
        self.first.start().plus_minutes(i64::from(minute))
    }

    /// The days left, in order.
    pub(crate) fn dates(&self) -> impl Iterator<Item = Date> + use<> {
        let first = self.first;
        (0..i32::try_from(self.days).unwrap_or(0)).map(move |day| first.plus_days(day))
    }

    /// The day of a date, if it is one of those left.
    pub(crate) fn day(&self, date: Date) -> Option<usize> {
        usize::try_from(date.days_since(self.first))
            .ok()
            .filter(|&day| day < self.days)
    }

    /// Whether something that starts then is part of this plan.
    pub(crate) fn holds(&self, instant: Instant) -> bool {
        self.from() <= instant && instant < self.month.end()
    }

    /// Spans of a day's hours as minutes.
    pub(crate) fn spans(
        day: usize,
        ranges: &[crate::calendar::TimeRange],
    ) -> Vec<(Minute, Minute)> {
        let base = Minute::try_from(day).unwrap_or(0) * DAY;
        let minute = |time: crate::calendar::TimeOfDay| base + Minute::from(time.minutes());
        ranges
            .iter()
            .map(|range| (minute(range.0), minute(range.1)))
            .collect()
    }
}
