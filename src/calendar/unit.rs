//! The units in which rules count time off.

use std::fmt;
use std::str::FromStr;

/// A unit of periods, as policies write it after `every` and `per`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Unit {
    /// `day`
    Day,
    /// `working day`: a day on which the office works; others have none of it.
    WorkingDay,
    /// `week`, from Monday.
    Week,
    /// `2 weeks`, counted from Monday 2024-01-01, as are three and four.
    TwoWeeks,
    /// `3 weeks`
    ThreeWeeks,
    /// `4 weeks`
    FourWeeks,
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
    /// `term.NAME`: one of the office's own, by its place in [`Almanac::terms`](super::Almanac).
    Term(u8),
}

impl Unit {
    /// All units but the office's own, shortest first.
    pub const ALL: [Self; 11] = [
        Self::Day,
        Self::WorkingDay,
        Self::Week,
        Self::TwoWeeks,
        Self::ThreeWeeks,
        Self::FourWeeks,
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
            Self::WorkingDay => "working day",
            Self::Week => "week",
            Self::TwoWeeks => "2 weeks",
            Self::ThreeWeeks => "3 weeks",
            Self::FourWeeks => "4 weeks",
            Self::Month => "month",
            Self::TwoMonths => "2 months",
            Self::Quarter => "quarter",
            Self::HalfYear => "half-year",
            Self::Year => "year",
            Self::Term(_) => "term",
        }
    }

    /// A number of days that it does not exceed, the days before it in which there is none counted
    /// in. Nobody's terms lie further apart than ten years.
    pub fn at_most_days(self) -> i32 {
        match self {
            Self::Day => 1,
            Self::WorkingDay => 31,
            Self::Term(_) => 3660,
            _ => {
                let weeks = self.weeks().map(|weeks| 7 * weeks);
                let months = self.months().map(|months| 31 * months);
                weeks.or(months).unwrap_or(1)
            }
        }
    }

    /// How many weeks it has; `None` where it is not made of weeks.
    pub fn weeks(self) -> Option<i32> {
        match self {
            Self::Week => Some(1),
            Self::TwoWeeks => Some(2),
            Self::ThreeWeeks => Some(3),
            Self::FourWeeks => Some(4),
            _ => None,
        }
    }

    /// How many months it has; `None` for days, weeks and terms, which keep to no month.
    pub fn months(self) -> Option<i32> {
        match self {
            Self::Day
            | Self::WorkingDay
            | Self::Week
            | Self::TwoWeeks
            | Self::ThreeWeeks
            | Self::FourWeeks
            | Self::Term(_) => None,
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
