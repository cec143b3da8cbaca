//! How long something may take: a span, or to the end of the day, week, month … it begins in.

use std::fmt;
use std::str::FromStr;

use super::{Almanac, Instant, Span, SpanFault, Unit};

/// `24h`, or `day`: by the end of the day on which it begins (L1 of the rule ledger).
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Within {
    /// So long after it begins.
    Span(Span),
    /// To the end of the period that holds its beginning.
    EndOf(Unit),
}

impl Within {
    /// A number of days that it does not exceed, as [`Span::at_most_days`].
    pub fn at_most_days(self) -> i32 {
        match self {
            Self::Span(span) => span.at_most_days(),
            Self::EndOf(unit) => unit.at_most_days(),
        }
    }
}

impl Almanac {
    /// The minute from which on what began at `from` has taken too long.
    pub fn end_within(&self, from: Instant, within: Within) -> Instant {
        match within {
            Within::Span(span) => self.plus(from, span),
            Within::EndOf(unit) => self.period_holding(unit, from.date()).end(),
        }
    }
}

impl From<Span> for Within {
    fn from(span: Span) -> Self {
        Self::Span(span)
    }
}

impl fmt::Display for Within {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Span(span) => span.fmt(f),
            Self::EndOf(unit) => unit.fmt(f),
        }
    }
}

impl FromStr for Within {
    type Err = SpanFault;

    fn from_str(text: &str) -> Result<Self, SpanFault> {
        match text.parse::<Unit>() {
            Ok(unit) => Ok(Self::EndOf(unit)),
            Err(_) => text.parse().map(Self::Span),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Within;
    use crate::calendar::almanac::tests::almanac;

    fn end(month_starts_on: u8, from: &str, within: &str) -> String {
        let within: Within = within.parse().unwrap();
        almanac("Asia/Shanghai", month_starts_on)
            .end_within(from.parse().unwrap(), within)
            .to_string()
    }

    #[test]
    fn a_period_lasts_to_its_own_end_whenever_in_it_something_begins() {
        for from in ["2026-11-03T00:00", "2026-11-03T23:59"] {
            assert_eq!(end(1, from, "day"), "2026-11-04T00:00");
            assert_eq!(end(1, from, "week"), "2026-11-09T00:00");
            assert_eq!(end(1, from, "month"), "2026-12-01T00:00");
            assert_eq!(end(26, from, "month"), "2026-11-26T00:00");
        }
        assert_eq!(end(1, "2026-11-03T10:00", "24h"), "2026-11-04T10:00");
    }

    #[test]
    fn it_is_written_as_it_is_read_and_never_longer_than_it_says() {
        for text in ["24h", "2wd", "day", "2 months", "half-year", "year"] {
            let within: Within = text.parse().unwrap();
            assert_eq!(within.to_string(), text);
            assert!(within.at_most_days() >= 1);
        }
        assert!("days".parse::<Within>().is_err());
    }
}
