//! Reading the words for periods: `this month`, 本月, `last 7 days`, 近7天.

use super::office_months::day;
use super::period_names::range_or;
use super::scan::digits;
use super::{Almanac, Date, Instant, Period, PeriodFault, Unit};

/// The names of periods that [`Almanac::parse_period_words`] understands, by example; to be listed
/// with [`PERIOD_WORDS`] where a word is not understood.
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

/// Its words, in English and in Chinese; both are always understood. They may be written in any
/// case, with hyphens for spaces.
pub const PERIOD_WORDS: [(&str, &str); 13] = [
    ("today", "今天"),
    ("yesterday", "昨天"),
    ("tomorrow", "明天"),
    ("this week", "本周"),
    ("last week", "上周"),
    ("next week", "下周"),
    ("last 7 days", "近7天"),
    ("this month", "本月"),
    ("last month", "上月"),
    ("next month", "下月"),
    ("this quarter", "本季度"),
    ("this half-year", "本半年"),
    ("this year", "今年"),
];

/// Most days of a period that is asked for: ten years. What follows from rules grows with it.
pub const MOST_DAYS: i32 = 3660;
/// Most years between now and a period that is asked for: beyond it nothing is known or planned.
pub const MOST_YEARS_AWAY: i32 = 100;

/// The period a word means, seen from now: so many units later.
type Word = (&'static str, Unit, i32);

/// Words, small, with single spaces.
const WORDS: [Word; 44] = [
    ("this month", Unit::Month, 0),
    ("this", Unit::Month, 0),
    ("本月", Unit::Month, 0),
    ("这个月", Unit::Month, 0),
    ("last month", Unit::Month, -1),
    ("last", Unit::Month, -1),
    ("上月", Unit::Month, -1),
    ("上个月", Unit::Month, -1),
    ("next month", Unit::Month, 1),
    ("next", Unit::Month, 1),
    ("下月", Unit::Month, 1),
    ("下个月", Unit::Month, 1),
    ("today", Unit::Day, 0),
    ("今天", Unit::Day, 0),
    ("今日", Unit::Day, 0),
    ("tomorrow", Unit::Day, 1),
    ("明天", Unit::Day, 1),
    ("明日", Unit::Day, 1),
    ("yesterday", Unit::Day, -1),
    ("昨天", Unit::Day, -1),
    ("昨日", Unit::Day, -1),
    ("this week", Unit::Week, 0),
    ("本周", Unit::Week, 0),
    ("这周", Unit::Week, 0),
    ("last week", Unit::Week, -1),
    ("上周", Unit::Week, -1),
    ("next week", Unit::Week, 1),
    ("下周", Unit::Week, 1),
    ("this quarter", Unit::Quarter, 0),
    ("本季度", Unit::Quarter, 0),
    ("last quarter", Unit::Quarter, -1),
    ("上季度", Unit::Quarter, -1),
    ("next quarter", Unit::Quarter, 1),
    ("下季度", Unit::Quarter, 1),
    ("this half year", Unit::HalfYear, 0),
    ("本半年", Unit::HalfYear, 0),
    ("last half year", Unit::HalfYear, -1),
    ("next half year", Unit::HalfYear, 1),
    ("this year", Unit::Year, 0),
    ("今年", Unit::Year, 0),
    ("last year", Unit::Year, -1),
    ("去年", Unit::Year, -1),
    ("next year", Unit::Year, 1),
    ("明年", Unit::Year, 1),
];

impl Almanac {
    /// The period of a name or of a word, the latter seen from `now`; within the bounds of what is
    /// answered for.
    pub fn parse_period_words(&self, text: &str, now: Instant) -> Result<Period, PeriodFault> {
        let period = range_or(text, &|piece| match self.word(&plain(piece), now) {
            Some(period) => Ok(period),
            None => self.single_period(piece.trim()),
        })?;
        let text = || text.to_owned();
        let years_away = |date: Date| (date.year() - now.date().year()).abs();
        if years_away(period.from) > MOST_YEARS_AWAY || years_away(period.last()) > MOST_YEARS_AWAY
        {
            return Err(PeriodFault::TooFar { text: text() });
        }
        if period.days() > MOST_DAYS {
            return Err(PeriodFault::TooLong { text: text() });
        }
        Ok(period)
    }

    /// The period of a word.
    fn word(&self, plain: &str, now: Instant) -> Option<Period> {
        let today = now.date();
        if let Some(days) = last_days(plain) {
            return Some(Period::between(today.plus_days(1 - days), today));
        }
        let (_, unit, steps) = WORDS.iter().find(|(word, ..)| *word == plain)?;
        let current = match unit {
            Unit::Day => day(today),
            _ => self.period_holding(*unit, today),
        };
        Some(match steps {
            ..0 => self.previous(&current),
            0 => current,
            1.. => self.next(&current),
        })
    }
}

/// The number of `last 7 days` or 近7天, up to ten years of them.
fn last_days(plain: &str) -> Option<i32> {
    let english = plain.strip_prefix("last ").and_then(|rest| {
        rest.strip_suffix(" days")
            .or_else(|| rest.strip_suffix(" day"))
    });
    let chinese = || {
        let rest = plain
            .strip_prefix("最近")
            .or_else(|| plain.strip_prefix('近'))?;
        rest.strip_suffix('天').or_else(|| rest.strip_suffix('日'))
    };
    let number = english.or_else(chinese)?.trim();
    digits(number.as_bytes()).filter(|days| (1..=MOST_DAYS).contains(days))
}

/// A text in small letters, with single spaces where it has spaces, hyphens or underlines.
fn plain(text: &str) -> String {
    let words = text.split([' ', '-', '_']).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ").to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::almanac::tests::almanac;

    fn named(text: &str) -> String {
        let now = "2026-11-03T19:20".parse().unwrap();
        almanac("Asia/Shanghai", 1)
            .parse_period_words(text, now)
            .unwrap()
            .name
    }

    #[test]
    fn words_in_both_languages() {
        for (words, name) in [
            (["this month", "本月"], "2026-11"),
            (["last month", "上月"], "2026-10"),
            (["next month", "下月"], "2026-12"),
            (["today", "今天"], "2026-11-03"),
            (["tomorrow", "明天"], "2026-11-04"),
            (["yesterday", "昨天"], "2026-11-02"),
            (["this week", "本周"], "2026-W45"),
            (["last week", "上周"], "2026-W44"),
            (["next week", "下周"], "2026-W46"),
            (["last 7 days", "近7天"], "2026-10-28..2026-11-03"),
            (["This-Month", "THIS  month"], "2026-11"),
            (["last", "Last-Month"], "2026-10"),
            (["next", "下个月"], "2026-12"),
            (["this half-year", "2026h2"], "2026H2"),
        ] {
            for word in words {
                assert_eq!(named(word), name, "{word}");
            }
        }
        assert_eq!(named("today..2026-11-20"), "2026-11-03..2026-11-20");
    }

    #[test]
    fn words_mean_the_months_of_the_office() {
        let now = "2026-11-26T00:00".parse().unwrap();
        let period = almanac("Asia/Shanghai", 26)
            .parse_period_words("this month", now)
            .unwrap();
        assert_eq!(period.name, "2026-12");
    }

    #[test]
    fn nothing_is_guessed() {
        let now = "2026-11-03T19:20".parse().unwrap();
        for text in [
            "",
            "month",
            "last 0 days",
            "last x days",
            "近天",
            "nov",
            "last 7",
        ] {
            let result = almanac("Asia/Shanghai", 1).parse_period_words(text, now);
            assert!(matches!(result, Err(PeriodFault::Unknown { .. })), "{text}");
        }
    }

    #[test]
    fn periods_are_bounded_in_length_and_in_distance() {
        let now = "2026-11-03T19:20".parse().unwrap();
        let fault = |text: &str| {
            almanac("Asia/Shanghai", 1)
                .parse_period_words(text, now)
                .err()
        };
        for text in [
            "2017..2026",
            "1926",
            "2126-12",
            "last 3660 days",
            "2026-01-01..2036-01-08",
        ] {
            assert_eq!(fault(text), None, "{text}");
        }
        for text in ["2016..2026", "2026-01-01..2036-01-09", "today..2100"] {
            assert!(
                matches!(fault(text), Some(PeriodFault::TooLong { .. })),
                "{text}"
            );
        }
        for text in [
            "1000-01..9999-12",
            "1925",
            "2127-01",
            "9999",
            "0001-01-01",
            "2026..9999",
        ] {
            assert!(
                matches!(fault(text), Some(PeriodFault::TooFar { .. })),
                "{text}"
            );
        }
    }

    #[test]
    fn every_form_listed_is_understood() {
        for name in PERIOD_NAMES {
            named(name);
        }
        for (english, chinese) in PERIOD_WORDS {
            assert_eq!(named(english), named(chinese));
        }
    }
}
