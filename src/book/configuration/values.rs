//! The kinds of value that policies speak in: words, spans, periods, dates, hours, shares.

use std::str::FromStr;

use toml::de::DeValue;

use crate::book::{dates, hours, ids};
use crate::calendar::{
    Date, DateRange, DateRangeFault, DayWindow, Hours, LunarDay, SignedSpan, Span, SpanFault, Term,
    Unit, Weekday, Within, parse_date,
};
use crate::diag::{Code, nearest};
use crate::model::{Decimal, Leave};
use crate::text::walk::Entry;
use crate::words::{self, vocabulary};

impl<'a> Entry<'a> {
    /// A word of a closed list, as the files write it.
    pub(in crate::book) fn term<T: words::Term>(&self) -> Option<T> {
        let near = |text: &str| T::VOCABULARY.nearest(text).map(|word| word.key);
        self.listed(T::ALL, |entry| entry.word().key, near)
    }

    /// A weekday, as the files write it.
    pub(in crate::book) fn weekday(&self) -> Option<Weekday> {
        let near = |text: &str| vocabulary::WEEKDAY.nearest(text).map(|word| word.key);
        self.listed(&Weekday::ALL, Weekday::code, near)
    }

    /// A word of a list that policies alone know.
    pub(in crate::book) fn word<T: Copy>(
        &self,
        all: &[T],
        name: impl Fn(T) -> &'static str,
    ) -> Option<T> {
        let known: Vec<&str> = all.iter().map(|&word| name(word)).collect();
        self.listed(all, name, |text| nearest(text, known))
    }

    fn listed<T: Copy>(
        &self,
        all: &[T],
        name: impl Fn(T) -> &'static str,
        near: impl FnOnce(&str) -> Option<&'static str>,
    ) -> Option<T> {
        let text = self.text()?;
        let found = all.iter().copied().find(|&word| name(word) == text);
        if found.is_none() {
            let known: Vec<&str> = all.iter().map(|&word| name(word)).collect();
            let fault = self
                .fault(Code::UnknownValue)
                .with("value", text)
                .with("key", self.key());
            self.note(fault.with("known", known.join(", ")).near(near(text)));
        }
        found
    }

    /// A list of words of a list that policies alone know, each once, at least one.
    pub(in crate::book) fn words<T: Copy>(
        &self,
        all: &[T],
        name: impl Fn(T) -> &'static str,
    ) -> Option<Vec<T>> {
        let list = self.filled_list()?;
        let words: Option<Vec<T>> = list.iter().map(|entry| entry.word(all, &name)).collect();
        self.note_repeated(&list);
        words
    }

    /// A list of words of a closed list, each once, at least one.
    pub(in crate::book) fn terms<T: words::Term>(&self) -> Option<Vec<T>> {
        let list = self.filled_list()?;
        let words: Option<Vec<T>> = list.iter().map(Entry::term).collect();
        self.note_repeated(&list);
        words
    }

    /// A well-formed id.
    pub(in crate::book) fn id(&self) -> Option<&'a str> {
        let text = self.filled_text()?;
        match ids::check(text) {
            Ok(()) => Some(text),
            Err(why) => {
                self.note(
                    ids::describe(&why, text, |code| self.fault(code)).with("column", self.key()),
                );
                None
            }
        }
    }

    /// A span, `24h`.
    pub(in crate::book) fn span(&self) -> Option<Span> {
        self.length()
    }

    /// A span, or a period to whose end it lasts: `24h`, `day`.
    pub(in crate::book) fn within(&self) -> Option<Within> {
        self.length()
    }

    fn length<T: FromStr<Err = SpanFault>>(&self) -> Option<T> {
        let text = self.text()?;
        let as_written = if text.starts_with('-') {
            Err(None)
        } else {
            text.parse().map_err(Some)
        };
        as_written
            .map_err(|why| self.note_span(text, why.as_ref()))
            .ok()
    }

    /// A span that may point backwards, `-7d`.
    pub(in crate::book) fn signed_span(&self) -> Option<SignedSpan> {
        let text = self.text()?;
        text.parse()
            .map_err(|why| self.note_span(text, Some(&why)))
            .ok()
    }

    fn note_span(&self, text: &str, why: Option<&SpanFault>) {
        let problem = match why {
            None => "negative",
            Some(SpanFault::NoNumber) => "no-number",
            Some(SpanFault::NoUnit) => "no-unit",
            Some(SpanFault::UnknownUnit(_)) => "unknown-unit",
            Some(SpanFault::TooLarge) => "too-large",
        };
        let fault = self
            .fault(Code::BadSpan)
            .with("value", text)
            .with("key", self.key());
        self.note(fault.with("problem", problem));
    }

    /// A period, `2 months`.
    pub(in crate::book) fn unit(&self) -> Option<Unit> {
        self.unit_or_term(&[])
    }

    /// A period, `2 months`, or one of the office's own, `term.school`.
    pub(in crate::book) fn unit_or_term(&self, terms: &[Term]) -> Option<Unit> {
        let text = self.text()?;
        let term = || {
            let name = text.strip_prefix("term.")?;
            let place = terms.iter().position(|term| term.name == name)?;
            u8::try_from(place).ok().map(Unit::Term)
        };
        let unit = Unit::from_str(text).ok().or_else(term);
        if unit.is_none() {
            let words = Unit::ALL.iter().map(|unit| unit.word().to_owned());
            let terms = terms.iter().map(|term| format!("term.{}", term.name));
            let known: Vec<String> = words.chain(terms).collect();
            let known: Vec<&str> = known.iter().map(String::as_str).collect();
            let fault = self
                .fault(Code::BadUnit)
                .with("value", text)
                .with("key", self.key());
            self.note(
                fault
                    .with("known", known.join(", "))
                    .near(nearest(text, known.iter().copied())),
            );
        }
        unit
    }

    /// Days of a period, `first saturday`, `1..10`.
    pub(in crate::book) fn day_window(&self) -> Option<DayWindow> {
        let text = self.text()?;
        let days = text.parse().ok();
        if days.is_none() {
            let fault = self.fault(Code::BadDayWindow).with("value", text);
            self.note(fault.with("key", self.key()));
        }
        days
    }

    /// A day of the lunar year, `01-01`.
    pub(in crate::book) fn lunar_day(&self) -> Option<LunarDay> {
        let text = self.text()?;
        match LunarDay::parse_plain(text) {
            Ok(day) => Some(day),
            Err(why) => {
                self.note(dates::describe(&why, text, self.key(), |code| {
                    self.fault(code)
                }));
                None
            }
        }
    }

    /// A date, as TOML's own or as a text.
    pub(in crate::book) fn date(&self) -> Option<Date> {
        let text = self.date_text()?;
        match parse_date(&text) {
            Ok(parsed) => Some(parsed.value),
            Err(why) => {
                self.note(dates::describe(&why, &text, self.key(), |code| {
                    self.fault(code)
                }));
                None
            }
        }
    }

    /// A date or `first/last`, both included.
    pub(in crate::book) fn date_range(&self) -> Option<DateRange> {
        self.range()
    }

    /// Days or hours of leave.
    pub(in crate::book) fn leave(&self) -> Option<Leave> {
        self.range()
    }

    fn range<T: FromStr<Err = DateRangeFault>>(&self) -> Option<T> {
        let text = self.date_text()?;
        match text.parse() {
            Ok(range) => Some(range),
            Err(DateRangeFault::Reversed) => {
                self.note(
                    self.fault(Code::RangeReversed)
                        .with("value", text)
                        .with("key", self.key()),
                );
                None
            }
            Err(DateRangeFault::Date { piece, fault }) => {
                self.note(dates::describe(&fault, &piece, self.key(), |code| {
                    self.fault(code)
                }));
                None
            }
        }
    }

    fn date_text(&self) -> Option<String> {
        match self.value() {
            DeValue::Datetime(datetime) => Some(datetime.to_string()),
            DeValue::String(text) => Some(text.to_string()),
            _ => self.wrong_type("date"),
        }
    }

    /// Opening hours, a list of `tue-sun 09:00-12:00`.
    pub(in crate::book) fn hours(&self) -> Option<Hours> {
        let list = self.list()?;
        let pieces: Option<Vec<&str>> = list.iter().map(Entry::text).collect();
        let mut sound = true;
        for (entry, piece) in list.iter().zip(pieces.as_ref()?) {
            if let Err(why) = Hours::parse_list(&[piece]) {
                let fault = entry
                    .fault(Code::BadHours)
                    .with("value", piece)
                    .with("column", self.key());
                self.note(hours::with_problem(fault, &why));
                sound = false;
            }
        }
        let pieces = pieces.filter(|_| sound)?;
        if let Some(piece) = Hours::doubled(&pieces) {
            let fault = self.fault(Code::HoursOverlap).with("value", piece);
            self.note(fault.with("column", self.key()));
        }
        Hours::parse_list(&pieces).ok()
    }

    /// A share from 0 to 1, exact.
    pub(in crate::book) fn share(&self) -> Option<Decimal> {
        let text = match self.value() {
            DeValue::Float(float) => float.as_str().to_owned(),
            DeValue::Integer(integer) => integer.as_str().to_owned(),
            _ => return self.wrong_type("number"),
        };
        let share = Decimal::parse(text.trim_start_matches('+'))
            .filter(|share| share.of_rounded_up(1_000_000_000) <= 1_000_000_000);
        if share.is_none() {
            self.note(
                self.fault(Code::BadShare)
                    .with("value", text)
                    .with("key", self.key()),
            );
        }
        share
    }
}
