//! The days of the week.

use std::fmt;
use std::str::FromStr;

/// A day of the week, Monday first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Weekday {
    /// Monday, 星期一.
    Mon,
    /// Tuesday, 星期二.
    Tue,
    /// Wednesday, 星期三.
    Wed,
    /// Thursday, 星期四.
    Thu,
    /// Friday, 星期五.
    Fri,
    /// Saturday, 星期六.
    Sat,
    /// Sunday, 星期日.
    Sun,
}

impl Weekday {
    /// Monday to Sunday.
    pub const ALL: [Self; 7] = [
        Self::Mon,
        Self::Tue,
        Self::Wed,
        Self::Thu,
        Self::Fri,
        Self::Sat,
        Self::Sun,
    ];

    /// 0 for Monday to 6 for Sunday.
    pub fn index(self) -> usize {
        self as usize
    }

    /// [`Self::index`] for day arithmetic.
    pub(super) fn index_i32(self) -> i32 {
        self as i32
    }

    /// Whether it is a Saturday or a Sunday.
    pub fn is_weekend(self) -> bool {
        self >= Self::Sat
    }

    /// The weekdays from this one to `last`, both included, over the weekend if need be.
    pub fn through(self, last: Self) -> impl Iterator<Item = Self> {
        let count = (last.index() + 7 - self.index()) % 7 + 1;
        (0..count).map(move |step| Self::ALL[(self.index() + step) % 7])
    }

    /// The three letters used in data: `mon`.
    pub fn code(self) -> &'static str {
        ["mon", "tue", "wed", "thu", "fri", "sat", "sun"][self.index()]
    }
}

impl fmt::Display for Weekday {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.code())
    }
}

/// A text that is no weekday.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct NotAWeekday;

impl FromStr for Weekday {
    type Err = NotAWeekday;

    /// Reads `mon` to `sun` in any case.
    fn from_str(text: &str) -> Result<Self, NotAWeekday> {
        Self::ALL
            .into_iter()
            .find(|day| day.code().eq_ignore_ascii_case(text))
            .ok_or(NotAWeekday)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_its_own_code_in_any_case() {
        for day in Weekday::ALL {
            assert_eq!(day.to_string().to_uppercase().parse(), Ok(day));
        }
        assert!("monday".parse::<Weekday>().is_err());
    }

    #[test]
    fn ranges_go_over_the_weekend() {
        let days: Vec<_> = Weekday::Sat.through(Weekday::Mon).collect();
        assert_eq!(days, [Weekday::Sat, Weekday::Sun, Weekday::Mon]);
        assert_eq!(Weekday::Mon.through(Weekday::Sun).count(), 7);
        assert_eq!(Weekday::Wed.through(Weekday::Wed).count(), 1);
    }
}
