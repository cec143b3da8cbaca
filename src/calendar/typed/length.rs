//! Lengths of time: `24h`, `3 days`, `2周`, `2个工作日`; and times so far from now: `3天前`.

use super::cursor::Cursor;
use super::words::{Length, MARKS, Mark, SPANS};
use crate::calendar::{Almanac, Instant, Span};

/// No length is longer than this many of its unit.
const MOST_DIGITS: usize = 6;

/// A number of some unit.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Lasting {
    number: u32,
    unit: Length,
}

impl Lasting {
    /// Reads `3天`, `3 days`.
    pub(super) fn read(cursor: &mut Cursor<'_>) -> Option<Self> {
        let number = cursor.number(MOST_DIGITS)?;
        cursor.gap();
        let unit = cursor.word(SPANS)?;
        Some(Self { number, unit })
    }

    /// Whether it is counted in whole days.
    pub(super) fn is_of_days(self) -> bool {
        !matches!(self.unit, Length::Minutes | Length::Hours)
    }

    /// How many days it is, where it is counted in them.
    pub(super) fn days(self) -> Option<i32> {
        (self.unit == Length::Days).then(|| i32::try_from(self.number).ok())?
    }

    /// Its span; minutes have none.
    fn span(self) -> Option<Span> {
        Some(match self.unit {
            Length::Minutes => return None,
            Length::Hours => Span::Hours(self.number),
            Length::Days => Span::Days(self.number),
            Length::Weeks => Span::Weeks(self.number),
            Length::Months => Span::Months(self.number),
            Length::Years => Span::Years(self.number),
            Length::WorkingDays => Span::WorkingDays(self.number),
        })
    }

    /// The instant so long before `now`.
    pub(super) fn before(self, now: Instant, almanac: &Almanac) -> Instant {
        match self.span() {
            Some(span) => almanac.minus(now, span),
            None => now.plus_minutes(-i64::from(self.number)),
        }
    }

    /// The instant so long after `now`.
    pub(super) fn after(self, now: Instant, almanac: &Almanac) -> Instant {
        match self.span() {
            Some(span) => almanac.plus(now, span),
            None => now.plus_minutes(i64::from(self.number)),
        }
    }
}

/// Reads `3天前`, `2 hours ago`, `3天后`: a length and which way, as an instant seen from `now`.
pub(super) fn away(
    cursor: &mut Cursor<'_>,
    now: Instant,
    almanac: &Almanac,
) -> Option<(Lasting, Instant)> {
    let lasting = Lasting::read(cursor)?;
    cursor.gap();
    match cursor.word(MARKS)? {
        Mark::Ago => Some((lasting, lasting.before(now, almanac))),
        Mark::Later => Some((lasting, lasting.after(now, almanac))),
        _ => None,
    }
}

/// The span that plain text is: `24h`, `3 days`, `2个工作日`.
pub fn typed_span(text: &str) -> Option<Span> {
    Cursor::new(text).whole(Lasting::read)?.span()
}

#[cfg(test)]
mod tests {
    use super::typed_span;
    use crate::calendar::Span;

    #[test]
    fn lengths_in_both_languages() {
        for (text, span) in [
            ("24h", Span::Hours(24)),
            ("24小时", Span::Hours(24)),
            ("3天", Span::Days(3)),
            ("1 day", Span::Days(1)),
            ("2个星期", Span::Weeks(2)),
            ("3个月", Span::Months(3)),
            ("2 working days", Span::WorkingDays(2)),
            ("2个工作日", Span::WorkingDays(2)),
        ] {
            assert_eq!(typed_span(text), Some(span), "{text}");
        }
        for text in ["", "3", "天", "3天前", "10分钟", "3 d x", "1234567d"] {
            assert_eq!(typed_span(text), None, "{text}");
        }
    }
}
