//! Working hours: `4wh` runs while the office is open, and stands still at night and on holidays.

use super::{Almanac, Date, Hours, Instant, TimeRange};

impl Hours {
    /// When an office works that does not say: 09:00 to 12:00 and 14:00 to 18:00.
    pub fn usual_work() -> Self {
        "09:00-12:00;14:00-18:00"
            .parse()
            .expect("the default is well-formed hours")
    }
}

impl Almanac {
    /// The instant at which the office has worked so many minutes since `from`, or, where they are
    /// negative, will have worked them until `from`. What begins while it is closed begins when it
    /// opens next. Never, where the office never works.
    pub(super) fn shift_worked(&self, from: Instant, minutes: i64) -> Instant {
        match (self.work.is_never(), minutes < 0) {
            (true, false) => Instant::MAX,
            (true, true) => Instant::MIN,
            (false, false) => self.plus_worked(from, minutes),
            (false, true) => self.minus_worked(from, -minutes),
        }
    }

    /// The instant at which the office has worked so many minutes more.
    pub fn plus_worked_minutes(&self, from: Instant, minutes: i64) -> Instant {
        if minutes <= 0 {
            return from;
        }
        self.shift_worked(from, minutes)
    }

    /// How many minutes the office works in [`from`, `to`).
    pub fn worked_minutes(&self, from: Instant, to: Instant) -> i64 {
        let days = from.date().day_number()..=to.date().day_number();
        let days = days.map(Date::from_day_number);
        let open = |date: Date| {
            let ranges = self.worked_on(date).iter();
            ranges.map(move |&(start, end)| {
                let (start, end) = (date.at(start).max(from), date.at(end).min(to));
                end.minutes_since(start).max(0)
            })
        };
        days.flat_map(open).sum()
    }

    fn plus_worked(&self, from: Instant, minutes: i64) -> Instant {
        let (mut date, mut left) = (from.date(), minutes);
        while date <= Date::MAX {
            for &(start, end) in self.worked_on(date) {
                let (start, end) = (date.at(start).max(from), date.at(end));
                let open = end.minutes_since(start);
                if open > 0 && left <= open {
                    return start.plus_minutes(left);
                }
                left -= open.max(0);
            }
            date = date.plus_days(1);
        }
        Instant::MAX
    }

    fn minus_worked(&self, from: Instant, minutes: i64) -> Instant {
        let (mut date, mut left) = (from.date(), minutes);
        loop {
            for &(start, end) in self.worked_on(date).iter().rev() {
                let (start, end) = (date.at(start), date.at(end).min(from));
                let open = end.minutes_since(start);
                if open > 0 && left <= open {
                    return end.plus_minutes(-left);
                }
                left -= open.max(0);
            }
            if date == Date::MIN {
                return Instant::MIN;
            }
            date = date.plus_days(-1);
        }
    }

    /// The hours in which the office works on a day.
    fn worked_on(&self, date: Date) -> &[TimeRange] {
        if self.workdays.is_working_day(date) {
            self.work.on(date.weekday())
        } else {
            &[]
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::calendar::almanac::tests::almanac;
    use crate::calendar::{DateRange, DateSet, Hours, Workdays};

    fn plus(from: &str, span: &str) -> String {
        let holidays: DateRange = "2026-10-01/2026-10-07".parse().unwrap();
        let mut almanac = almanac("Asia/Shanghai", 1);
        almanac.workdays = Workdays::new(
            [holidays].into_iter().collect(),
            ["2026-10-10".parse::<crate::calendar::Date>().unwrap()]
                .into_iter()
                .collect(),
            DateSet::default(),
        );
        let from = from.parse().unwrap();
        almanac.plus_signed(from, span.parse().unwrap()).to_string()
    }

    #[test]
    fn it_runs_while_the_office_is_open() {
        for (from, span, expected) in [
            ("2026-11-03T10:00", "2wh", "2026-11-03T12:00"),
            ("2026-11-03T10:00", "3wh", "2026-11-03T15:00"),
            ("2026-11-03T17:00", "4wh", "2026-11-04T12:00"),
            // Begun at night, over lunch, on a Saturday: with the next hours.
            ("2026-11-03T22:00", "1wh", "2026-11-04T10:00"),
            ("2026-11-03T12:30", "1wh", "2026-11-03T15:00"),
            ("2026-11-07T10:00", "7wh", "2026-11-09T18:00"),
            // Over the National Day holidays; the Saturday after them is worked.
            ("2026-09-30T17:00", "2wh", "2026-10-08T10:00"),
            ("2026-10-09T17:00", "2wh", "2026-10-10T10:00"),
            ("2026-11-04T10:00", "-2wh", "2026-11-03T17:00"),
            ("2026-11-09T09:00", "-1wh", "2026-11-06T17:00"),
            ("2026-11-03T10:00", "30min", "2026-11-03T10:30"),
        ] {
            assert_eq!(plus(from, span), expected, "{from} {span}");
        }
    }

    #[test]
    fn time_that_passes_while_it_is_closed_does_not_count() {
        let almanac = almanac("Asia/Shanghai", 1);
        let worked = |from: &str, to: &str| {
            almanac.worked_minutes(from.parse().unwrap(), to.parse().unwrap())
        };
        assert_eq!(worked("2026-11-03T11:00", "2026-11-03T15:00"), 120);
        assert_eq!(worked("2026-11-06T17:00", "2026-11-09T10:00"), 120);
        assert_eq!(worked("2026-11-07T00:00", "2026-11-09T00:00"), 0);
    }

    #[test]
    fn an_office_that_never_works_never_gets_there() {
        let mut almanac = almanac("Asia/Shanghai", 1);
        almanac.work = Hours::never();
        let from = "2026-11-03T10:00".parse().unwrap();
        let span = "1wh".parse().unwrap();
        assert_eq!(almanac.plus(from, span), crate::calendar::Instant::MAX);
    }
}
