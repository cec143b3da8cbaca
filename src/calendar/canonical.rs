//! The canonical forms of a date and an instant, by plain byte arithmetic.

use std::str::FromStr;

use super::{Date, DateFault, Instant, TimeOfDay};

/// The date of exactly `YYYY-MM-DD`.
pub(super) fn canonical_date(bytes: &[u8]) -> Option<Date> {
    let &[y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = bytes else {
        return None;
    };
    let year = two(y1, y2)? * 100 + two(y3, y4)?;
    Date::from_ymd(
        i32::from(year),
        u32::from(two(m1, m2)?),
        u32::from(two(d1, d2)?),
    )
}

/// The instant of exactly `YYYY-MM-DDTHH:MM`, whether or not the zone's clock shows it.
pub(super) fn canonical_instant(bytes: &[u8]) -> Option<Instant> {
    let (date, &[b'T', h1, h2, b':', m1, m2]) = bytes.split_at_checked(10)? else {
        return None;
    };
    let (hour, minute) = (two(h1, h2)?, two(m1, m2)?);
    let time = (hour < 24)
        .then(|| TimeOfDay::from_hm(hour, minute))
        .flatten()?;
    Some(canonical_date(date)?.at(time))
}

/// The number that two ASCII digits make.
fn two(tens: u8, ones: u8) -> Option<u16> {
    let (tens, ones) = (tens.wrapping_sub(b'0'), ones.wrapping_sub(b'0'));
    (tens <= 9 && ones <= 9).then(|| u16::from(tens) * 10 + u16::from(ones))
}

impl FromStr for Instant {
    type Err = DateFault;

    /// Reads the canonical form alone, without asking a zone whether the clock skips it; for cells
    /// of data there is [`parse_instant`](super::parse_instant).
    fn from_str(text: &str) -> Result<Self, DateFault> {
        canonical_instant(text.as_bytes()).ok_or(DateFault::Unreadable { suggestion: None })
    }
}
