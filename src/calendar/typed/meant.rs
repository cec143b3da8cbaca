//! The day that words mean, seen from now.

use crate::calendar::{Date, Instant, TimeOfDay, Weekday};

/// Which way from now a time that is typed lies.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Toward {
    /// It is over: when a visit was.
    Past,
    /// It is to come: when an appointment will be.
    Future,
    /// It may be either: a period to look at.
    Either,
}

/// A day as its words tell it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Meant {
    /// This very day.
    Day(Date),
    /// The day of a week: 周五.
    OfWeek(Weekday),
    /// The day of a month: 15日.
    OfMonth(u32),
    /// The month and day of a year: 11月15日.
    OfYear(u32, u32),
}

impl Meant {
    /// The day meant, at `time` where one is told; none where there is no such day.
    ///
    /// A day of the year without its year is one of this year, a day of the month one of this month;
    /// where that lies on the wrong side of now, the same day of the year or month beside it, if it
    /// is nearer to now. A weekday is the next one on the right side, or that of this week.
    pub(super) fn resolve(
        self,
        time: Option<TimeOfDay>,
        now: Instant,
        toward: Toward,
    ) -> Option<Date> {
        let today = now.date();
        let is_wrong = |date: Date| match toward {
            Toward::Past => date.at(time.unwrap_or(TimeOfDay::MIDNIGHT)) > now,
            Toward::Future => date.at(time.unwrap_or(TimeOfDay::DAY_END)) <= now,
            Toward::Either => false,
        };
        let step = if toward == Toward::Past { -1 } else { 1 };
        let nearer = |base: Option<Date>, beside: Option<Date>| match (base, beside) {
            (Some(base), Some(beside)) if is_wrong(base) && is_nearer(beside, base, today) => {
                Some(beside)
            }
            (base, _) => base,
        };
        match self {
            Self::Day(date) => Some(date),
            Self::OfWeek(weekday) => {
                let date = today.monday().plus_days(weekday.index_i32());
                Some(if is_wrong(date) {
                    date.plus_days(7 * step)
                } else {
                    date
                })
            }
            Self::OfMonth(day) => {
                let of = |months| of_month(today, months, day);
                nearer(of(0), of(step))
            }
            Self::OfYear(month, day) => {
                let of = |years| Date::from_ymd(today.year() + years, month, day);
                nearer(of(0), of(step))
            }
        }
    }
}

fn of_month(today: Date, months: i32, day: u32) -> Option<Date> {
    let first = Date::from_ymd(today.year(), today.month(), 1)?.plus_months(months);
    Date::from_ymd(first.year(), first.month(), day)
}

fn is_nearer(date: Date, other: Date, today: Date) -> bool {
    let far = |date: Date| date.days_since(today).abs();
    far(date) < far(other)
}

#[cfg(test)]
mod tests {
    use super::{Meant, Toward};
    use crate::calendar::Weekday;

    fn day(meant: Meant, now: &str, toward: Toward) -> Option<String> {
        let now = now.parse().unwrap();
        meant
            .resolve(None, now, toward)
            .map(|date| date.to_string())
    }

    #[test]
    fn a_weekday_is_the_next_one_on_the_right_side() {
        // A Wednesday.
        let now = "2026-11-18T12:00";
        let friday = Meant::OfWeek(Weekday::Fri);
        assert_eq!(
            day(friday, now, Toward::Past).as_deref(),
            Some("2026-11-13")
        );
        assert_eq!(
            day(friday, now, Toward::Future).as_deref(),
            Some("2026-11-20")
        );
        assert_eq!(
            day(friday, now, Toward::Either).as_deref(),
            Some("2026-11-20")
        );
        let monday = Meant::OfWeek(Weekday::Mon);
        assert_eq!(
            day(monday, now, Toward::Past).as_deref(),
            Some("2026-11-16")
        );
        assert_eq!(
            day(monday, now, Toward::Future).as_deref(),
            Some("2026-11-23")
        );
        let at = |time: &str, toward| {
            let time = Some(time.parse().unwrap());
            let wednesday = Meant::OfWeek(Weekday::Wed);
            wednesday
                .resolve(time, now.parse().unwrap(), toward)
                .unwrap()
                .to_string()
        };
        assert_eq!(at("09:00", Toward::Past), "2026-11-18");
        assert_eq!(at("19:00", Toward::Past), "2026-11-11");
        assert_eq!(at("09:00", Toward::Future), "2026-11-25");
    }

    #[test]
    fn a_day_without_its_year_is_of_this_one_but_around_new_year() {
        let new_year = "2027-01-03T09:00";
        let before = Meant::OfYear(12, 28);
        assert_eq!(
            day(before, new_year, Toward::Past).as_deref(),
            Some("2026-12-28")
        );
        assert_eq!(
            day(before, new_year, Toward::Either).as_deref(),
            Some("2027-12-28")
        );
        let november = "2026-11-16T09:00";
        // What is probably a slip stays near, where it is seen to be one.
        let ahead = Meant::OfYear(11, 28);
        assert_eq!(
            day(ahead, november, Toward::Past).as_deref(),
            Some("2026-11-28")
        );
        let after = Meant::OfYear(1, 3);
        assert_eq!(
            day(after, "2026-12-20T09:00", Toward::Future).as_deref(),
            Some("2027-01-03")
        );
        assert_eq!(day(Meant::OfYear(2, 30), november, Toward::Past), None);
    }

    #[test]
    fn a_day_without_its_month_likewise() {
        let third = "2026-11-03T09:00";
        assert_eq!(
            day(Meant::OfMonth(28), third, Toward::Past).as_deref(),
            Some("2026-10-28")
        );
        assert_eq!(
            day(Meant::OfMonth(15), third, Toward::Past).as_deref(),
            Some("2026-11-15")
        );
        assert_eq!(
            day(Meant::OfMonth(2), "2026-11-28T09:00", Toward::Future).as_deref(),
            Some("2026-12-02")
        );
        assert_eq!(day(Meant::OfMonth(31), third, Toward::Either), None);
    }
}
