//! The office's months and the longer periods made of them, by the day on which months start.
//!
//! From the 2nd to the 28th on, a month is named after the calendar month it ends in: with 26,
//! 2026-11 is 26 October to 25 November.

use super::{Almanac, Date, Instant, Month, Period, Unit};

impl Almanac {
    /// The period of a unit in which a day lies. A day that lies in none (no working day, between two
    /// terms) is given the next one, or, after the last, that.
    pub fn period_holding(&self, unit: Unit, date: Date) -> Period {
        if let Some(count) = unit.weeks() {
            return weeks(unit, count, date);
        }
        let Some(months) = unit.months() else {
            return match unit {
                Unit::Term(term) => self.term_holding(term, date),
                Unit::WorkingDay => self.working_day_from(date),
                _ => day(date),
            };
        };
        let first = self.month_index(date).div_euclid(months) * months;
        self.months_from(unit, months, first)
    }

    /// The office's month in which a day lies.
    pub fn month_of(&self, date: Date) -> Period {
        self.period_holding(Unit::Month, date)
    }

    /// The period after: the next one of its unit, or as many days for a free range.
    pub fn next(&self, period: &Period) -> Period {
        match period.unit {
            Some(unit) => self.period_holding(unit, period.to),
            None => Period::between(period.to, period.to.plus_days(period.days() - 1)),
        }
    }

    /// The period before: the previous one of its unit, or as many days for a free range.
    pub fn previous(&self, period: &Period) -> Period {
        let last = period.from.plus_days(-1);
        match period.unit {
            Some(Unit::Term(term)) => self.term_before(term, period.from),
            Some(Unit::WorkingDay) => self.working_day_from(self.workdays.minus(period.from, 1)),
            Some(unit) => self.period_holding(unit, last),
            None => Period::between(period.from.plus_days(-period.days()), last),
        }
    }

    /// Every period of a unit that meets `[from, to)`, in order.
    pub fn periods_meeting(&self, unit: Unit, from: Date, to: Date) -> Vec<Period> {
        let mut periods = Vec::new();
        let mut next = from;
        while next < to {
            let period = self.period_holding(unit, next);
            if period.to <= next || to <= period.from {
                break;
            }
            next = period.to;
            periods.push(period);
        }
        periods
    }

    /// The calendar month after which the office's month of a day is named.
    pub fn named_month(&self, date: Date) -> Month {
        Month::from_index(self.month_index(date))
    }

    /// How many of the office's months there are from the month `from` (its first, if longer) to
    /// the one in which there is last time before the exclusive end `last`, both counted. An end
    /// at 00:00 belongs to the day before; one that lies earlier counts as in `from`, so the
    /// result is at least 1 and can divide.
    pub fn months_until(&self, from: &Period, last: Instant) -> u32 {
        let months = self.month_index(last.last_day()) - self.month_index(from.from) + 1;
        months.max(1).cast_unsigned()
    }

    /// The first working day from a day on.
    fn working_day_from(&self, date: Date) -> Period {
        let date = if self.workdays.is_working_day(date) {
            date
        } else {
            self.workdays.plus(date, 1)
        };
        Period {
            unit: Some(Unit::WorkingDay),
            ..day(date)
        }
    }

    /// The period of `months` office months that begins with the one of an index.
    pub(super) fn months_from(&self, unit: Unit, months: i32, first: i32) -> Period {
        Period {
            name: name(unit, first),
            unit: Some(unit),
            from: self.month_start(first),
            to: self.month_start(first.saturating_add(months)),
        }
    }

    /// The index (months since January of year 0) of the office's month of a day.
    fn month_index(&self, date: Date) -> i32 {
        let starts_late = self.start_day() > 1 && date.day() >= self.start_day();
        Month::of(date).index() + i32::from(starts_late)
    }

    /// The first day of the office's month of an index.
    fn month_start(&self, index: i32) -> Date {
        let start = self.start_day();
        Date::in_month_index(index - i32::from(start > 1), start.cast_signed())
    }

    /// The day of the month on which months start, 1 to 28 whatever is configured.
    fn start_day(&self) -> u32 {
        u32::from(self.month_starts_on.clamp(1, 28))
    }
}

/// The name of the period of a unit that begins with the month of an index.
fn name(unit: Unit, first: i32) -> String {
    let (year, month) = (first.div_euclid(12), first.rem_euclid(12));
    match unit {
        Unit::TwoMonths => format!("{year:04}B{}", month / 2 + 1),
        Unit::Quarter => format!("{year:04}Q{}", month / 3 + 1),
        Unit::HalfYear => format!("{year:04}H{}", month / 6 + 1),
        Unit::Year => format!("{year:04}"),
        _ => format!("{year:04}-{:02}", month + 1),
    }
}

/// A day as a period.
pub(super) fn day(date: Date) -> Period {
    Period {
        name: date.to_string(),
        unit: Some(Unit::Day),
        from: date,
        to: date.plus_days(1),
    }
}

/// The Monday from which periods of several weeks are counted, 2024-01-01.
const FIRST_MONDAY: i32 = 19_723;

/// The period of so many weeks in which a day lies, named after its first and its last week.
fn weeks(unit: Unit, count: i32, date: Date) -> Period {
    if count == 1 {
        return week(date.monday());
    }
    let days = 7 * count;
    let begun = (date.day_number() - FIRST_MONDAY).div_euclid(days) * days;
    let from = Date::from_day_number(FIRST_MONDAY + begun);
    let last = week(from.plus_days(days - 7));
    Period {
        name: format!("{}..{}", week(from).name, last.name),
        unit: Some(unit),
        from,
        to: last.to,
    }
}

/// The ISO week that begins on a Monday, named after the year in which its Thursday lies.
pub(super) fn week(monday: Date) -> Period {
    let thursday = monday.plus_days(3);
    let year = thursday.year();
    let new_year = Date::from_ymd(year, 1, 1).unwrap_or(Date::MIN);
    let number = thursday.days_since(new_year) / 7 + 1;
    Period {
        name: format!("{year:04}-W{number:02}"),
        unit: Some(Unit::Week),
        from: monday,
        to: monday.plus_days(7),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::almanac::tests::{almanac, date};

    fn span(period: &Period) -> String {
        format!("{} {}/{}", period.name, period.from, period.last())
    }

    #[test]
    fn calendar_months_and_what_they_make() {
        let almanac = almanac("Asia/Shanghai", 1);
        let today = date("2026-11-03");
        for (unit, expected) in [
            (Unit::Day, "2026-11-03 2026-11-03/2026-11-03"),
            (Unit::WorkingDay, "2026-11-03 2026-11-03/2026-11-03"),
            (Unit::Week, "2026-W45 2026-11-02/2026-11-08"),
            (Unit::TwoWeeks, "2026-W45..2026-W46 2026-11-02/2026-11-15"),
            (Unit::ThreeWeeks, "2026-W44..2026-W46 2026-10-26/2026-11-15"),
            (Unit::FourWeeks, "2026-W45..2026-W48 2026-11-02/2026-11-29"),
            (Unit::Month, "2026-11 2026-11-01/2026-11-30"),
            (Unit::TwoMonths, "2026B6 2026-11-01/2026-12-31"),
            (Unit::Quarter, "2026Q4 2026-10-01/2026-12-31"),
            (Unit::HalfYear, "2026H2 2026-07-01/2026-12-31"),
            (Unit::Year, "2026 2026-01-01/2026-12-31"),
        ] {
            assert_eq!(span(&almanac.period_holding(unit, today)), expected);
        }
    }

    #[test]
    fn several_weeks_are_counted_from_the_first_monday_of_2024() {
        let almanac = almanac("Asia/Shanghai", 26);
        let two = |day: &str| almanac.period_holding(Unit::TwoWeeks, date(day));
        assert_eq!(two("2024-01-01").from, date("2024-01-01"));
        assert_eq!(two("2024-01-14"), two("2024-01-01"));
        assert_eq!(two("2023-12-31").from, date("2023-12-18"));
        let name = two("2026-11-03").name;
        let read = almanac.parse_period(&name).unwrap();
        assert_eq!(
            (read.from, read.to),
            (date("2026-11-02"), date("2026-11-16"))
        );
    }

    #[test]
    fn working_days_pass_over_the_days_that_are_none() {
        let almanac = almanac("Asia/Shanghai", 1);
        let friday = almanac.period_holding(Unit::WorkingDay, date("2026-11-06"));
        let monday = almanac.period_holding(Unit::WorkingDay, date("2026-11-07"));
        assert_eq!(monday.name, "2026-11-09");
        assert_eq!(almanac.next(&friday), monday);
        assert_eq!(almanac.previous(&monday), friday);
        let days =
            almanac.periods_meeting(Unit::WorkingDay, date("2026-11-06"), date("2026-11-11"));
        let names: Vec<_> = days.iter().map(|day| day.name.as_str()).collect();
        assert_eq!(names, ["2026-11-06", "2026-11-09", "2026-11-10"]);
    }

    #[test]
    fn months_from_the_26th_are_named_after_their_end() {
        let almanac = almanac("Asia/Shanghai", 26);
        for (unit, day, expected) in [
            (Unit::Month, "2026-10-26", "2026-11 2026-10-26/2026-11-25"),
            (Unit::Month, "2026-11-25", "2026-11 2026-10-26/2026-11-25"),
            (Unit::Month, "2026-11-26", "2026-12 2026-11-26/2026-12-25"),
            (Unit::Month, "2026-12-26", "2027-01 2026-12-26/2027-01-25"),
            (Unit::Quarter, "2026-12-26", "2027Q1 2026-12-26/2027-03-25"),
            (Unit::Year, "2026-12-25", "2026 2025-12-26/2026-12-25"),
            (
                Unit::TwoMonths,
                "2026-11-01",
                "2026B6 2026-10-26/2026-12-25",
            ),
            (Unit::Week, "2026-11-01", "2026-W44 2026-10-26/2026-11-01"),
        ] {
            let holding = almanac.period_holding(unit, date(day));
            assert_eq!(span(&holding), expected, "{unit:?} of {day}");
        }
    }

    #[test]
    fn iso_weeks_at_the_turn_of_the_year() {
        for (day, name) in [
            ("2026-01-01", "2026-W01"),
            ("2026-12-31", "2026-W53"),
            ("2027-01-03", "2026-W53"),
            ("2027-01-04", "2027-W01"),
            ("2024-12-30", "2025-W01"),
            ("2021-01-03", "2020-W53"),
        ] {
            assert_eq!(week(date(day).monday()).name, name, "{day}");
        }
    }

    #[test]
    fn months_until_an_exclusive_end_count_both() {
        let almanac = almanac("Asia/Shanghai", 1);
        let november = almanac.month_of(date("2026-11-03"));
        let until = |text: &str| almanac.months_until(&november, text.parse().unwrap());
        assert_eq!(until("2026-12-01T00:00"), 1, "the end of November");
        assert_eq!(until("2026-12-01T00:01"), 2);
        assert_eq!(until("2027-01-01T00:00"), 2, "the end of December");
        assert_eq!(until("2026-10-15T00:00"), 1, "overdue");
    }

    #[test]
    fn next_and_previous() {
        let almanac = almanac("Asia/Shanghai", 26);
        let november = almanac.month_of(date("2026-11-03"));
        assert_eq!(almanac.next(&november).name, "2026-12");
        assert_eq!(almanac.previous(&november).name, "2026-10");
        let days = Period::between(date("2026-11-03"), date("2026-11-09"));
        assert_eq!(almanac.next(&days).name, "2026-11-10..2026-11-16");
        assert_eq!(almanac.previous(&days).name, "2026-10-27..2026-11-02");
    }
}
