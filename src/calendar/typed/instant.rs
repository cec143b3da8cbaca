//! A day, a minute, or either, as arguments name them.

use super::clock::Clock;
use super::cursor::Cursor;
use super::day::Told;
use super::length::{Lasting, away};
use super::meant::Toward;
use super::words::{MARKS, Mark};
use crate::calendar::{Almanac, Date, DateOrInstant, Instant, TimeOfDay};

/// Why a text means no minute.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum TypedFault {
    /// It means a day; the time of day is missing.
    NoTime,
    /// Nothing that is understood.
    Unknown,
}

/// The day that plain text means, seen from `now`: `昨天`, `11月15日`, `fri`.
pub fn typed_date(text: &str, almanac: &Almanac, now: Instant, toward: Toward) -> Option<Date> {
    let told = Cursor::new(text).whole(|cursor| Told::read(cursor, now, almanac))?;
    day(told, None, now, toward)
}

/// The minute that plain text means, seen from `now`: `现在`, `昨天19:20`, `周五晚上7点`, `2 hours ago`,
/// `19:20` (today). Where the clock skips it, the first one after.
pub fn typed_instant(
    text: &str,
    almanac: &Almanac,
    now: Instant,
    toward: Toward,
) -> Result<Instant, TypedFault> {
    let cursor = Cursor::new(text);
    if cursor.whole(|cursor| cursor.word(MARKS)) == Some(Mark::Now) {
        return Ok(now);
    }
    if let Some((_, instant)) = cursor.whole(|cursor| away(cursor, now, almanac)) {
        return Ok(instant);
    }
    if let Some((told, clock)) = cursor.whole(|cursor| day_and_time(cursor, almanac, now)) {
        let found = date_of(told, clock, now, toward).ok_or(TypedFault::Unknown)?;
        return Ok(almanac.zone.settle(found.at(clock.time)));
    }
    match typed_date(text, almanac, now, toward) {
        Some(_) => Err(TypedFault::NoTime),
        None => Err(TypedFault::Unknown),
    }
}

/// The day or the minute that plain text means.
pub fn typed_moment(
    text: &str,
    almanac: &Almanac,
    now: Instant,
    toward: Toward,
) -> Option<DateOrInstant> {
    let date = typed_date(text, almanac, now, toward).map(DateOrInstant::Date);
    let instant = || typed_instant(text, almanac, now, toward).ok();
    date.or_else(|| instant().map(DateOrInstant::Instant))
}

/// The minute from which on something is new: a minute or a day of the past, or so long ago, `24h`.
pub fn typed_since(text: &str, almanac: &Almanac, now: Instant) -> Option<Instant> {
    let lasting = Cursor::new(text).whole(Lasting::read);
    let ago = lasting.map(|lasting| lasting.before(now, almanac));
    let moment = || typed_moment(text, almanac, now, Toward::Past);
    ago.or_else(|| typed_instant(text, almanac, now, Toward::Past).ok())
        .or_else(|| moment().map(|moment| almanac.zone.settle(moment.start())))
}

/// A day and a time in either order, or a time alone.
fn day_and_time(
    cursor: &mut Cursor<'_>,
    almanac: &Almanac,
    now: Instant,
) -> Option<(Option<Told>, Clock)> {
    let before = cursor.take(|cursor| Told::read(cursor, now, almanac));
    cursor.gap();
    let clock = Clock::read(cursor)?;
    if before.is_some() || cursor.is_done() {
        return Some((before, clock));
    }
    cursor.gap();
    let after = Told::read(cursor, now, almanac)?;
    Some((Some(after), clock))
}

/// The day of a time: the one told, the one its part of the day is of, or today.
fn date_of(told: Option<Told>, clock: Clock, now: Instant, toward: Toward) -> Option<Date> {
    let today = now.date();
    match (told, clock.days) {
        (Some(_), Some(_)) => None,
        (Some(told), None) => day(told, Some(clock.time), now, toward),
        (None, days) => Some(today.plus_days(days.unwrap_or(0))),
    }
}

/// The day told, if it is of the weekday told.
fn day(told: Told, time: Option<TimeOfDay>, now: Instant, toward: Toward) -> Option<Date> {
    let date = told.meant.resolve(time, now, toward)?;
    let is_told = |weekday| weekday == date.weekday();
    told.weekday.is_none_or(is_told).then_some(date)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::almanac::tests::almanac;

    // A Monday.
    const NOW: &str = "2026-11-16T09:00";

    fn at(text: &str, toward: Toward) -> Result<String, TypedFault> {
        let shanghai = almanac("Asia/Shanghai", 1);
        let instant = typed_instant(text, &shanghai, NOW.parse().unwrap(), toward);
        instant.map(|instant| instant.to_string())
    }

    fn day(text: &str, toward: Toward) -> Option<String> {
        let shanghai = almanac("Asia/Shanghai", 1);
        let date = typed_date(text, &shanghai, NOW.parse().unwrap(), toward);
        date.map(|date| date.to_string())
    }

    #[test]
    fn minutes_of_the_past() {
        for (text, instant) in [
            ("now", "2026-11-16T09:00"),
            ("现在", "2026-11-16T09:00"),
            ("8:15", "2026-11-16T08:15"),
            ("今日08:00", "2026-11-16T08:00"),
            ("yesterday 9:05", "2026-11-15T09:05"),
            ("昨天19:20", "2026-11-15T19:20"),
            ("昨晚8点", "2026-11-15T20:00"),
            ("11月15日19:00", "2026-11-15T19:00"),
            ("2026年11月15日19点30分", "2026-11-15T19:30"),
            ("15 nov 19:00", "2026-11-15T19:00"),
            ("nov 15, 2026 7 pm", "2026-11-15T19:00"),
            ("sun 15 nov 19:00", "2026-11-15T19:00"),
            ("11月15日周日19:00", "2026-11-15T19:00"),
            ("15日19点", "2026-11-15T19:00"),
            ("周五19:00", "2026-11-13T19:00"),
            ("上周五晚上7点半", "2026-11-13T19:30"),
            ("2026-11-14 19点", "2026-11-14T19:00"),
            ("7pm yesterday", "2026-11-15T19:00"),
            ("3天前", "2026-11-13T09:00"),
            ("3天前19:00", "2026-11-13T19:00"),
            ("2 hours ago", "2026-11-16T07:00"),
            ("10分钟前", "2026-11-16T08:50"),
        ] {
            assert_eq!(at(text, Toward::Past).as_deref(), Ok(instant), "{text}");
        }
    }

    #[test]
    fn minutes_of_the_future() {
        for (text, instant) in [
            ("明天晚上7点", "2026-11-17T19:00"),
            ("tomorrow 7pm", "2026-11-17T19:00"),
            ("周五19:00", "2026-11-20T19:00"),
            ("next fri 19:00", "2026-11-27T19:00"),
            ("下周五下午3点", "2026-11-27T15:00"),
            ("今晚8点", "2026-11-16T20:00"),
            ("20日19点", "2026-11-20T19:00"),
            ("3天后", "2026-11-19T09:00"),
        ] {
            assert_eq!(at(text, Toward::Future).as_deref(), Ok(instant), "{text}");
        }
    }

    #[test]
    fn a_day_alone_is_no_minute() {
        for text in ["昨天", "11月15日", "fri", "15 nov"] {
            assert_eq!(at(text, Toward::Past), Err(TypedFault::NoTime), "{text}");
        }
    }

    #[test]
    fn days_in_both_languages() {
        for (text, date) in [
            ("昨天", "2026-11-15"),
            ("前天", "2026-11-14"),
            ("the day before yesterday", "2026-11-14"),
            ("11月3日", "2026-11-03"),
            ("11月3号", "2026-11-03"),
            ("3 november", "2026-11-03"),
            ("2025年12月31日", "2025-12-31"),
            ("3日", "2026-11-03"),
            ("last friday", "2026-11-13"),
            ("星期日", "2026-11-15"),
            ("7 days ago", "2026-11-09"),
        ] {
            assert_eq!(day(text, Toward::Past).as_deref(), Some(date), "{text}");
        }
    }

    #[test]
    fn nothing_is_guessed() {
        for text in [
            "",
            "someday 9:00",
            "24:00",
            "11/03",
            "31日31日",
            "周一11月17日",
            "明天今晚8点",
            "7",
            "2月30日 9:00",
            "yesterday 19:20 x",
            "晚上",
        ] {
            assert_eq!(at(text, Toward::Past), Err(TypedFault::Unknown), "{text}");
        }
    }

    #[test]
    fn new_is_what_came_since_a_time_or_within_a_length() {
        let shanghai = almanac("Asia/Shanghai", 1);
        let since = |text: &str| {
            typed_since(text, &shanghai, NOW.parse().unwrap())
                .unwrap()
                .to_string()
        };
        assert_eq!(since("24h"), "2026-11-15T09:00");
        assert_eq!(since("3天"), "2026-11-13T09:00");
        assert_eq!(since("3天前"), "2026-11-13T09:00");
        assert_eq!(since("昨天"), "2026-11-15T00:00");
        assert_eq!(since("昨天18:00"), "2026-11-15T18:00");
    }
}
