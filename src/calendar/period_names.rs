//! Reading the names of periods: `2026-11-03`, `2026-W45`, `2026-11`, `2026B6`, `2026Q4`,
//! `2026H2`, `2026`, and `A..B` of any of them, both ends included.

use super::office_months::{day, week};
use super::scan::fixed_number;
use super::{Almanac, Date, Period, Unit};

/// The names of periods, by example; to be listed with [`PERIOD_WORDS`](super::PERIOD_WORDS) where a
/// word is not understood.
pub const PERIOD_NAMES: [&str; 8] = [
    "2026-11-03",
    "2026-W45",
    "2026-11",
    "2026B6",
    "2026Q4",
    "2026H2",
    "2026",
    "2026-11-03..2026-11-20",
];

/// Most days of a period that is asked for: ten years. What follows from rules grows with it.
pub const MOST_DAYS: i32 = 3660;
/// Most years between now and a period that is asked for: beyond it nothing is known or planned.
pub const MOST_YEARS_AWAY: i32 = 100;

/// Why a text names no period.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum PeriodFault {
    /// Nothing that is understood; [`PERIOD_NAMES`] and [`PERIOD_WORDS`](super::PERIOD_WORDS) list
    /// what is.
    Unknown {
        /// The text as given.
        text: String,
    },
    /// The form of a period that does not exist: `2026-13`, `2026-W54`, `2026Q5`.
    NoSuch {
        /// The text as given.
        text: String,
    },
    /// `A..B` in which B ends before A begins.
    Reversed {
        /// The text as given.
        text: String,
    },
    /// More days than are answered for at once: [`MOST_DAYS`].
    TooLong {
        /// The text as given.
        text: String,
    },
    /// Further from now than anything that is known or planned:
    /// [`MOST_YEARS_AWAY`].
    TooFar {
        /// The text as given.
        text: String,
    },
}

/// The form of a period's name, without such a period.
struct NoSuch;

impl Almanac {
    /// The period of a name. A letter may be written small: `2026q4`.
    pub fn parse_period(&self, text: &str) -> Result<Period, PeriodFault> {
        range_or(text, &|piece| self.single_period(piece))
    }

    /// The period of a name that is no range.
    pub(super) fn single_period(&self, text: &str) -> Result<Period, PeriodFault> {
        let no_such = || PeriodFault::NoSuch {
            text: text.to_owned(),
        };
        match self.shaped_period(text) {
            Some(found) => found.map_err(|NoSuch| no_such()),
            None => self.term_named(text).ok_or_else(|| PeriodFault::Unknown {
                text: text.to_owned(),
            }),
        }
    }

    /// `None` if the text has no period's form, [`NoSuch`] if it has but there is no such one.
    fn shaped_period(&self, text: &str) -> Option<Result<Period, NoSuch>> {
        let year = fixed_number(text.get(..4)?, 4)?;
        let rest = text.get(4..)?;
        let in_year = |unit, number| Some(self.nth_of_year(unit, year, number).ok_or(NoSuch));
        if rest.is_empty() {
            return in_year(Unit::Year, 1);
        }
        let (sign, rest) = rest.split_at_checked(1)?;
        match (sign, rest.len()) {
            ("B" | "b", 1) => in_year(Unit::TwoMonths, fixed_number(rest, 1)?),
            ("Q" | "q", 1) => in_year(Unit::Quarter, fixed_number(rest, 1)?),
            ("H" | "h", 1) => in_year(Unit::HalfYear, fixed_number(rest, 1)?),
            ("-", 2) => in_year(Unit::Month, fixed_number(rest, 2)?),
            ("-", 3) => {
                let number = fixed_number(rest.strip_prefix(['W', 'w'])?, 2)?;
                Some(nth_week(year, number).ok_or(NoSuch))
            }
            ("-", 5) => named_day(year, rest),
            _ => None,
        }
    }

    /// The n-th period of a unit of months in a year.
    fn nth_of_year(&self, unit: Unit, year: i32, number: i32) -> Option<Period> {
        let months = unit.months()?;
        let exists = (1..=9999).contains(&year) && (1..=12 / months).contains(&number);
        exists.then(|| self.months_from(unit, months, year * 12 + (number - 1) * months))
    }
}

/// The period from the first of A to the last of `A..B`, or what `single` makes of a text
/// without `..`.
fn range_or(
    text: &str,
    single: &dyn Fn(&str) -> Result<Period, PeriodFault>,
) -> Result<Period, PeriodFault> {
    let Some((first, last)) = text.split_once("..") else {
        return single(text);
    };
    range_of(text, single(first)?, single(last)?)
}

/// The period from the first of one to the last of another.
pub(super) fn range_of(text: &str, first: Period, last: Period) -> Result<Period, PeriodFault> {
    if last.to <= first.from {
        return Err(PeriodFault::Reversed {
            text: text.to_owned(),
        });
    }
    // An end that is a range itself (the last seven days) is named by the day that counts.
    let begin = first
        .name
        .split_once("..")
        .map_or(&*first.name, |(begin, _)| begin);
    let end = last
        .name
        .rsplit_once("..")
        .map_or(&*last.name, |(_, end)| end);
    Ok(Period {
        name: format!("{begin}..{end}"),
        unit: None,
        from: first.from,
        to: last.to,
    })
}

/// The ISO week of a year and number, if the year has it.
fn nth_week(year: i32, number: i32) -> Option<Period> {
    // 4 January always lies in week 1.
    let first = Date::from_ymd(year, 1, 4)?.monday();
    let found = week(first.plus_days((number - 1).checked_mul(7)?));
    (number >= 1 && found.from.plus_days(3).year() == year).then_some(found)
}

/// The day of a year and `MM-DD`.
fn named_day(year: i32, rest: &str) -> Option<Result<Period, NoSuch>> {
    let (month, date) = rest.split_once('-')?;
    let (month, date) = (fixed_number(month, 2)?, fixed_number(date, 2)?);
    let date = Date::from_ymd(year, month.cast_unsigned(), date.cast_unsigned());
    Some(date.map(day).ok_or(NoSuch))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::almanac::tests::almanac;

    #[test]
    fn every_name_reads_back_as_itself() {
        for start in [1, 26] {
            let almanac = almanac("Asia/Shanghai", start);
            for name in [
                "2026-11-03",
                "2026-W45",
                "2026-W53",
                "2026-11",
                "2026B6",
                "2026Q4",
                "2026H2",
                "2026",
                "2026-11-03..2026-11-20",
                "2026-10..2026-11",
                "2026Q1..2026-11-03",
            ] {
                assert_eq!(almanac.parse_period(name).unwrap().name, name);
            }
            assert_eq!(almanac.parse_period("2026-w45").unwrap().name, "2026-W45");
        }
    }

    #[test]
    fn both_ends_of_a_range_are_included() {
        let period = almanac("Asia/Shanghai", 26)
            .parse_period("2026-10..2026-11")
            .unwrap();
        assert_eq!(period.from.to_string(), "2026-09-26");
        assert_eq!(period.last().to_string(), "2026-11-25");
        assert_eq!(period.unit, None);
    }

    #[test]
    fn tells_what_does_not_exist_from_what_is_no_name() {
        let almanac = almanac("Asia/Shanghai", 1);
        for text in [
            "2026-13",
            "2026-00",
            "2026-W54",
            "2027-W53",
            "2026-W00",
            "2026Q5",
            "2026H3",
            "2026B7",
            "2026B0",
            "2026-02-30",
            "0000",
        ] {
            let text = text.to_owned();
            assert_eq!(
                almanac.parse_period(&text),
                Err(PeriodFault::NoSuch { text })
            );
        }
        for text in [
            "",
            "november",
            "2026-1",
            "20261",
            "2026-11-3",
            "2026 Q4",
            "2026年",
            "+026",
        ] {
            let text = text.to_owned();
            assert_eq!(
                almanac.parse_period(&text),
                Err(PeriodFault::Unknown { text })
            );
        }
        assert!(matches!(
            almanac.parse_period("2026-12..2026-11"),
            Err(PeriodFault::Reversed { .. })
        ));
        assert!(matches!(
            almanac.parse_period("2026-12.."),
            Err(PeriodFault::Unknown { .. })
        ));
    }
}
