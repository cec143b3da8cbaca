//! Days as spreadsheets count them.

use super::value::Value;
use crate::calendar::{Date, TimeOfDay};

/// 1899-12-30, from which serials count (right from March 1900 on), in days of the calendar.
const EPOCH: i32 = -25_569;
/// What a workbook that counts from 1904 is behind.
const SINCE_1904: f64 = 1_462.0;
/// Serials of the days up to 9999-12-31.
const DAYS: std::ops::Range<f64> = 0.0..2_958_466.0;

/// What a serial stands for, to the minute: a time of day below one day, else a day, with the time
/// where there is one.
pub(super) fn moment(serial: f64, is_1904: bool) -> Value {
    let serial = if is_1904 && serial >= 1.0 {
        serial + SINCE_1904
    } else {
        serial
    };
    if !DAYS.contains(&serial) {
        return Value::Number(serial);
    }
    // A serial counts days: a second is 1/86400 of one, mostly with a rounding error.
    #[expect(
        clippy::cast_possible_truncation,
        reason = "the range of days was looked at"
    )]
    let seconds = (serial * 86_400.0).round() as i64;
    let (days, minutes) = (seconds / 86_400, seconds % 86_400 / 60);
    let time = u16::try_from(minutes)
        .ok()
        .and_then(TimeOfDay::from_minutes);
    if days == 0 {
        return time.map_or(Value::Number(serial), Value::Time);
    }
    let date = Date::from_day_number(i32::try_from(days).unwrap_or(0) + EPOCH);
    match time {
        Some(time) if seconds % 86_400 >= 60 => Value::Instant(date.at(time)),
        _ => Value::Date(date),
    }
}

/// What a number stands for that is a day although its cell does not say so.
pub(crate) fn moment_of(serial: f64) -> Value {
    moment(serial, false)
}

#[cfg(test)]
mod tests {
    use super::{Value, moment};

    #[test]
    fn serials_are_days_times_or_both() {
        for (serial, text) in [
            (45_964.0, "2025-11-03"),
            (45_964.805_555_556, "2025-11-03T19:20"),
            (0.5, "12:00"),
            (0.999_999_9, "1899-12-31"),
            (61.0, "1900-03-01"),
        ] {
            assert_eq!(moment(serial, false).text(), text, "{serial}");
        }
        assert_eq!(moment(44_502.0, true).text(), "2025-11-03");
        assert_eq!(moment(-1.0, false), Value::Number(-1.0));
        assert_eq!(moment(9e9, false), Value::Number(9e9));
    }
}
