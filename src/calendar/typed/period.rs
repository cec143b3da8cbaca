//! Periods: `this month`, 本月, `last 7 days`, 近7天, `11月`, `昨天`, and `A to B` of any of them.

use super::cursor::Cursor;
use super::day::{chinese_month, chinese_year, english_year};
use super::instant::typed_date;
use super::length::Lasting;
use super::meant::Toward;
use super::words::{MARKS, MONTHS, Mark, PERIODS};
use crate::calendar::office_months::day;
use crate::calendar::period_names::range_of;
use crate::calendar::{
    Almanac, Date, Instant, MOST_DAYS, MOST_YEARS_AWAY, Period, PeriodFault, Unit,
};

impl Almanac {
    /// The period that plain text means, a name or words, the latter seen from `now`; within the
    /// bounds of what is answered for.
    pub fn typed_period(&self, text: &str, now: Instant) -> Result<Period, PeriodFault> {
        let period = match ends(text) {
            Some((first, last)) => {
                let (first, last) = (self.typed(first, now)?, self.typed(last, now)?);
                range_of(text, first, last)?
            }
            None => self.typed(text, now)?,
        };
        let text = || text.to_owned();
        let is_far = |date: Date| (date.year() - now.date().year()).abs() > MOST_YEARS_AWAY;
        if is_far(period.from) || is_far(period.last()) {
            return Err(PeriodFault::TooFar { text: text() });
        }
        if period.days() > MOST_DAYS {
            return Err(PeriodFault::TooLong { text: text() });
        }
        Ok(period)
    }

    /// The period of a name or of words that are no range.
    fn typed(&self, text: &str, now: Instant) -> Result<Period, PeriodFault> {
        let text = text.trim();
        match self.single_period(text) {
            Err(PeriodFault::Unknown { text }) => {
                let found = self.worded(&text, now);
                found.ok_or(PeriodFault::Unknown { text })
            }
            named => named,
        }
    }

    fn worded(&self, text: &str, now: Instant) -> Option<Period> {
        let spaced = text.replace(['-', '_'], " ");
        let cursor = Cursor::new(&spaced);
        let by_word = cursor.whole(|cursor| cursor.word(PERIODS));
        by_word
            .map(|(unit, steps)| self.beside_now(unit, steps, now))
            .or_else(|| cursor.whole(|cursor| last_days(cursor, now)))
            .or_else(|| self.month(Cursor::new(text), now))
            .or_else(|| typed_date(text, self, now, Toward::Either).map(day))
    }

    /// The period so many units from the one that holds `now`.
    fn beside_now(&self, unit: Unit, steps: i32, now: Instant) -> Period {
        let current = match unit {
            Unit::Day => day(now.date()),
            _ => self.period_holding(unit, now.date()),
        };
        match steps {
            ..0 => self.previous(&current),
            0 => current,
            1.. => self.next(&current),
        }
    }

    /// `2026年11月`, `11月`, `nov`, `nov 2026`, `2026年`.
    fn month(&self, cursor: Cursor<'_>, now: Instant) -> Option<Period> {
        let year_alone = cursor.whole(chinese_year).map(|year| format!("{year:04}"));
        let chinese = || {
            cursor.whole(|cursor| {
                let year = cursor.take(chinese_year);
                Some((year, chinese_month(cursor)?))
            })
        };
        let english = || {
            cursor.whole(|cursor| {
                let month = cursor.word(MONTHS)?;
                Some((cursor.take(english_year), month))
            })
        };
        let named = || {
            let (year, month) = chinese().or_else(english)?;
            let year = year.map_or(Some(now.date().year()), |year| year.try_into().ok())?;
            Some(format!("{year:04}-{month:02}"))
        };
        self.single_period(&year_alone.or_else(named)?).ok()
    }
}

/// The two ends of a range, where there is a word between them.
fn ends(text: &str) -> Option<(&str, &str)> {
    let words = MARKS.iter().filter(|(_, mark)| *mark == Mark::To);
    let mut found = words.filter_map(|(word, _)| {
        if word.ends_with(|letter: char| letter.is_ascii_alphabetic()) {
            text.split_once(&format!(" {word} "))
        } else {
            text.split_once(word)
        }
    });
    found.next()
}

/// `last 7 days` or 近7天, today included, up to ten years of them.
fn last_days(cursor: &mut Cursor<'_>, now: Instant) -> Option<Period> {
    if cursor.word(MARKS)? != Mark::Past {
        return None;
    }
    cursor.gap();
    let days = Lasting::read(cursor)?.days()?;
    let today = now.date();
    let is_sensible = (1..=MOST_DAYS).contains(&days);
    is_sensible.then(|| Period::between(today.plus_days(1 - days), today))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::almanac::tests::almanac;
    use crate::calendar::{PERIOD_NAMES, PERIOD_WORDS};

    fn named(text: &str) -> String {
        let now = "2026-11-03T19:20".parse().unwrap();
        almanac("Asia/Shanghai", 1)
            .typed_period(text, now)
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
            (["this-month", "当月"], "2026-11"),
            (["last", "last-month"], "2026-10"),
            (["nov", "11月"], "2026-11"),
            (["nov 2025", "2025年11月"], "2025-11"),
            (["2025", "2025年"], "2025"),
            (["15 nov", "11月15日"], "2026-11-15"),
            (["fri", "周五"], "2026-11-06"),
            (["last friday", "上周五"], "2026-10-30"),
            (["3 days ago", "3天前"], "2026-10-31"),
            (
                ["yesterday to today", "昨天至今天"],
                "2026-11-02..2026-11-03",
            ),
            (
                ["3 nov to 20 nov", "11月3日到11月20日"],
                "2026-11-03..2026-11-20",
            ),
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
            .typed_period("this month", now)
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
            "last 7",
            "13月",
            "前天 19:00",
            "to",
        ] {
            let result = almanac("Asia/Shanghai", 1).typed_period(text, now);
            assert!(matches!(result, Err(PeriodFault::Unknown { .. })), "{text}");
        }
    }

    #[test]
    fn periods_are_bounded_in_length_and_in_distance() {
        let now = "2026-11-03T19:20".parse().unwrap();
        let fault = |text: &str| almanac("Asia/Shanghai", 1).typed_period(text, now).err();
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
    fn a_range_from_a_stretch_of_days_is_named_by_its_ends() {
        assert_eq!(named("last 7 days..tomorrow"), "2026-10-28..2026-11-04");
        assert_eq!(named("近7天..明天"), "2026-10-28..2026-11-04");
        assert_eq!(named("2026-11..last 7 days"), "2026-11..2026-11-03");
    }

    #[test]
    fn every_form_listed_is_understood() {
        for name in PERIOD_NAMES {
            named(name);
        }
        for (english, chinese) in PERIOD_WORDS {
            assert_eq!(named(&english.to_lowercase()), named(chinese));
        }
    }
}
