//! The context for arithmetic with time: zone, working days and hours, and where months begin.

use super::{Date, Hours, Instant, SignedSpan, Span, Term, Workdays, Zone};

/// What an office must have stated before spans can be added and periods named.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Almanac {
    /// The office's time zone.
    pub zone: Zone,
    /// Public holidays, make-up workdays, rain.
    pub workdays: Workdays,
    /// The day of the month on which the office's months start, 1 to 28.
    pub month_starts_on: u8,
    /// The hours in which the office works, on working days.
    pub work: Hours,
    /// The office's own periods.
    pub terms: Vec<Term>,
}

impl Almanac {
    /// The almanac of an office that states its zone alone.
    pub fn of_zone(zone: Zone) -> Self {
        Self {
            zone,
            workdays: Workdays::default(),
            month_starts_on: 1,
            work: Hours::usual_work(),
            terms: Vec::new(),
        }
    }

    /// An instant so much later. Minutes and hours elapse, working hours while the office is open;
    /// other units move the date and keep the wall time, or, where a daylight-saving change skips
    /// that, take the first instant after the gap.
    pub fn plus(&self, from: Instant, span: Span) -> Instant {
        self.shift(from, span, 1)
    }

    /// An instant so much earlier, by the same rules mirrored: `2wd` is the second working day
    /// strictly before.
    pub fn minus(&self, from: Instant, span: Span) -> Instant {
        self.shift(from, span, -1)
    }

    /// [`Self::plus`] or, for a negative span, [`Self::minus`].
    pub fn plus_signed(&self, from: Instant, span: SignedSpan) -> Instant {
        self.shift(from, span.span, if span.negative { -1 } else { 1 })
    }

    /// Moves an instant by a span, forward (`sign` 1) or back (−1).
    fn shift(&self, from: Instant, span: Span, sign: i32) -> Instant {
        let date = from.date();
        let date = match span {
            Span::Minutes(minutes) => {
                return self
                    .zone
                    .plus_minutes(from, i64::from(minutes) * i64::from(sign));
            }
            Span::Hours(hours) => {
                return self
                    .zone
                    .plus_minutes(from, i64::from(hours) * 60 * i64::from(sign));
            }
            Span::WorkingHours(hours) => {
                return self.shift_worked(from, i64::from(hours) * 60 * i64::from(sign));
            }
            Span::Days(days) => date.plus_days(times(days, sign)),
            Span::Weeks(weeks) => date.plus_days(times(weeks, sign).saturating_mul(7)),
            Span::Months(months) => date.plus_months(times(months, sign)),
            Span::Years(years) => date.plus_months(times(years, sign).saturating_mul(12)),
            Span::WorkingDays(days) => self.working_day(date, days, sign),
        };
        self.zone.settle(date.at(from.time()))
    }

    /// The n-th working day strictly after (`sign` 1) or before (−1) a day.
    fn working_day(&self, date: Date, days: u32, sign: i32) -> Date {
        if sign < 0 {
            self.workdays.minus(date, days)
        } else {
            self.workdays.plus(date, days)
        }
    }
}

/// A count with a sign, saturating.
fn times(number: u32, sign: i32) -> i32 {
    i32::try_from(number).unwrap_or(i32::MAX) * sign
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// An almanac without holidays.
    pub(crate) fn almanac(zone: &str, month_starts_on: u8) -> Almanac {
        Almanac {
            month_starts_on,
            ..Almanac::of_zone(Zone::named(zone).unwrap())
        }
    }

    /// A date known to exist.
    pub(crate) fn date(text: &str) -> Date {
        text.parse().unwrap()
    }

    fn plus(zone: &str, from: &str, span: &str) -> String {
        let span = span.parse().unwrap();
        almanac(zone, 1)
            .plus_signed(from.parse().unwrap(), span)
            .to_string()
    }

    /// Each time in a zone, so much later, is that time.
    fn come_to(cases: &[(&str, &str, &str, &str)]) {
        for (zone, from, span, expected) in cases {
            assert_eq!(plus(zone, from, span), *expected, "{from} {zone} {span}");
        }
    }

    #[test]
    fn each_unit_in_shanghai() {
        for (span, expected) in [
            ("24h", "2026-02-01T19:20"),
            ("7d", "2026-02-07T19:20"),
            ("2w", "2026-02-14T19:20"),
            ("1mo", "2026-02-28T19:20"),
            ("1y", "2027-01-31T19:20"),
            ("2wd", "2026-02-03T19:20"),
            ("-7d", "2026-01-24T19:20"),
            ("-2wd", "2026-01-29T19:20"),
            ("-2mo", "2025-11-30T19:20"),
        ] {
            assert_eq!(
                plus("Asia/Shanghai", "2026-01-31T19:20", span),
                expected,
                "{span}"
            );
        }
    }

    #[test]
    fn hours_elapse_and_days_keep_the_wall_time() {
        come_to(&[
            (
                "Europe/Berlin",
                "2026-03-28T12:00",
                "24h",
                "2026-03-29T13:00",
            ),
            (
                "Europe/Berlin",
                "2026-03-28T12:00",
                "1d",
                "2026-03-29T12:00",
            ),
            (
                "Europe/Berlin",
                "2026-10-24T12:00",
                "24h",
                "2026-10-25T11:00",
            ),
            (
                "Europe/Berlin",
                "2026-03-30T12:00",
                "-48h",
                "2026-03-28T11:00",
            ),
        ]);
    }

    #[test]
    fn a_skipped_result_is_the_first_instant_after_the_gap() {
        come_to(&[
            (
                "Europe/Berlin",
                "2026-03-28T02:30",
                "1d",
                "2026-03-29T03:00",
            ),
            (
                "America/New_York",
                "2026-02-08T02:15",
                "1mo",
                "2026-03-08T03:00",
            ),
            (
                "Australia/Lord_Howe",
                "2026-10-03T02:15",
                "1d",
                "2026-10-04T02:30",
            ),
        ]);
    }
}
