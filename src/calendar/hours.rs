//! Weekly opening hours.

use super::{TimeOfDay, Weekday};

/// From a time of day up to, not including, a later one.
pub type TimeRange = (TimeOfDay, TimeOfDay);

/// For each weekday the hours that are open, as sorted ranges that neither overlap nor touch.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Default)]
pub struct Hours {
    days: [Vec<TimeRange>; 7],
}

impl Hours {
    /// Never open.
    pub fn never() -> Self {
        Self::default()
    }

    /// Open round the clock.
    pub fn always() -> Self {
        let all_day = (TimeOfDay::MIDNIGHT, TimeOfDay::DAY_END);
        Weekday::ALL.map(|day| (day, all_day)).into_iter().collect()
    }

    /// The ranges of a weekday, in order.
    pub fn on(&self, weekday: Weekday) -> &[TimeRange] {
        &self.days[weekday.index()]
    }

    /// Runs of weekdays with the same hours, first and last day, once for each range of theirs.
    pub fn runs(&self) -> impl Iterator<Item = (Weekday, Weekday, TimeRange)> {
        let same = |one: &Weekday, next: &Weekday| self.on(*one) == self.on(*next);
        let runs = Weekday::ALL.chunk_by(same).collect::<Vec<_>>().into_iter();
        runs.flat_map(|run| {
            let (first, last) = (run[0], run[run.len() - 1]);
            self.on(first)
                .iter()
                .map(move |range| (first, last, *range))
        })
    }

    /// Whether all of `[from, to)` is open on a weekday.
    pub fn contains(&self, weekday: Weekday, from: TimeOfDay, to: TimeOfDay) -> bool {
        self.on(weekday)
            .iter()
            .any(|range| range.0 <= from && to <= range.1)
    }

    /// Whether no weekday has any hour.
    pub fn is_never(&self) -> bool {
        self.days.iter().all(Vec::is_empty)
    }

    /// The hours that are open in both.
    #[must_use]
    pub fn intersection(&self, other: &Self) -> Self {
        let common = |day: Weekday| {
            self.on(day).iter().flat_map(move |mine| {
                let overlap = |theirs: &TimeRange| (mine.0.max(theirs.0), mine.1.min(theirs.1));
                other
                    .on(day)
                    .iter()
                    .map(overlap)
                    .map(move |range| (day, range))
            })
        };
        Weekday::ALL.into_iter().flat_map(common).collect()
    }

    /// The longest time open in one piece, in minutes: no longer appointment ever fits.
    pub fn longest_minutes(&self) -> u16 {
        let lengths = self
            .days
            .iter()
            .flatten()
            .map(|(from, to)| to.minutes() - from.minutes());
        lengths.max().unwrap_or(0)
    }
}

impl FromIterator<(Weekday, TimeRange)> for Hours {
    /// Merges ranges that overlap or touch and drops empty ones.
    fn from_iter<I: IntoIterator<Item = (Weekday, TimeRange)>>(ranges: I) -> Self {
        let mut hours = Self::default();
        for (day, range) in ranges {
            if range.0 < range.1 {
                hours.days[day.index()].push(range);
            }
        }
        for day in &mut hours.days {
            day.sort_unstable();
            day.dedup_by(|next, open| {
                let joins = next.0 <= open.1;
                if joins {
                    open.1 = open.1.max(next.1);
                }
                joins
            });
        }
        hours
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hours(text: &str) -> Hours {
        text.parse().unwrap()
    }

    fn time(text: &str) -> TimeOfDay {
        text.parse().unwrap()
    }

    #[test]
    fn an_appointment_lies_inside_wholly() {
        let hours = hours("tue-fri 18:30-20:30;tue 09:00-12:00;tue 12:00-13:00");
        assert!(hours.contains(Weekday::Fri, time("18:30"), time("20:30")));
        assert!(!hours.contains(Weekday::Fri, time("20:25"), time("20:35")));
        assert!(!hours.contains(Weekday::Mon, time("18:30"), time("18:40")));
        assert!(
            hours.contains(Weekday::Tue, time("11:55"), time("12:05")),
            "ranges that touch"
        );
        assert_eq!(hours.on(Weekday::Tue).len(), 2);
        assert_eq!(hours.longest_minutes(), 240);
    }

    #[test]
    fn what_two_have_in_common() {
        let common = hours("mon-fri 09:00-12:00;mon 14:00-18:00")
            .intersection(&hours("mon-tue 11:00-15:00"));
        assert_eq!(common, hours("mon-tue 11:00-12:00;mon 14:00-15:00"));
        let nothing = hours("mon 09:00-10:00").intersection(&hours("mon 10:00-11:00"));
        assert!(nothing.is_never());
        assert_eq!(
            hours("sun 9:00-10:00").intersection(&Hours::always()),
            hours("sun 9:00-10:00")
        );
    }
}
