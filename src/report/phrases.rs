//! Turns of phrase that many pages share: days, periods, the last moment in which there is time.

use crate::calendar::{Date, DateOrInstant, Instant, Period, Span, Unit};
use crate::words::{Message, Words};

/// Phrases of one language, seen from a `now`.
#[derive(Clone, Copy)]
pub struct Phrases {
    /// The voice.
    pub words: Words,
    now: Instant,
}

impl Phrases {
    /// The phrases of `words`; dates of another year than `now`'s carry their year.
    pub fn new(words: Words, now: Instant) -> Phrases {
        Phrases { words, now }
    }

    /// A day inside a sentence: `3 Nov`, `11月3日`.
    pub fn day(self, date: Date) -> String {
        let (day, month, year) = (date.day(), self.words.month(date.month()), date.year());
        let (day, month, year) = (&day, &month, &year);
        self.words.say(if *year == self.now.date().year() {
            Message::DayShort { day, month }
        } else {
            Message::DayLong { day, month, year }
        })
    }

    /// Days on end, by the first and the last.
    pub fn days(self, first: Date, last: Date) -> String {
        self.words.say(Message::DayRange {
            first: &self.day(first),
            last: &self.day(last),
        })
    }

    /// A minute inside a sentence: `3 Nov 19:20`.
    pub fn minute(self, instant: Instant) -> String {
        if instant.is_midnight() {
            return self.day(instant.date());
        }
        format!("{} {}", self.day(instant.date()), instant.time())
    }

    /// A day or a minute inside a sentence.
    pub fn moment(self, moment: DateOrInstant) -> String {
        match moment {
            DateOrInstant::Date(date) => self.day(date),
            DateOrInstant::Instant(instant) => self.minute(instant),
        }
    }

    /// The last day or minute before an exclusive end.
    pub fn last(self, end: Instant) -> String {
        self.moment(end.last())
    }

    /// A weekday: `Mon`, `周一`.
    pub fn weekday(self, date: Date) -> &'static str {
        self.words.weekday(date.weekday().index())
    }

    /// A length of time: `2 days`, `2 天`.
    pub fn span(self, span: Span) -> String {
        self.words.say(match &span {
            Span::Minutes(count) => Message::SpanMinutes { count },
            Span::Hours(count) => Message::SpanHours { count },
            Span::WorkingHours(count) => Message::SpanWorkingHours { count },
            Span::Days(count) => Message::SpanDays { count },
            Span::Weeks(count) => Message::SpanWeeks { count },
            Span::Months(count) => Message::SpanMonths { count },
            Span::Years(count) => Message::SpanYears { count },
            Span::WorkingDays(count) => Message::SpanWorkingDays { count },
        })
    }

    /// A period inside a sentence: weeks by their days and several months by the names of the first
    /// and the last, for `2026-W47` and `2026B6` are no words that people use; else its name.
    pub fn period(self, period: &Period) -> String {
        let by_days = [
            Unit::Week,
            Unit::TwoWeeks,
            Unit::ThreeWeeks,
            Unit::FourWeeks,
        ];
        match period.unit {
            Some(Unit::Day | Unit::WorkingDay) => return self.day(period.from),
            Some(unit) if by_days.contains(&unit) => {
                return self.days(period.from, period.last());
            }
            _ => {}
        }
        let several = [Unit::TwoMonths, Unit::Quarter, Unit::HalfYear];
        if !period.unit.is_some_and(|unit| several.contains(&unit)) {
            return period.name.clone();
        }
        // A month of the office's is named after the calendar month it ends in.
        let last = period.last();
        let months = (period.days() + 15) / 30;
        let first = (i64::from(last.month()) - i64::from(months)).rem_euclid(12) + 1;
        let month = |number: i64| self.words.month(u32::try_from(number).unwrap_or(1));
        self.words.say(Message::MonthsOf {
            first: &month(first),
            last: &month(last.month().into()),
            year: &last.year(),
        })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::Phrases;
    use crate::calendar::{
        Almanac, Date, Instant, Span, TimeOfDay, Toward, Zone, typed_date, typed_instant,
        typed_span,
    };
    use crate::words::{Lang, Words, plain};

    fn shanghai() -> Almanac {
        Almanac::of_zone(Zone::named("Asia/Shanghai").unwrap())
    }

    fn any_date() -> impl Strategy<Value = Date> {
        (18_000..24_000).prop_map(Date::from_day_number)
    }

    proptest! {
        #[test]
        fn what_is_printed_of_days_and_minutes_can_be_typed(
            now in any_date(), date in any_date(), minute in 1_u16..1440, zh in any::<bool>()
        ) {
            let lang = if zh { Lang::Zh } else { Lang::En };
            let now = now.start();
            let phrases = Phrases::new(Words::new(lang), now);
            let typed = |text: &str| typed_date(&plain(text), &shanghai(), now, Toward::Either);
            prop_assert_eq!(typed(&phrases.day(date)), Some(date));
            let with_weekday = format!("{} {}", phrases.weekday(date), phrases.day(date));
            prop_assert_eq!(typed(&with_weekday), Some(date));
            let at: Instant = date.at(TimeOfDay::from_minutes(minute).unwrap());
            let printed = plain(&phrases.minute(at));
            prop_assert_eq!(typed_instant(&printed, &shanghai(), now, Toward::Either), Ok(at));
        }

        #[test]
        fn what_is_printed_of_spans_can_be_typed(number in 1_u32..1000, zh in any::<bool>()) {
            let lang = if zh { Lang::Zh } else { Lang::En };
            let phrases = Phrases::new(Words::new(lang), Instant::from_minutes(0));
            for span in [
                Span::Hours(number),
                Span::Days(number),
                Span::Weeks(number),
                Span::Months(number),
                Span::Years(number),
                Span::WorkingDays(number),
            ] {
                prop_assert_eq!(typed_span(&plain(&phrases.span(span))), Some(span));
            }
        }
    }
}
