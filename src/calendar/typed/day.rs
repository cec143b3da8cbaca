//! A day: `昨天`, `上周五`, `11月15日`, `15 Nov 2026`, `15日`, `3天前`.

use super::cursor::Cursor;
use super::length::away;
use super::meant::Meant;
use super::words::{DAYS, MONTHS, WEEKDAYS, WEEKS};
use crate::calendar::{Almanac, Date, Instant, Weekday};

/// A day as told, and the weekday that stands beside it, which must be its own.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Told {
    pub(super) meant: Meant,
    pub(super) weekday: Option<Weekday>,
}

impl Told {
    /// Reads a day, seen from `now`.
    pub(super) fn read(cursor: &mut Cursor<'_>, now: Instant, almanac: &Almanac) -> Option<Self> {
        let today = now.date();
        let plain = |meant| Self {
            meant,
            weekday: None,
        };
        let by_length = cursor.take(|cursor| {
            let (lasting, instant) = away(cursor, now, almanac)?;
            lasting.is_of_days().then(|| Meant::Day(instant.date()))
        });
        let by_word = |cursor: &mut Cursor<'_>| {
            let days = cursor.take(|cursor| cursor.word(DAYS))?;
            Some(Meant::Day(today.plus_days(days)))
        };
        let named = by_length.or_else(|| by_word(cursor));
        named
            .map(plain)
            .or_else(|| dated(cursor))
            .or_else(|| of_week(cursor, today).map(plain))
    }
}

/// A date, with a weekday before or behind it, or none.
fn dated(cursor: &mut Cursor<'_>) -> Option<Told> {
    cursor.take(|cursor| {
        let before = cursor.take(weekday);
        cursor.gap();
        let meant = date(cursor)?;
        let after = cursor.take(|cursor| {
            cursor.gap();
            weekday(cursor)
        });
        Some(Told {
            meant,
            weekday: before.or(after),
        })
    })
}

/// A weekday, of the week said or of the one that the way from now gives.
fn of_week(cursor: &mut Cursor<'_>, today: Date) -> Option<Meant> {
    cursor.take(|cursor| {
        let weeks = cursor.take(|cursor| cursor.word(WEEKS));
        cursor.gap();
        let weekday = weekday(cursor)?;
        let day = |weeks: i32| today.monday().plus_days(7 * weeks + weekday.index_i32());
        Some(weeks.map_or(Meant::OfWeek(weekday), |weeks| Meant::Day(day(weeks))))
    })
}

fn weekday(cursor: &mut Cursor<'_>) -> Option<Weekday> {
    cursor.word(WEEKDAYS).map(|place| Weekday::ALL[place])
}

fn date(cursor: &mut Cursor<'_>) -> Option<Meant> {
    let forms: [fn(&mut Cursor<'_>) -> Option<Meant>; 5] =
        [numeric, chinese, day_alone, day_first, month_first];
    forms.into_iter().find_map(|form| cursor.take(form))
}

fn of(year: Option<u32>, month: u32, day: u32) -> Option<Meant> {
    match year {
        None => Some(Meant::OfYear(month, day)),
        Some(year) => Date::from_ymd(year.try_into().ok()?, month, day).map(Meant::Day),
    }
}

/// `2026-11-15`, `2026/11/15`, `2026.11.15`.
fn numeric(cursor: &mut Cursor<'_>) -> Option<Meant> {
    let signs = ['-', '/', '.'];
    let year = cursor.digits(4)?;
    let month = cursor.sign(&signs).then(|| cursor.number(2))??;
    let day = cursor.sign(&signs).then(|| cursor.number(2))??;
    of(Some(year), month, day)
}

/// `2026年11月15日`, `11月15日`, `11月15号`.
fn chinese(cursor: &mut Cursor<'_>) -> Option<Meant> {
    let year = cursor.take(chinese_year);
    let month = chinese_month(cursor)?;
    let day = cursor.number(2)?;
    let _ = cursor.sign(&['日', '号']);
    of(year, month, day)
}

/// `2026年`.
pub(super) fn chinese_year(cursor: &mut Cursor<'_>) -> Option<u32> {
    let year = cursor.digits(4)?;
    cursor.sign(&['年']).then_some(year)
}

/// `11月`, `十一月`.
pub(super) fn chinese_month(cursor: &mut Cursor<'_>) -> Option<u32> {
    let by_number = cursor.take(|cursor| {
        let month = cursor.number(2)?;
        cursor.sign(&['月']).then_some(month)
    });
    by_number.or_else(|| cursor.take(|cursor| cursor.word(MONTHS)))
}

/// `15日`, `15号`.
fn day_alone(cursor: &mut Cursor<'_>) -> Option<Meant> {
    let day = cursor.number(2)?;
    cursor.sign(&['日', '号']).then_some(Meant::OfMonth(day))
}

/// `15 nov`, `15 nov 2026`.
fn day_first(cursor: &mut Cursor<'_>) -> Option<Meant> {
    let day = cursor.number(2)?;
    cursor.gap();
    let month = cursor.word(MONTHS)?;
    of(cursor.take(english_year), month, day)
}

/// `nov 15`, `nov 15, 2026`.
fn month_first(cursor: &mut Cursor<'_>) -> Option<Meant> {
    let month = cursor.word(MONTHS)?;
    cursor.gap();
    let day = cursor.number(2)?;
    of(cursor.take(english_year), month, day)
}

/// A year behind the rest of its date.
pub(super) fn english_year(cursor: &mut Cursor<'_>) -> Option<u32> {
    cursor.gap();
    cursor.digits(4)
}
