//! Spans of time as rules state them: `30min`, `24h`, `4wh`, `7d`, `2w`, `3mo`, `1y`, `2wd`, and `-7d`.

use std::fmt;
use std::str::FromStr;

/// A length of time. Minutes and hours are elapsed time, working hours run while the office is open;
/// days, weeks, months and years move the date and keep the wall time; working days count from the
/// day after.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Span {
    /// `30min`
    Minutes(u32),
    /// `24h`
    Hours(u32),
    /// `4wh`
    WorkingHours(u32),
    /// `7d`
    Days(u32),
    /// `2w`
    Weeks(u32),
    /// `3mo`
    Months(u32),
    /// `1y`
    Years(u32),
    /// `2wd`
    WorkingDays(u32),
}

/// No rule looks further than this many of any unit; it keeps all arithmetic bounded.
const MOST: i32 = 1_000_000;

/// Makes a span of a number of some unit.
type MakeSpan = fn(u32) -> Span;

/// The units as written.
const UNITS: [(&str, MakeSpan); 8] = [
    ("min", Span::Minutes),
    ("h", Span::Hours),
    ("wh", Span::WorkingHours),
    ("d", Span::Days),
    ("w", Span::Weeks),
    ("mo", Span::Months),
    ("y", Span::Years),
    ("wd", Span::WorkingDays),
];

/// Why a text is no span.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum SpanFault {
    /// It does not begin with a whole number: `h`, `1.5d`, an empty text, a minus sign.
    NoNumber,
    /// A number without a unit: `24`.
    NoUnit,
    /// A unit nobody knows, as written, `m` among them, which could be minutes or months.
    UnknownUnit(String),
    /// A number above one million.
    TooLarge,
}

impl Span {
    /// The number and the unit as written.
    pub fn parts(self) -> (u32, &'static str) {
        match self {
            Self::Minutes(number) => (number, "min"),
            Self::Hours(number) => (number, "h"),
            Self::WorkingHours(number) => (number, "wh"),
            Self::Days(number) => (number, "d"),
            Self::Weeks(number) => (number, "w"),
            Self::Months(number) => (number, "mo"),
            Self::Years(number) => (number, "y"),
            Self::WorkingDays(number) => (number, "wd"),
        }
    }

    /// Whether it has no length.
    pub fn is_zero(self) -> bool {
        self.parts().0 == 0
    }

    /// The same so many times over: what a series adds.
    #[must_use]
    pub fn times(self, count: u32) -> Self {
        let (number, unit) = self.parts();
        let number = number.saturating_mul(count).min(MOST.cast_unsigned());
        let known = UNITS.iter().find(|(name, _)| *name == unit);
        known.map_or(self, |(_, make)| make(number))
    }

    /// A number of days that it does not exceed, for telling how far back files must be read. A
    /// working day counts as 31 days, since holidays may stand in its way, and so does a working
    /// hour, since an office may open for a few of them a week.
    pub fn at_most_days(self) -> i32 {
        let (number, days) = match self {
            Self::Minutes(minutes) => (minutes / 1440 + 1, 1),
            Self::Hours(hours) => (hours / 24 + 1, 1),
            Self::WorkingHours(hours) => (hours.saturating_add(1), 31),
            Self::Days(number) => (number, 1),
            Self::Weeks(number) => (number, 7),
            Self::Months(number) | Self::WorkingDays(number) => (number, 31),
            Self::Years(number) => (number, 366),
        };
        i32::try_from(number)
            .unwrap_or(i32::MAX)
            .saturating_mul(days)
    }
}

impl fmt::Display for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (number, unit) = self.parts();
        write!(f, "{number}{unit}")
    }
}

impl FromStr for Span {
    type Err = SpanFault;

    fn from_str(text: &str) -> Result<Self, SpanFault> {
        let digits = text.bytes().take_while(u8::is_ascii_digit).count();
        let (number, unit) = text.split_at(digits);
        if number.is_empty() || unit.starts_with(['.', ',']) {
            return Err(SpanFault::NoNumber);
        }
        if unit.is_empty() {
            return Err(SpanFault::NoUnit);
        }
        let known = UNITS.iter().find(|(name, _)| *name == unit);
        let (_, make) = known.ok_or_else(|| SpanFault::UnknownUnit(unit.to_owned()))?;
        match number.parse() {
            Ok(number) if number <= MOST.cast_unsigned() => Ok(make(number)),
            _ => Err(SpanFault::TooLarge),
        }
    }
}

/// A span that may point backwards, as `after = "-7d"` of a trigger does.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct SignedSpan {
    /// Whether it points backwards.
    pub negative: bool,
    /// Its length.
    pub span: Span,
}

impl From<Span> for SignedSpan {
    fn from(span: Span) -> Self {
        Self {
            negative: false,
            span,
        }
    }
}

impl fmt::Display for SignedSpan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.negative { "-" } else { "" };
        write!(f, "{sign}{}", self.span)
    }
}

impl FromStr for SignedSpan {
    type Err = SpanFault;

    fn from_str(text: &str) -> Result<Self, SpanFault> {
        let (negative, rest) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        Ok(Self {
            negative,
            span: rest.parse()?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_every_unit() {
        for text in ["30min", "24h", "4wh", "7d", "2w", "3mo", "1y", "2wd", "0h"] {
            assert_eq!(text.parse::<Span>().unwrap().to_string(), text);
        }
        assert_eq!("3mo".parse(), Ok(Span::Months(3)));
        assert_eq!(Span::Months(3).times(4), Span::Months(12));
        let back: SignedSpan = "-7d".parse().unwrap();
        assert!(back.negative && back.span == Span::Days(7) && back.to_string() == "-7d");
    }

    #[test]
    fn says_what_is_wrong() {
        for (text, fault) in [
            ("", SpanFault::NoNumber),
            ("d", SpanFault::NoNumber),
            ("-7d", SpanFault::NoNumber),
            ("1.5d", SpanFault::NoNumber),
            ("24", SpanFault::NoUnit),
            ("5m", SpanFault::UnknownUnit("m".to_owned())),
            ("7 d", SpanFault::UnknownUnit(" d".to_owned())),
            ("7天", SpanFault::UnknownUnit("天".to_owned())),
            ("1000001d", SpanFault::TooLarge),
            ("99999999999999h", SpanFault::TooLarge),
        ] {
            assert_eq!(text.parse::<Span>(), Err(fault), "{text}");
        }
    }
}
