//! Which days are worked on: public holidays, make-up workdays, and the days it rained.

use super::{Date, DateSet};

/// The public calendar. Sorted sets of days, whatever order they were stated in.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Workdays {
    holidays: DateSet,
    make_up: DateSet,
    rain: DateSet,
}

impl Workdays {
    /// Public holidays, make-up workdays, and rain days.
    pub fn new(holidays: DateSet, make_up: DateSet, rain: DateSet) -> Self {
        Self {
            holidays,
            make_up,
            rain,
        }
    }

    /// Whether a day is a public holiday.
    pub fn is_holiday(&self, date: Date) -> bool {
        self.holidays.holds(date)
    }

    /// Whether a day is a make-up workday.
    pub fn is_make_up(&self, date: Date) -> bool {
        self.make_up.holds(date)
    }

    /// Whether it rained on a day.
    pub fn is_rain(&self, date: Date) -> bool {
        self.rain.holds(date)
    }

    /// Monday to Friday or a make-up workday, and no public holiday.
    pub fn is_working_day(&self, date: Date) -> bool {
        (!date.weekday().is_weekend() || self.is_make_up(date)) && !self.is_holiday(date)
    }

    /// Every day on which it rained, as far as rain is known, in order.
    pub fn rain_days(&self) -> impl Iterator<Item = Date> {
        self.rain.ranges().iter().flat_map(|days| days.dates())
    }

    /// The first rain day strictly after a day, as far as rain is known.
    pub fn first_rain_after(&self, date: Date) -> Option<Date> {
        self.rain.first_after(date)
    }

    /// The n-th working day strictly after a day (n = 0: the day itself).
    pub fn plus(&self, date: Date, working_days: u32) -> Date {
        self.walk(date, working_days, 1)
    }

    /// The n-th working day strictly before a day (n = 0: the day itself).
    pub fn minus(&self, date: Date, working_days: u32) -> Date {
        self.walk(date, working_days, -1)
    }

    /// Steps day by day until so many working days have been met, or time ends.
    fn walk(&self, mut date: Date, working_days: u32, step: i32) -> Date {
        let mut left = working_days;
        while left > 0 {
            let next = date.plus_days(step);
            if next == date {
                break;
            }
            date = next;
            left -= u32::from(self.is_working_day(date));
        }
        date
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::DateRange;

    fn date(text: &str) -> Date {
        text.parse().unwrap()
    }

    /// The National Day week of 2026 with its make-up Saturday, and two rain days.
    fn autumn() -> Workdays {
        let range: DateRange = "2026-10-01/2026-10-07".parse().unwrap();
        Workdays::new(
            [range].into_iter().collect(),
            [date("2026-10-10")].into_iter().collect(),
            [date("2026-11-14"), date("2026-11-06")]
                .into_iter()
                .collect(),
        )
    }

    #[test]
    fn holidays_and_make_up_days() {
        let days = autumn();
        assert!(
            !days.is_working_day(date("2026-10-01")),
            "a holiday on a Thursday"
        );
        assert!(
            days.is_working_day(date("2026-10-10")),
            "a make-up Saturday"
        );
        assert!(!days.is_working_day(date("2026-10-11")), "a plain Sunday");
        assert!(days.is_working_day(date("2026-10-12")), "a plain Monday");
    }

    #[test]
    fn working_days_are_counted_from_the_day_after() {
        let days = autumn();
        assert_eq!(days.plus(date("2026-09-30"), 1), date("2026-10-08"));
        assert_eq!(days.plus(date("2026-09-30"), 3), date("2026-10-10"));
        assert_eq!(days.plus(date("2026-10-03"), 1), date("2026-10-08"));
        assert_eq!(days.minus(date("2026-10-12"), 2), date("2026-10-09"));
        assert_eq!(days.minus(date("2026-10-08"), 1), date("2026-09-30"));
        assert_eq!(days.plus(date("2026-10-03"), 0), date("2026-10-03"));
    }

    #[test]
    fn rain_is_looked_for_after_the_day() {
        let days = autumn();
        assert_eq!(
            days.first_rain_after(date("2026-11-03")),
            Some(date("2026-11-06"))
        );
        assert_eq!(
            days.first_rain_after(date("2026-11-06")),
            Some(date("2026-11-14"))
        );
        assert_eq!(days.first_rain_after(date("2026-11-14")), None);
    }
}
