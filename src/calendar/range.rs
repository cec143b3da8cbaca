//! Inclusive ranges of days, and sets of days made of them.

use std::fmt;
use std::str::FromStr;

use super::{Date, DateFault, parse_date};

/// Days from a first to a last one, both included.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct DateRange {
    /// The first day.
    pub first: Date,
    /// The last day, not before the first.
    pub last: Date,
}

/// Why a text is no range of days, or of instants.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum DateRangeFault {
    /// One of its ends cannot be read.
    Date {
        /// The text of that one.
        piece: String,
        /// What is wrong with it.
        fault: DateFault,
    },
    /// It ends before it begins.
    Reversed,
}

impl DateRange {
    /// Whether a day lies in it.
    pub fn holds(self, date: Date) -> bool {
        self.first <= date && date <= self.last
    }

    /// How many days it has.
    pub fn days(self) -> i32 {
        self.last.days_since(self.first) + 1
    }

    /// Its days in order.
    pub fn dates(self) -> impl DoubleEndedIterator<Item = Date> {
        (self.first.day_number()..=self.last.day_number()).map(Date::from_day_number)
    }
}

impl From<Date> for DateRange {
    fn from(date: Date) -> Self {
        Self {
            first: date,
            last: date,
        }
    }
}

impl fmt::Display for DateRange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.first == self.last {
            return write!(f, "{}", self.first);
        }
        write!(f, "{}/{}", self.first, self.last)
    }
}

impl FromStr for DateRange {
    type Err = DateRangeFault;

    /// Reads `2026-11-10/2026-11-12` and `2026-11-20`, the dates in canonical form.
    fn from_str(text: &str) -> Result<Self, DateRangeFault> {
        let (first, last) = match text.split_once('/') {
            // `2026/11/3` is one date in another form: read it whole, to say so.
            Some((first, last)) if first.len() > 4 => (first, last),
            _ => (text, text),
        };
        let range = Self {
            first: canonical(first)?,
            last: canonical(last)?,
        };
        if range.first > range.last {
            return Err(DateRangeFault::Reversed);
        }
        Ok(range)
    }
}

/// A date in canonical form alone.
fn canonical(piece: &str) -> Result<Date, DateRangeFault> {
    let fault = match parse_date(piece) {
        Ok(parsed) if parsed.canonical => return Ok(parsed.value),
        Ok(parsed) => DateFault::Unreadable {
            suggestion: Some(parsed.value.to_string()),
        },
        Err(fault) => fault,
    };
    Err(DateRangeFault::Date {
        piece: piece.to_owned(),
        fault,
    })
}

/// A set of days, kept as sorted ranges that neither overlap nor touch.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct DateSet(Vec<DateRange>);

impl DateSet {
    /// Whether a day is in the set.
    pub fn holds(&self, date: Date) -> bool {
        self.0
            .get(self.first_ending_from(date))
            .is_some_and(|range| range.first <= date)
    }

    /// The first day of the set strictly after a day.
    pub fn first_after(&self, date: Date) -> Option<Date> {
        let next = date.plus_days(1);
        self.0
            .get(self.first_ending_from(next))
            .map(|range| range.first.max(next))
    }

    /// Its ranges in order.
    pub fn ranges(&self) -> &[DateRange] {
        &self.0
    }

    /// Its days in order.
    pub fn dates(&self) -> impl Iterator<Item = Date> {
        self.0.iter().flat_map(|range| range.dates())
    }

    /// Whether no day is in it.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The index of the first range that ends on a day or later.
    fn first_ending_from(&self, date: Date) -> usize {
        self.0.partition_point(|range| range.last < date)
    }
}

impl FromIterator<DateRange> for DateSet {
    fn from_iter<I: IntoIterator<Item = DateRange>>(ranges: I) -> Self {
        let mut sorted: Vec<_> = ranges.into_iter().collect();
        sorted.sort_unstable();
        let mut merged: Vec<DateRange> = Vec::with_capacity(sorted.len());
        for range in sorted {
            match merged.last_mut() {
                Some(open) if range.first <= open.last.plus_days(1) => {
                    open.last = open.last.max(range.last);
                }
                _ => merged.push(range),
            }
        }
        Self(merged)
    }
}

impl FromIterator<Date> for DateSet {
    fn from_iter<I: IntoIterator<Item = Date>>(dates: I) -> Self {
        dates.into_iter().map(DateRange::from).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> Date {
        text.parse().unwrap()
    }

    #[test]
    fn reads_ranges_and_single_days() {
        let range: DateRange = "2026-11-10/2026-11-12".parse().unwrap();
        assert_eq!(
            (range.days(), range.to_string().as_str()),
            (3, "2026-11-10/2026-11-12")
        );
        let day: DateRange = "2026-11-20".parse().unwrap();
        assert_eq!((day.days(), day.to_string().as_str()), (1, "2026-11-20"));
    }

    #[test]
    fn refuses_what_is_no_range() {
        let fault = |text: &str| text.parse::<DateRange>().unwrap_err();
        assert_eq!(fault("2026-11-12/2026-11-10"), DateRangeFault::Reversed);
        assert!(
            matches!(fault("2026-11-10/2026-11-31"), DateRangeFault::Date { piece, .. }
            if piece == "2026-11-31")
        );
        assert!(
            matches!(fault("2026/11/3"), DateRangeFault::Date { fault, .. }
            if fault.suggestion() == Some("2026-11-03"))
        );
        assert!(matches!(fault(""), DateRangeFault::Date { .. }));
    }

    #[test]
    fn sets_merge_what_touches() {
        let set: DateSet = [
            "2026-10-03/2026-10-07",
            "2026-10-01/2026-10-02",
            "2026-10-10",
        ]
        .iter()
        .map(|text| text.parse::<DateRange>().unwrap())
        .collect();
        assert_eq!(set.ranges().len(), 2);
        assert!(set.holds(date("2026-10-07")) && !set.holds(date("2026-10-08")));
        assert_eq!(
            set.first_after(date("2026-10-04")),
            Some(date("2026-10-05"))
        );
        assert_eq!(
            set.first_after(date("2026-10-07")),
            Some(date("2026-10-10"))
        );
        assert_eq!(set.first_after(date("2026-10-10")), None);
        assert_eq!(set.dates().count(), 8);
    }
}
