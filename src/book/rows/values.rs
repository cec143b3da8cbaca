//! The kinds of value that cells hold: words, numbers, dates, hours, texts.

use std::borrow::Cow;

use super::odd_text;
use super::row::RowReader;
use crate::book::schema::{Column, Columns as Schema, Kind};
use crate::book::{dates, hours, ids};
use crate::calendar::{
    Birthday, Date, DateFault, DateOrInstant, DateRangeFault, Hours, Instant, Interval, Month,
    Parsed, TimeOfDay, Zone, parse_birthday, parse_date, parse_date_or_instant, parse_instant,
};
use crate::diag::{Code, Fault};
use crate::words::Term;

impl<'t, C: Schema> RowReader<'_, 't, C> {
    /// The row's own id.
    pub(in crate::book) fn id(&mut self, column: C) -> Option<Box<str>> {
        let value = self.value(column)?;
        match ids::check(&value) {
            Ok(()) => Some(Box::from(&*value)),
            Err(why) => {
                let fault = ids::describe(&why, &value, |code| self.fault(code, column));
                self.note(fault.with("column", column.column().name));
                None
            }
        }
    }

    /// A word of the column's list.
    pub(in crate::book) fn word<T: Term>(&mut self, column: C) -> Option<T> {
        let value = self.value(column)?;
        let found = T::ALL.iter().find(|entry| entry.word().key == &*value);
        if found.is_none() {
            let list = T::VOCABULARY;
            let fault = self.fault_of(Code::UnknownWord, column.column(), &value);
            let known: Vec<&str> = list.keys().collect();
            self.note(
                fault
                    .with("known", known.join(", "))
                    .near(list.nearest(&value).map(|word| word.key)),
            );
        }
        found.copied()
    }

    /// A whole number within the column's bounds.
    pub(in crate::book) fn number(&mut self, column: C) -> Option<u32> {
        let Kind::Number(least, most) = column.column().kind else {
            return None;
        };
        let value = self.value(column)?;
        self.parse_number(column.column(), &value, least, most)
    }

    /// `value` as a whole number within bounds.
    pub(in crate::book) fn parse_number(
        &mut self,
        column: &Column,
        value: &str,
        least: u32,
        most: u32,
    ) -> Option<u32> {
        let is_digits = !value.is_empty() && value.bytes().all(|byte| byte.is_ascii_digit());
        if !is_digits {
            let plain: String = value.chars().filter_map(ids::straightened).collect();
            let is_wide = plain != value && plain.bytes().all(|byte| byte.is_ascii_digit());
            let code = if is_wide {
                Code::FullWidthDigits
            } else {
                Code::BadNumber
            };
            let near = if is_wide {
                Some(plain.as_str())
            } else {
                odd_text::without_idle_decimals(value)
            };
            self.note(self.fault_of(code, column, value).near(near));
            return None;
        }
        let number = value
            .parse::<u32>()
            .ok()
            .filter(|number| (least..=most).contains(number));
        if number.is_none() {
            let fault = self.fault_of(Code::NumberOutOfRange, column, value);
            self.note(fault.with("least", least).with("most", most));
        }
        number
    }

    /// A date.
    pub(in crate::book) fn date(&mut self, column: C) -> Option<Date> {
        self.dated(column, None, parse_date)
    }

    /// An instant in the office's zone.
    pub(in crate::book) fn instant(&mut self, column: C, zone: &Zone) -> Option<Instant> {
        self.dated(column, Some(zone), |value| parse_instant(value, zone))
    }

    /// Notes an instant that belongs in the file of another calendar month.
    pub(in crate::book) fn note_wrong_month(&mut self, column: C, at: Instant) {
        let month = Month::of(at.date());
        if self.month().is_some_and(|expected| expected != month) {
            let fault = self.fault_of(Code::WrongMonth, column.column(), &at.to_string());
            self.note(fault.with("file", self.file()).with("month", month));
        }
    }

    /// A date or an instant.
    pub(in crate::book) fn moment(&mut self, column: C, zone: &Zone) -> Option<DateOrInstant> {
        self.dated(column, Some(zone), |value| {
            parse_date_or_instant(value, zone)
        })
    }

    /// Stretches of time in the office's zone, separated by `;`.
    pub(in crate::book) fn intervals(&mut self, column: C, zone: &Zone) -> Vec<Interval> {
        let Some(value) = self.value(column) else {
            return Vec::new();
        };
        let pieces = value.split(';').map(odd_text::trimmed);
        let pieces = pieces.filter(|piece| !piece.is_empty());
        let read = |text: &str| parse_instant(text, zone).map(|parsed| parsed.value);
        let mut intervals = Vec::new();
        for piece in pieces {
            match Interval::parse(piece, read) {
                Ok(interval) => intervals.push(interval),
                Err(DateRangeFault::Reversed) => {
                    self.note(self.fault_of(Code::HoldMisplaced, column.column(), piece));
                }
                Err(DateRangeFault::Date { piece, fault }) => {
                    self.note_date(column, Some(zone), &piece, &fault);
                }
            }
        }
        intervals
    }

    /// A birthday.
    pub(in crate::book) fn birthday(&mut self, column: C) -> Option<Birthday> {
        self.dated(column, None, parse_birthday)
    }

    fn dated<T>(
        &mut self,
        column: C,
        zone: Option<&Zone>,
        parse: impl Fn(&str) -> Result<Parsed<T>, DateFault>,
    ) -> Option<T> {
        let value = self.value(column)?;
        match parse(&value) {
            Ok(parsed) => Some(parsed.value),
            Err(why) => {
                self.note_date(column, zone, &value, &why);
                None
            }
        }
    }

    fn note_date(&mut self, column: C, zone: Option<&Zone>, value: &str, why: &DateFault) {
        let name = column.column().name;
        let fault = dates::describe(why, value, name, |code| self.fault(code, column));
        let zone = zone.filter(|_| matches!(why, DateFault::Skipped { .. }));
        self.note(match zone {
            Some(zone) => fault.with("zone", zone.name()),
            None => fault,
        });
    }

    /// A time of day, seconds dropped.
    pub(in crate::book) fn time(&mut self, column: C) -> Option<TimeOfDay> {
        let value = self.value(column)?;
        let parse = |text: &str| text.parse::<TimeOfDay>().ok();
        let without_seconds = value.strip_suffix(":00").filter(|rest| rest.contains(':'));
        let found = parse(&value).or_else(|| without_seconds.and_then(parse));
        if found.is_none() {
            let plain: String = value.chars().filter_map(ids::straightened).collect();
            let is_wide = plain != value && parse(&plain).is_some();
            let code = if is_wide {
                Code::FullWidthDigits
            } else {
                Code::NoSuchTime
            };
            let fault = self.fault_of(code, column.column(), &value);
            self.note(fault.near(is_wide.then_some(plain)));
        }
        found
    }

    /// Opening hours.
    pub(in crate::book) fn hours(&mut self, column: C) -> Option<Hours> {
        let value = self.value(column)?;
        match value.parse::<Hours>() {
            Ok(hours) => {
                if let Some(piece) = Hours::doubled(&value.split(';').collect::<Vec<_>>()) {
                    self.note(self.fault_of(Code::HoursOverlap, column.column(), piece.trim()));
                }
                Some(hours)
            }
            Err(why) => {
                let fault = self.fault_of(Code::BadHours, column.column(), &value);
                self.note(hours::with_problem(fault, &why));
                None
            }
        }
    }

    /// Whether a cell holds anything, without keeping it.
    pub(in crate::book) fn is_filled(&self, column: C) -> bool {
        !odd_text::trimmed(&self.raw(column)).is_empty()
    }

    /// The marks of the row, one place for each service at its place in `places` (for each
    /// `rate_` column of the file, the place, or none where it is not read); none at all where nothing
    /// is marked.
    pub(in crate::book) fn rates(
        &mut self,
        places: &[Option<usize>],
        count: usize,
        scale: u8,
    ) -> Box<[Option<u8>]> {
        let mut rates: Box<[Option<u8>]> = Box::default();
        let columns = self.columns();
        for ((cell, service), place) in columns.rates().iter().zip(places) {
            let Some(place) = *place else { continue };
            let raw = self.raw_at(*cell);
            if raw.is_empty() {
                continue;
            }
            let mark = self.rate(raw, service, scale);
            if mark.is_some() && rates.is_empty() {
                rates = vec![None; count].into_boxed_slice();
            }
            if let Some(rate) = rates.get_mut(place) {
                *rate = mark;
            }
        }
        rates
    }

    fn rate(&mut self, raw: Cow<'t, str>, service: &str, scale: u8) -> Option<u8> {
        if let [digit @ b'1'..=b'9'] = raw.as_bytes()
            && digit - b'0' <= scale
        {
            return Some(digit - b'0');
        }
        let name = format!("rate_{service}");
        let value = self.cleaned(raw, &name)?;
        let before = self.place();
        let mark = value
            .parse::<u8>()
            .ok()
            .filter(|mark| (1..=scale).contains(mark));
        if mark.is_none() {
            let is_number = value.parse::<i64>().is_ok();
            let code = if is_number {
                Code::NumberOutOfRange
            } else {
                Code::BadNumber
            };
            let fault = Fault::new(code, before)
                .cell(&name)
                .with("value", &value)
                .with("column", &name);
            self.note(if is_number {
                fault.with("least", 1).with("most", scale)
            } else {
                fault.near(odd_text::without_idle_decimals(&value))
            });
        }
        mark
    }
}
