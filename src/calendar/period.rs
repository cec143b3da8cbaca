//! A period: a stretch of whole days with a name.

use super::{Date, Instant, Unit};

/// Whole days, half-open: from the first one's 00:00 to the 00:00 of the day after the last.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Period {
    /// How it is named everywhere: `2026-11`, `2026-W45`, `2026-11-03..2026-11-20`.
    pub name: String,
    /// Its unit, if it is one; a free range of days has none.
    pub unit: Option<Unit>,
    /// The first day.
    pub from: Date,
    /// The day after the last.
    pub to: Date,
}

impl Period {
    /// A free range of days, both ends included, named after them.
    pub fn between(first: Date, last: Date) -> Self {
        Self {
            name: format!("{first}..{last}"),
            unit: None,
            from: first,
            to: last.plus_days(1),
        }
    }

    /// Its first minute.
    pub fn start(&self) -> Instant {
        self.from.start()
    }

    /// The minute after its last.
    pub fn end(&self) -> Instant {
        self.to.start()
    }

    /// The last day.
    pub fn last(&self) -> Date {
        self.to.plus_days(-1)
    }

    /// Whether an instant lies in it.
    pub fn holds(&self, instant: Instant) -> bool {
        self.start() <= instant && instant < self.end()
    }

    /// Whether a day lies in it.
    pub fn holds_date(&self, date: Date) -> bool {
        self.from <= date && date < self.to
    }

    /// How many days it has.
    pub fn days(&self) -> i32 {
        self.to.days_since(self.from)
    }

    /// Its days in order.
    pub fn dates(&self) -> impl DoubleEndedIterator<Item = Date> + use<> {
        (self.from.day_number()..self.to.day_number()).map(Date::from_day_number)
    }

    /// The slices of `times` visits a period, each from its first day to the day after its last:
    /// slice k runs from start + ⌊days·(k−1)/times⌋ to start + ⌊days·k/times⌋ days.
    pub fn slices(&self, times: u32) -> Vec<(Date, Date)> {
        let cut = |slice: u32| {
            let days = i64::from(self.days()) * i64::from(slice) / i64::from(times.max(1));
            self.from.plus_days(i32::try_from(days).unwrap_or(i32::MAX))
        };
        (0..times)
            .map(|slice| (cut(slice), cut(slice + 1)))
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> Date {
        text.parse().unwrap()
    }

    #[test]
    fn half_open() {
        let period = Period::between(date("2026-11-03"), date("2026-11-20"));
        assert_eq!(period.name, "2026-11-03..2026-11-20");
        assert_eq!((period.days(), period.dates().count()), (18, 18));
        assert!(period.holds("2026-11-20T23:59".parse().unwrap()));
        assert!(!period.holds("2026-11-21T00:00".parse().unwrap()));
        assert!(period.holds("2026-11-03T00:00".parse().unwrap()));
    }

    #[test]
    fn thirty_days_in_four_slices() {
        let november = Period::between(date("2026-11-01"), date("2026-11-30"));
        let starts: Vec<_> = november
            .slices(4)
            .iter()
            .map(|(from, _)| from.day())
            .collect();
        assert_eq!(starts, [1, 8, 16, 23]);
        assert_eq!(november.slices(0), []);
    }
}
