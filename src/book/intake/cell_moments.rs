//! Cells that state a day, a moment, a time of day, a birthday.

use super::cell::{Cells, Read};
use super::notes::{RemarkKind, Spot, TroubleKind};
use super::when::{self, Stated, When};
use crate::calendar::Date;
use crate::text::workbook::Value;

/// Counts of days that lie between 1954 and 2119.
const SERIALS: std::ops::RangeInclusive<f64> = 20_000.0..=80_000.0;

impl Cells<'_> {
    /// The day or moment that a cell states.
    pub(super) fn when(
        &mut self,
        column: &str,
        value: &Value,
        text: &str,
        spot: &Spot,
    ) -> Option<Stated> {
        let plain = |date, time| {
            Some(Stated::When(When {
                date,
                time,
                remark: None,
            }))
        };
        match value {
            Value::Date(date) => return plain(*date, None),
            Value::Instant(instant) => return plain(instant.date(), Some(instant.time())),
            Value::Number(number) if SERIALS.contains(number) => {
                let found = crate::text::workbook::moment(*number);
                self.notes
                    .remark(RemarkKind::Serial, column, spot, text, found.text());
                return match found {
                    Value::Date(date) => plain(date, None),
                    Value::Instant(instant) => plain(instant.date(), Some(instant.time())),
                    _ => None,
                };
            }
            _ => {}
        }
        match when::read(text, self.known.today) {
            Ok(Stated::When(when)) => {
                if let Some(remark) = when.remark {
                    self.notes
                        .remark(remark, column, spot, text, when.date.to_string());
                }
                Some(Stated::When(when))
            }
            Ok(other) => Some(other),
            Err((kind, near)) => {
                self.notes.trouble(kind, column, spot, text, near);
                None
            }
        }
    }

    /// The same where a day without its year will not do.
    fn dated(&mut self, column: &str, value: &Value, text: &str, spot: &Spot) -> Option<When> {
        match self.when(column, value, text, spot)? {
            Stated::When(when) => Some(when),
            Stated::DayOfYear((month, day)) => {
                let Some(year) = self.year else {
                    self.notes
                        .trouble(TroubleKind::DateIncomplete, column, spot, text, "year");
                    return None;
                };
                let Some(date) = Date::from_ymd(year, month, day) else {
                    self.notes
                        .trouble(TroubleKind::NoSuchDay, column, spot, text, "");
                    return None;
                };
                self.notes
                    .remark(RemarkKind::YearTold, column, spot, text, date.to_string());
                Some(When {
                    date,
                    time: None,
                    remark: None,
                })
            }
        }
    }

    pub(super) fn day(&mut self, column: &str, value: &Value, text: &str, spot: &Spot) -> Read {
        let Some(when) = self.dated(column, value, text, spot) else {
            return Read::Bad;
        };
        let said = when.date.to_string();
        if when.time.is_some_and(|time| time.minutes() > 0) {
            self.notes
                .remark(RemarkKind::TimeLeftOut, column, spot, text, said.clone());
        }
        Read::Said(said)
    }

    pub(super) fn moment(
        &mut self,
        column: &str,
        value: &Value,
        text: &str,
        spot: &Spot,
        may_be_day: bool,
    ) -> Read {
        // What our own files hold with an offset is read as they are.
        if let Ok(parsed) = crate::calendar::parse_instant(text, &self.known.zone) {
            return Read::Said(parsed.value.to_string());
        }
        match self.dated(column, value, text, spot) {
            None => Read::Bad,
            Some(When {
                date,
                time: Some(time),
                ..
            }) => Read::Said(date.at(time).to_string()),
            Some(when) if may_be_day => Read::Said(when.date.to_string()),
            Some(when) => Read::Day(when.date),
        }
    }

    pub(super) fn time(&mut self, column: &str, value: &Value, text: &str, spot: &Spot) -> Read {
        let found = match value {
            Value::Time(time) => Some(*time),
            Value::Instant(instant) => Some(instant.time()),
            _ => when::time(text),
        };
        match found {
            Some(time) => Read::Said(time.to_string()),
            None => self.bad(TroubleKind::TimeUnreadable, column, spot, text),
        }
    }

    pub(super) fn birthday(
        &mut self,
        column: &str,
        value: &Value,
        text: &str,
        spot: &Spot,
    ) -> Read {
        if let Some(lunar) = when::lunar(text) {
            return Read::Said(lunar);
        }
        let when = match self.when(column, value, text, spot) {
            None => return Read::Bad,
            Some(Stated::DayOfYear((month, day))) => {
                return Read::Said(format!("{month:02}-{day:02}"));
            }
            Some(Stated::When(when)) => when,
        };
        let date = when.date;
        // Who types 08-24 into a sheet gets a day of that year; no owner is that young.
        if date.year() >= self.known.today.year() - 2 {
            let said = format!("{:02}-{:02}", date.month(), date.day());
            self.notes
                .remark(RemarkKind::BirthdayYear, column, spot, text, said.clone());
            return Read::Said(said);
        }
        Read::Said(date.to_string())
    }
}
