//! Days and times as people write them.

use super::fold::narrow;
use super::notes::{RemarkKind, TroubleKind};
use crate::calendar::{Date, TimeOfDay};

/// A day or a moment as a list states it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct When {
    /// The day.
    pub(super) date: Date,
    /// The time, where there is one.
    pub(super) time: Option<TimeOfDay>,
    /// What has to be told of it.
    pub(super) remark: Option<RemarkKind>,
}

/// Why a text is no day, and what is missing or meant.
pub(super) type Unclear = (TroubleKind, String);

/// A day of any year: month and day.
pub(super) type DayOfYear = (u32, u32);

/// What a text that should be a date states.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stated {
    /// A day, perhaps with a time.
    When(When),
    /// Month and day alone.
    DayOfYear(DayOfYear),
}

/// Reads `2025年8月8日 19:20`, `2019.8.11`, `20250808`, `8 Aug 2025`, `8月24日` … `today` tells which
/// century two digits mean.
pub(super) fn read(text: &str, today: Date) -> Result<Stated, Unclear> {
    let text = without_weekday(&narrow(text));
    let text = text
        .trim_end_matches(['.', '。', ',', '、', ';'])
        .to_owned();
    if text
        .chars()
        .all(|letter| letter.is_ascii_digit() || letter == '.')
        && let Some(stated) = of_digits(&text)
    {
        return stated;
    }
    let (numbers, rest) = date_numbers(&text).ok_or_else(unreadable)?;
    let time = match rest.trim_matches([' ', ',', 'T', 't', '日', '号']) {
        "" => None,
        clock => Some(time(clock).ok_or_else(unreadable)?),
    };
    let (date, remark) = match dated(&numbers, today)? {
        Ok(day_of_year) => return Ok(Stated::DayOfYear(day_of_year)),
        Err(found) => found,
    };
    Ok(Stated::When(When { date, time, remark }))
}

fn unreadable() -> Unclear {
    (TroubleKind::DateUnreadable, String::new())
}

/// Only digits: `20250808`, with hours and minutes behind them, a serial, or a year alone.
fn of_digits(text: &str) -> Option<Result<Stated, Unclear>> {
    let digits = text.strip_suffix(".0").unwrap_or(text);
    if digits.contains('.') {
        return None;
    }
    let number = |range: std::ops::Range<usize>| digits.get(range)?.parse::<u32>().ok();
    Some(match digits.len() {
        8 | 12 | 14 => {
            let date = ymd(number(0..4)?, number(4..6)?, number(6..8)?);
            let clock = digits.get(8..12).map(|clock| {
                let (hour, minute) = clock.split_at(2);
                format!("{hour}:{minute}")
            });
            let time = clock.as_deref().map(time);
            date.and_then(|date| match time {
                Some(None) => Err(unreadable()),
                time => Ok(Stated::When(When {
                    date,
                    time: time.flatten(),
                    remark: None,
                })),
            })
        }
        6 => Err((TroubleKind::DateIncomplete, "day".to_owned())),
        5 => {
            let days = digits.parse::<i32>().ok()?;
            let date = Date::from_day_number(days - 25_569);
            Err((TroubleKind::DateSerial, date.to_string()))
        }
        4 => Err((TroubleKind::DateIncomplete, "month".to_owned())),
        _ => Err(unreadable()),
    })
}

fn ymd(year: u32, month: u32, day: u32) -> Result<Date, Unclear> {
    let year = i32::try_from(year).unwrap_or(0);
    Date::from_ymd(year, month, day).ok_or((TroubleKind::NoSuchDay, String::new()))
}

/// A number of a date and how many digits it has; months by name have none.
type Part = (u32, usize);

/// The first two or three numbers of a text, and what follows the last of them.
fn date_numbers(text: &str) -> Option<(Vec<Part>, &str)> {
    let mut parts = Vec::new();
    let mut rest = text;
    loop {
        let (part, after) = number(rest).or_else(|| month_name(rest))?;
        parts.push(part);
        rest = after;
        if parts.len() == 3 {
            return Some((parts, rest));
        }
        let bare = rest.trim_start_matches(' ');
        let separator = bare.chars().next();
        match separator {
            Some(letter) if "-/.年月、,".contains(letter) => {
                rest = bare[letter.len_utf8()..].trim_start_matches(' ');
                let goes_on = rest.starts_with(|letter: char| letter.is_ascii_alphanumeric());
                if !goes_on {
                    return (parts.len() >= 2 || letter == '年').then_some((parts, rest));
                }
            }
            // `8 Aug 2025`, `Aug 8 2025`
            Some(_) if bare.len() < rest.len() && parts.len() < 3 && is_worded(text) => rest = bare,
            _ => return (parts.len() >= 2).then_some((parts, rest)),
        }
    }
}

fn is_worded(text: &str) -> bool {
    MONTHS
        .iter()
        .any(|month| text.to_ascii_lowercase().contains(month))
}

fn number(text: &str) -> Option<(Part, &str)> {
    let end = text
        .find(|letter: char| !letter.is_ascii_digit())
        .unwrap_or(text.len());
    let digits = text
        .get(..end)
        .filter(|digits| (1..=4).contains(&digits.len()))?;
    Some(((digits.parse().ok()?, digits.len()), &text[end..]))
}

const MONTHS: [&str; 12] = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
];

fn month_name(text: &str) -> Option<(Part, &str)> {
    let end = text
        .find(|letter: char| !letter.is_ascii_alphabetic())
        .unwrap_or(text.len());
    let word = text[..end].to_ascii_lowercase();
    let name = word.get(..3)?;
    let month = MONTHS.iter().position(|month| *month == name)?;
    Some(((u32::try_from(month).ok()? + 1, 0), &text[end..]))
}

/// The day that two or three numbers make: `Ok` for one of any year.
fn dated(
    numbers: &[Part],
    today: Date,
) -> Result<Result<DayOfYear, (Date, Option<RemarkKind>)>, Unclear> {
    match *numbers {
        [(_, 4)] => Err((TroubleKind::DateIncomplete, "month".to_owned())),
        [(_, 4), _] => Err((TroubleKind::DateIncomplete, "day".to_owned())),
        [(month, _), (day, _)] if (1..=12).contains(&month) && (1..=31).contains(&day) => {
            // 2028 has every day that a year may have.
            ymd(2028, month, day)?;
            Ok(Ok((month, day)))
        }
        [(year, 4), (month, _), (day, _)] => Ok(Err((ymd(year, month, day)?, None))),
        [(day, _), (month, 0), (year, 4)] | [(month, 0), (day, _), (year, 4)] => {
            Ok(Err((ymd(year, month, day)?, None)))
        }
        [(one, _), (other, _), (year, 4)] => {
            let (month, day) = match (one, other) {
                (13.., 1..=12) => (other, one),
                (1..=12, 13..) => (one, other),
                (one, other) if one == other => (one, other),
                _ => return Err((TroubleKind::DateAmbiguous, String::new())),
            };
            Ok(Err((ymd(year, month, day)?, Some(RemarkKind::DateOrder))))
        }
        [(year, 2), (month, 1..=2), (day, 1..=2)]
            if (13..=32).contains(&year) && year + 2000 <= today.year().unsigned_abs() + 1 =>
        {
            let date = ymd(2000 + year, month, day)?;
            Ok(Err((date, Some(RemarkKind::ShortYear))))
        }
        [_, _, _] => Err((TroubleKind::TwoDigitYear, String::new())),
        _ => Err(unreadable()),
    }
}

/// Without a day of the week before or behind: `2025-08-08 星期五`, `8月8日（周五）`.
fn without_weekday(text: &str) -> String {
    let mut text = text.to_owned();
    for mark in ["星期", "周", "礼拜"] {
        if let Some(at) = text.find(mark) {
            let mut end = at + mark.len();
            end += text[end..].chars().next().map_or(0, char::len_utf8);
            let mut start = at;
            if text[..at].ends_with('(') && text[end..].starts_with(')') {
                start -= 1;
                end += 1;
            }
            text.replace_range(start..end, " ");
        }
    }
    text.trim().to_owned()
}

/// Reads a time of day: `19:20`, `19:20:00`, `19点20分`, `下午7:20`, `7:20 PM`; of `9:00-9:30` the
/// beginning.
pub(super) fn time(text: &str) -> Option<TimeOfDay> {
    let text = narrow(text).to_lowercase();
    let first = text
        .split(['-', '~', '至', '—'])
        .next()
        .unwrap_or("")
        .trim();
    let is_late = ["下午", "晚上", "傍晚", "晚", "夜", "pm", "p.m."]
        .iter()
        .any(|mark| first.contains(mark));
    let is_noon = first.contains("中午");
    let is_early = ["上午", "早上", "凌晨", "早", "am", "a.m."]
        .iter()
        .any(|mark| first.contains(mark));
    let plain: String = first
        .chars()
        .map(|letter| match letter {
            '点' | '时' | '時' | '點' => ':',
            other => other,
        })
        .filter(|letter| letter.is_ascii_digit() || matches!(letter, ':' | '半'))
        .collect();
    let plain = plain.replace('半', "30");
    let others = first.chars().filter(|letter| {
        !letter.is_ascii_digit() && !" :点时時點分秒半上下午早晚中夜傍凌晨间pm.a".contains(*letter)
    });
    if others.count() > 0 {
        return None;
    }
    let mut numbers = plain.trim_end_matches(':').split(':');
    let hour: u16 = numbers.next()?.parse().ok()?;
    let minute: u16 = match numbers.next() {
        Some(minute) => minute.parse().ok()?,
        None if plain.contains(':') || is_late || is_early || is_noon => 0,
        None => return None,
    };
    let hour = match hour {
        1..=11 if is_late => hour + 12,
        1..=2 if is_noon => hour + 12,
        12 if is_early => 0,
        other => other,
    };
    (hour < 24 && minute < 60)
        .then(|| TimeOfDay::from_minutes(hour * 60 + minute))
        .flatten()
}

/// A birthday by the lunar calendar as our files write it, `农历08-15`, `农历闰06-15`.
pub(super) fn lunar(text: &str) -> Option<String> {
    let text = narrow(text);
    let rest = ["农历", "阴历", "旧历", "lunar:", "lunar "]
        .iter()
        .find_map(|mark| text.strip_prefix(mark))?;
    let rest = rest.trim_start_matches([':', ' ']);
    let (leap, rest) = match rest.strip_prefix('闰') {
        Some(rest) => ("闰", rest),
        None => ("", rest),
    };
    let (month, day) = rest.split_once(['月', '-', '.', '/'])?;
    let number = |text: &str| {
        let text = text.trim().trim_end_matches(['日', '号']);
        text.parse::<u32>().ok().or_else(|| han_number(text))
    };
    let (month, day) = (number(month)?, number(day)?);
    ((1..=12).contains(&month) && (1..=30).contains(&day))
        .then(|| format!("农历{leap}{month:02}-{day:02}"))
}

/// A number up to 99 in Han letters: `八`, `十五`, `廿三`, `初三`, `正` for the first month.
pub(super) fn han_number(text: &str) -> Option<u32> {
    const DIGITS: &str = "一二三四五六七八九";
    let digit = |letter: char| {
        let at = DIGITS.chars().position(|digit| digit == letter)?;
        u32::try_from(at + 1).ok()
    };
    let text = text.trim_start_matches('初');
    let letters: Vec<char> = text.chars().collect();
    match *letters.as_slice() {
        ['正'] => Some(1),
        ['冬'] => Some(11),
        ['腊'] => Some(12),
        ['十'] => Some(10),
        ['廿'] => Some(20),
        [one] => digit(one),
        ['十', one] => Some(10 + digit(one)?),
        ['廿', one] => Some(20 + digit(one)?),
        [tens, '十'] => Some(10 * digit(tens)?),
        [tens, '十', one] => Some(10 * digit(tens)? + digit(one)?),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn today() -> Date {
        Date::from_ymd(2026, 11, 30).unwrap()
    }

    fn said(text: &str) -> String {
        match read(text, today()) {
            Ok(Stated::When(when)) => {
                let time = when.time.map(|time| format!(" {time}")).unwrap_or_default();
                format!("{}{time}", when.date)
            }
            Ok(Stated::DayOfYear((month, day))) => format!("{month:02}-{day:02}"),
            Err((kind, near)) => format!("{} {near}", kind.word()),
        }
    }

    #[test]
    fn dates_as_people_write_them() {
        for (text, meant) in [
            ("2025年8月8日", "2025-08-08"),
            ("2019.8.11", "2019-08-11"),
            ("2025/8/8", "2025-08-08"),
            ("20250808", "2025-08-08"),
            ("2025-08-08", "2025-08-08"),
            ("2025－08－08", "2025-08-08"),
            ("2025. 8. 8", "2025-08-08"),
            ("2025年08月08号", "2025-08-08"),
            ("2025-08-08 星期五", "2025-08-08"),
            ("2025年8月8日（周五）19:20", "2025-08-08 19:20"),
            ("2025/8/8 下午3点", "2025-08-08 15:00"),
            ("2025/8/8 9:05:00", "2025-08-08 09:05"),
            ("2025-08-08T09:05", "2025-08-08 09:05"),
            ("202508081920", "2025-08-08 19:20"),
            ("8 Aug 2025", "2025-08-08"),
            ("August 8, 2025", "2025-08-08"),
            ("25/12/2025", "2025-12-25"),
            ("25.8.11", "2025-08-11"),
            ("2019.08.11.", "2019-08-11"),
            ("8月24日", "08-24"),
            ("08-24", "08-24"),
            ("2-29", "02-29"),
            ("2019-04", "date-incomplete day"),
            ("2019年4月", "date-incomplete day"),
            ("2019", "date-incomplete month"),
            ("2019年", "date-incomplete month"),
            ("11/03/2026", "date-ambiguous "),
            ("45964", "date-serial 2025-11-03"),
            ("2026-02-30", "no-such-day "),
            ("昨天", "date-unreadable "),
            ("5/8/11", "two-digit-year "),
            ("", "date-unreadable "),
        ] {
            assert_eq!(said(text), meant, "{text:?}");
        }
    }

    #[test]
    fn times_as_people_write_them() {
        let said = |text| time(text).map(|time| time.to_string()).unwrap_or_default();
        for (text, meant) in [
            ("19:20", "19:20"),
            ("19：20", "19:20"),
            ("9:05:00", "09:05"),
            ("下午3点", "15:00"),
            ("晚上7点半", "19:30"),
            ("19点20分", "19:20"),
            ("7:20 PM", "19:20"),
            ("上午9:00-9:30", "09:00"),
            ("9:00-9:30", "09:00"),
            ("25:00", ""),
            ("傍晚", ""),
            ("19", ""),
        ] {
            assert_eq!(said(text), meant, "{text:?}");
        }
    }

    #[test]
    fn lunar_birthdays() {
        for (text, meant) in [
            ("农历8月15", "农历08-15"),
            ("农历八月十五", "农历08-15"),
            ("阴历闰六月初三", "农历闰06-03"),
            ("农历08-15", "农历08-15"),
        ] {
            assert_eq!(lunar(text).as_deref(), Some(meant), "{text}");
        }
        assert_eq!(lunar("8月15"), None);
    }
}
