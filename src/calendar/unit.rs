//! The units in which rules count time off.

use std::fmt;
use std::str::FromStr;

/// A unit of periods, as policies write it after `every` and `per`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Unit {
    /// `day`
    Day,
    /// `week`, from Monday.
    Week,
    /// `month`, as the office counts months.
    Month,
    /// `2 months`: January and February, March and April …
    TwoMonths,
    /// `quarter`
    Quarter,
    /// `half-year`
    HalfYear,
    /// `year`
    Year,
}

impl Unit {
    /// All units, shortest first.
    pub const ALL: [Self; 7] = [
        Self::Day,
        Self::Week,
        Self::Month,
        Self::TwoMonths,
        Self::Quarter,
        Self::HalfYear,
        Self::Year,
    ];

    /// The word used in policies.
    pub fn word(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::Week => "week",
            Self::Month => "month",
            Self::TwoMonths => "2 months",
            Self::Quarter => "quarter",
            Self::HalfYear => "half-year",
            Self::Year => "year",
        }
    }

    /// A number of days that it does not exceed.
    pub fn at_most_days(self) -> i32 {
        match (self, self.months()) {
            (Self::Week, _) => 7,
            (_, Some(months)) => 31 * months,
            (_, None) => 1,
        }
    }

    /// How many months it has; `None` for days and weeks, which keep to no month.
    pub fn months(self) -> Option<i32> {
        match self {
            Self::Day | Self::Week => None,
            Self::Month => Some(1),
            Self::TwoMonths => Some(2),
            Self::Quarter => Some(3),
            Self::HalfYear => Some(6),
            Self::Year => Some(12),
        }
    }
}

impl fmt::Display for Unit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.word())
    }
}

/// A text that is no unit; [`Unit::ALL`] lists those there are.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct NotAUnit;

impl FromStr for Unit {
    type Err = NotAUnit;

    fn from_str(text: &str) -> Result<Self, NotAUnit> {
        Self::ALL
            .into_iter()
            .find(|unit| unit.word() == text)
            .ok_or(NotAUnit)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_its_own_words_and_no_others() {
        for unit in Unit::ALL {
            assert_eq!(unit.to_string().parse(), Ok(unit));
        }
        for text in ["months", "Month", "2months", ""] {
            assert_eq!(text.parse::<Unit>(), Err(NotAUnit), "{text}");
        }
    }
}
