//! A time of day: `19:20`, `19点20分`, `晚上7点半`, `7 pm`.

use super::cursor::Cursor;
use super::words::{PARTS, Part};
use crate::calendar::TimeOfDay;

/// A time of day, and the day it is of where its words name one.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Clock {
    pub(super) time: TimeOfDay,
    /// Counted from today: 0 for 今晚7点.
    pub(super) days: Option<i32>,
}

impl Clock {
    /// Reads a time of day.
    pub(super) fn read(cursor: &mut Cursor<'_>) -> Option<Self> {
        let before = cursor.take(|cursor| cursor.word(PARTS));
        cursor.gap();
        let hour = hour(cursor)?;
        let minute = minute(cursor);
        let after = cursor.take(|cursor| {
            cursor.gap();
            cursor.word(PARTS)
        });
        if minute.is_none() && after.is_none() || before.is_some() && after.is_some() {
            return None;
        }
        let part = before.or(after);
        let hour = part.map_or(Some(hour), |part| in_part(hour, part))?;
        let time = TimeOfDay::from_hm(hour, minute.unwrap_or(0))?;
        (time < TimeOfDay::DAY_END).then_some(Self {
            time,
            days: part.and_then(|part| part.days),
        })
    }
}

fn hour(cursor: &mut Cursor<'_>) -> Option<u16> {
    cursor.number(2).and_then(|hour| u16::try_from(hour).ok())
}

/// What says that the number before it is an hour, and the minutes behind it.
fn minute(cursor: &mut Cursor<'_>) -> Option<u16> {
    cursor.take(|cursor| {
        if cursor.sign(&[':']) {
            let minute = two_digits(cursor)?;
            // Seconds are dropped, as everywhere.
            let _ = cursor.take(|cursor| cursor.sign(&[':']).then(|| two_digits(cursor))?);
            return Some(minute);
        }
        if !cursor.sign(&['点', '时', '點', '時']) {
            return None;
        }
        if cursor.sign(&['半']) {
            return Some(30);
        }
        let minute = hour(cursor);
        let _ = cursor.sign(if minute.is_some() {
            &['分']
        } else {
            &['整', '钟']
        });
        Some(minute.unwrap_or(0))
    })
}

/// The minutes behind a colon. `7:5` has none: it may be 7:05 or 7:50.
fn two_digits(cursor: &mut Cursor<'_>) -> Option<u16> {
    let minute = cursor.digits(2)?;
    u16::try_from(minute).ok()
}

/// The hour by a clock of 24 that an hour of some part of the day means; none where it cannot be.
fn in_part(hour: u16, part: Part) -> Option<u16> {
    let meant = [hour, hour + 12, hour % 12];
    meant
        .into_iter()
        .find(|hour| (part.first..=part.last).contains(hour))
}

#[cfg(test)]
mod tests {
    use super::{Clock, Cursor};

    fn read(text: &str) -> Option<String> {
        Cursor::new(text)
            .whole(Clock::read)
            .map(|clock| clock.time.to_string())
    }

    #[test]
    fn times_of_day_in_both_languages() {
        for (text, time) in [
            ("19:20", "19:20"),
            ("9:05", "09:05"),
            ("19:20:31", "19:20"),
            ("19点", "19:00"),
            ("19点20分", "19:20"),
            ("19时5分", "19:05"),
            ("7点半", "07:30"),
            ("晚上7点", "19:00"),
            ("晚上19点", "19:00"),
            ("下午3点15", "15:15"),
            ("中午12点", "12:00"),
            ("中午1点", "13:00"),
            ("凌晨2点", "02:00"),
            ("上午9点整", "09:00"),
            ("今晚8点", "20:00"),
            ("7pm", "19:00"),
            ("7:30 pm", "19:30"),
            ("12 am", "00:00"),
            ("12pm", "12:00"),
            ("7 in the evening", "19:00"),
        ] {
            assert_eq!(read(text).as_deref(), Some(time), "{text}");
        }
    }

    #[test]
    fn what_no_clock_shows_is_no_time() {
        for text in [
            "7",
            "24:00",
            "25点",
            "9:60",
            "7:5",
            "晚上12点",
            "上午7",
            "晚上7点 pm",
            "pm",
            "",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
