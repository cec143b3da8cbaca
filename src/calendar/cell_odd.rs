//! Reading dates in other forms than the canonical one that are clear all the same.

use super::scan::Scanner;
use super::{Date, DateFault, TimeOfDay};

/// What a cell states, taken apart.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stamp {
    pub(super) date: Date,
    pub(super) time: Option<TimeOfDay>,
    /// Minutes ahead of UTC.
    pub(super) offset: Option<i32>,
}

/// Reads `Y-M-D` or `Y/M/D`, maybe a time, maybe an offset; `None` if the text has another form.
pub(super) fn read(text: &str) -> Option<Result<Stamp, DateFault>> {
    let mut scanner = Scanner::new(text);
    let year = scanner.number(4, 4)?;
    let separator = scanner.take(b"-/")?;
    let month = scanner.number(1, 2)?;
    scanner.take(&[separator])?;
    let day = scanner.number(1, 2)?;
    let clock = if scanner.at_end() {
        None
    } else {
        Some(read_clock(&mut scanner)?)
    };
    scanner.at_end().then(|| stamp([year, month, day], clock))
}

/// The hour, minute and second of a text, and its offset from UTC.
type Clock = ([i32; 3], Option<i32>);

/// Reads ` 9:05`, `T19:20:00`, each with fractions of a second and an offset behind it, maybe.
fn read_clock(scanner: &mut Scanner<'_>) -> Option<Clock> {
    scanner.take(b"T ")?;
    while scanner.take(b" ").is_some() {}
    let hour = scanner.number(1, 2)?;
    scanner.take(b":")?;
    let minute = scanner.number(2, 2)?;
    let mut second = 0;
    if scanner.take(b":").is_some() {
        second = scanner.number(2, 2)?;
        if scanner.take(b".").is_some() {
            scanner.number(1, 9)?;
        }
    }
    let offset = if scanner.at_end() {
        None
    } else {
        Some(read_offset(scanner)?)
    };
    Some(([hour, minute, second], offset))
}

/// Reads `Z`, `+08:00` or `+0800`, maybe after a space, in minutes.
fn read_offset(scanner: &mut Scanner<'_>) -> Option<i32> {
    scanner.take(b" ");
    let sign = scanner.take(b"Z+-")?;
    if sign == b'Z' {
        return Some(0);
    }
    let (hours, minutes) = if let Some(together) = scanner.number(4, 4) {
        (together / 100, together % 100)
    } else {
        let hours = scanner.number(2, 2)?;
        scanner.take(b":")?;
        (hours, scanner.number(2, 2)?)
    };
    let offset = hours * 60 + minutes;
    (hours <= 15 && minutes <= 59).then_some(if sign == b'-' { -offset } else { offset })
}

/// The stamp of numbers in the right places, if there are such a day and time.
fn stamp([year, month, day]: [i32; 3], clock: Option<Clock>) -> Result<Stamp, DateFault> {
    let date = Date::from_ymd(year, month.cast_unsigned(), day.cast_unsigned())
        .ok_or(DateFault::NoSuchDay)?;
    let Some((clock, offset)) = clock else {
        return Ok(Stamp {
            date,
            time: None,
            offset: None,
        });
    };
    match clock {
        [0..=23, 0..=59, 0..=59] => Ok(Stamp {
            date,
            time: time(clock),
            offset,
        }),
        [24, 0, 0] => {
            let next = date.end();
            let suggestion = offset.is_none().then(|| next.to_string());
            Err(DateFault::NoSuchTime { suggestion })
        }
        _ => Err(DateFault::NoSuchTime { suggestion: None }),
    }
}

/// The time of day, without the seconds.
fn time([hour, minute, _]: [i32; 3]) -> Option<TimeOfDay> {
    TimeOfDay::from_minutes(u16::try_from(hour * 60 + minute).ok()?)
}
