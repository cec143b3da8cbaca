//! A day of the calendar.

use std::fmt;

use super::Weekday;
use super::civil::{civil_from_days, days_from_civil, days_in_month};

/// A day, counted from 1970-01-01. Years 1 to 9999 can be written.
///
/// Arithmetic saturates instead of failing: at 0001-01-01 below and at 10000-01-01 above, which
/// nobody can write and which serves as the exclusive end of the last year.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(i32);

impl Date {
    /// 0001-01-01.
    pub const MIN: Self = Self(-719_162);
    /// 9999-12-31, the last day that can be written.
    pub const MAX: Self = Self(2_932_896);

    /// The date of a year (1 to 9999), month (1 to 12) and day, or `None` if there is no such day.
    pub fn from_ymd(year: i32, month: u32, day: u32) -> Option<Self> {
        if !(1..=9999).contains(&year) || !(1..=12).contains(&month) || !(1..=31).contains(&day) {
            return None;
        }
        let (month, day) = (month.cast_signed(), day.cast_signed());
        (day <= 28 || day <= days_in_month(year, month))
            .then(|| Self(days_from_civil(year, month, day)))
    }

    /// The date so many days after 1970-01-01, saturating.
    pub fn from_day_number(days: i32) -> Self {
        Self(days.clamp(Self::MIN.0, Self::MAX.0 + 1))
    }

    /// Days since 1970-01-01.
    pub fn day_number(self) -> i32 {
        self.0
    }

    /// [`Self::day_number`] for constants.
    pub(super) const fn day_number_const(self) -> i64 {
        self.0 as i64
    }

    /// The year, 1 to 9999.
    pub fn year(self) -> i32 {
        civil_from_days(self.0).0
    }

    /// The month, 1 to 12.
    pub fn month(self) -> u32 {
        civil_from_days(self.0).1.cast_unsigned()
    }

    /// The day of the month, 1 to 31.
    pub fn day(self) -> u32 {
        civil_from_days(self.0).2.cast_unsigned()
    }

    /// The true day of the week, whatever the public calendar makes of it.
    pub fn weekday(self) -> Weekday {
        // 1970-01-01 was a Thursday.
        Weekday::ALL[usize::try_from((self.0 + 3).rem_euclid(7)).unwrap_or(0)]
    }

    /// So many days later; earlier when negative.
    #[must_use]
    pub fn plus_days(self, days: i32) -> Self {
        Self::from_day_number(self.0.saturating_add(days))
    }

    /// So many months later (earlier when negative), clamped to the month's last day.
    #[must_use]
    pub fn plus_months(self, months: i32) -> Self {
        let (year, month, day) = civil_from_days(self.0);
        let index = (year * 12 + month - 1).saturating_add(months);
        Self::in_month_index(index, day)
    }

    /// The given day, or the last one if it has fewer, of a month counted from January of year 0.
    pub(super) fn in_month_index(index: i32, day: i32) -> Self {
        let (year, month) = (index.div_euclid(12), index.rem_euclid(12) + 1);
        match year {
            ..1 => Self::MIN,
            10_000.. => Self(Self::MAX.0 + 1),
            _ => Self(days_from_civil(
                year,
                month,
                day.min(days_in_month(year, month)),
            )),
        }
    }

    /// Days from `earlier` to this date; negative if it is later.
    pub fn days_since(self, earlier: Self) -> i32 {
        self.0 - earlier.0
    }

    /// The Monday of this day's week.
    #[must_use]
    pub fn monday(self) -> Self {
        self.plus_days(-self.weekday().index_i32())
    }

    /// The canonical ten characters; for years that have four digits.
    pub(super) fn write_ascii(self, out: &mut [u8]) {
        let (year, month, day) = civil_from_days(self.0);
        let places = [1000, 100, 10, 1];
        for (slot, place) in out.iter_mut().zip(places) {
            *slot = digit(year / place);
        }
        out[4] = b'-';
        out[5] = digit(month / 10);
        out[6] = digit(month);
        out[7] = b'-';
        out[8] = digit(day / 10);
        out[9] = digit(day);
    }
}

/// The last decimal digit of a number that is not negative, as ASCII.
pub(super) fn digit(number: i32) -> u8 {
    b'0' + u8::try_from(number % 10).unwrap_or(0)
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if *self > Self::MAX {
            return f.pad("10000-01-01");
        }
        let mut text = [0; 10];
        self.write_ascii(&mut text);
        f.pad(std::str::from_utf8(&text).map_err(|_| fmt::Error)?)
    }
}

impl fmt::Debug for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> Date {
        text.parse().unwrap()
    }

    #[test]
    fn known_days() {
        assert_eq!(date("1970-01-01").day_number(), 0);
        assert_eq!(date("2026-11-03").weekday(), Weekday::Tue);
        assert_eq!(date("2000-02-29").day_number(), 11_016);
        assert_eq!(Date::from_ymd(1, 1, 1), Some(Date::MIN));
        assert_eq!(Date::from_ymd(9999, 12, 31), Some(Date::MAX));
    }

    #[test]
    fn days_that_do_not_exist() {
        for (year, month, day) in [
            (2026, 2, 29),
            (1900, 2, 29),
            (2026, 4, 31),
            (2026, 13, 1),
            (2026, 0, 1),
            (0, 1, 1),
        ] {
            assert_eq!(
                Date::from_ymd(year, month, day),
                None,
                "{year}-{month}-{day}"
            );
        }
    }

    #[test]
    fn months_clamp_to_their_last_day() {
        assert_eq!(date("2026-01-31").plus_months(1), date("2026-02-28"));
        assert_eq!(date("2024-02-29").plus_months(12), date("2025-02-28"));
        assert_eq!(date("2026-03-31").plus_months(-1), date("2026-02-28"));
        assert_eq!(date("2026-11-30").plus_months(3), date("2027-02-28"));
    }

    #[test]
    fn arithmetic_saturates() {
        assert_eq!(Date::MIN.plus_days(-1), Date::MIN);
        assert_eq!(Date::MAX.plus_days(i32::MAX).to_string(), "10000-01-01");
        assert_eq!(Date::MAX.plus_months(i32::MAX).to_string(), "10000-01-01");
        assert_eq!(Date::MIN.plus_months(i32::MIN), Date::MIN);
    }
}
