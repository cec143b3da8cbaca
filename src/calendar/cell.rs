//! Reading a cell that holds a date or an instant: the canonical form by plain byte arithmetic,
//! other clear forms by `cell_odd`, damaged ones by `cell_damage`.

use std::str::FromStr;

use super::canonical::{canonical_date, canonical_instant};
use super::cell_damage::diagnose;
use super::cell_odd::{Stamp, read};
use super::{Birthday, Date, DateFault, DateOrInstant, Instant, LunarDay, MonthDay, Zone};

/// A value read from a cell.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Parsed<T> {
    /// The value.
    pub value: T,
    /// Whether the cell has it in the one form that `fmt` would write.
    pub canonical: bool,
}

impl<T> Parsed<T> {
    /// The same cell with its value turned into another.
    pub fn map<U>(self, turn: impl FnOnce(T) -> U) -> Parsed<U> {
        Parsed {
            value: turn(self.value),
            canonical: self.canonical,
        }
    }
}

/// A value read from another form than the canonical one.
fn unusual<T>(value: T) -> Parsed<T> {
    Parsed {
        value,
        canonical: false,
    }
}

/// A value read from the canonical form.
fn canonical<T>(value: T) -> Parsed<T> {
    Parsed {
        value,
        canonical: true,
    }
}

/// Reads a date: `2026-11-03`; also, as not canonical, `2026/11/3`.
pub fn parse_date(text: &str) -> Result<Parsed<Date>, DateFault> {
    if let Some(date) = canonical_date(text.as_bytes()) {
        return Ok(canonical(date));
    }
    let mend = |text: &str| mended(parse_date(text));
    odd(text, &mend).and_then(date_of).map(unusual)
}

impl FromStr for Date {
    type Err = DateFault;

    /// Reads every form [`parse_date`] reads.
    fn from_str(text: &str) -> Result<Self, DateFault> {
        parse_date(text).map(|parsed| parsed.value)
    }
}

/// Reads an instant: `2026-11-03T19:20`; also, as not canonical, `2026-11-03 19:20`,
/// `2026/11/3 19:20:00` (seconds are dropped), and an offset, `2026-11-03T19:20+08:00` or `Z`,
/// which is converted to the zone's wall time.
pub fn parse_instant(text: &str, zone: &Zone) -> Result<Parsed<Instant>, DateFault> {
    if let Some(instant) = canonical_instant(text.as_bytes()) {
        return unskipped(instant, zone).map(canonical);
    }
    let mend = |text: &str| mended(parse_instant(text, zone));
    odd(text, &mend)
        .and_then(|stamp| instant_of(stamp, zone))
        .map(unusual)
}

/// Reads a cell that may hold either a date or an instant.
pub fn parse_date_or_instant(text: &str, zone: &Zone) -> Result<Parsed<DateOrInstant>, DateFault> {
    match parse_instant(text, zone) {
        Ok(instant) => Ok(instant.map(DateOrInstant::Instant)),
        Err(fault) => match parse_date(text) {
            Ok(date) => Ok(date.map(DateOrInstant::Date)),
            Err(as_date) => Err(better_of(fault, as_date)),
        },
    }
}

/// Reads what `--now` says: an instant, or a date, which means its 00:00.
pub fn parse_now(text: &str, zone: &Zone) -> Result<Instant, DateFault> {
    parse_date_or_instant(text, zone).map(|parsed| match parsed.value {
        DateOrInstant::Date(date) => zone.settle(date.start()),
        DateOrInstant::Instant(instant) => instant,
    })
}

/// Reads a birthday: a date, `MM-DD`, or a day of the lunar year, `农历08-15`.
pub fn parse_birthday(text: &str) -> Result<Parsed<Birthday>, DateFault> {
    let trimmed = text.trim_matches(' ');
    match trimmed.parse::<LunarDay>() {
        Ok(day) => {
            return Ok(Parsed {
                value: Birthday::Lunar(day),
                canonical: day.to_string() == text,
            });
        }
        Err(DateFault::NoSuchDay) => return Err(DateFault::NoSuchDay),
        Err(_) => {}
    }
    match trimmed.parse::<MonthDay>() {
        Ok(day) => {
            let value = Birthday::MonthDay(day);
            Ok(Parsed {
                value,
                canonical: trimmed.len() == text.len(),
            })
        }
        Err(DateFault::NoSuchDay) => Err(DateFault::NoSuchDay),
        Err(_) => parse_date(text).map(|parsed| parsed.map(Birthday::Date)),
    }
}

/// Reads a form that is not canonical, or says what it is instead.
fn odd(text: &str, mend: &dyn Fn(&str) -> Option<String>) -> Result<Stamp, DateFault> {
    let trimmed = text.trim_matches(' ');
    read(trimmed).unwrap_or_else(|| Err(diagnose(trimmed, mend)))
}

/// The date of a stamp that has no time.
fn date_of(stamp: Stamp) -> Result<Date, DateFault> {
    match (stamp.time, stamp.offset) {
        (None, _) => Ok(stamp.date),
        // With an offset the day in the office's zone may be another.
        (_, Some(_)) => Err(DateFault::UnexpectedTime { suggestion: None }),
        _ => Err(DateFault::UnexpectedTime {
            suggestion: Some(stamp.date.to_string()),
        }),
    }
}

/// The wall time of a stamp that has a time.
fn instant_of(stamp: Stamp, zone: &Zone) -> Result<Instant, DateFault> {
    let wall = stamp.date.at(stamp.time.ok_or(DateFault::MissingTime)?);
    match stamp.offset {
        Some(offset) => Ok(zone.from_offset(wall, offset)),
        None => unskipped(wall, zone),
    }
}

/// The instant, unless the zone's clock leaves it out.
fn unskipped(wall: Instant, zone: &Zone) -> Result<Instant, DateFault> {
    if zone.is_skipped(wall) {
        return Err(DateFault::Skipped {
            suggestion: Some(zone.settle(wall).to_string()),
        });
    }
    Ok(wall)
}

/// The canonical text of what was read, or of what a fault suggests.
fn mended<T: ToString>(result: Result<Parsed<T>, DateFault>) -> Option<String> {
    match result {
        Ok(parsed) => Some(parsed.value.to_string()),
        Err(fault) => fault.suggestion().map(str::to_owned),
    }
}

/// Of the faults of one text read as an instant and as a date, the one that helps more.
fn better_of(as_instant: DateFault, as_date: DateFault) -> DateFault {
    let date_helps = as_instant.suggestion().is_none() && as_date.suggestion().is_some();
    let time_is_no_fault = matches!(as_date, DateFault::UnexpectedTime { .. });
    if date_helps && !time_is_no_fault {
        as_date
    } else {
        as_instant
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn zone() -> Zone {
        Zone::named("Asia/Shanghai").unwrap()
    }

    fn date(text: &str) -> Result<Parsed<String>, DateFault> {
        parse_date(text).map(|parsed| parsed.map(|date| date.to_string()))
    }

    fn instant(text: &str) -> Result<Parsed<String>, DateFault> {
        parse_instant(text, &zone()).map(|parsed| parsed.map(|instant| instant.to_string()))
    }

    #[test]
    fn the_canonical_forms() {
        assert_eq!(date("2026-11-03"), Ok(canonical("2026-11-03".to_owned())));
        assert_eq!(
            instant("2026-11-03T19:20"),
            Ok(canonical("2026-11-03T19:20".to_owned()))
        );
    }

    #[test]
    fn other_clear_forms_are_read() {
        for text in [
            "2026/11/3",
            "2026/11/03",
            "2026-11-3",
            " 2026-11-03",
            "2026-11-03 ",
        ] {
            assert_eq!(date(text), Ok(unusual("2026-11-03".to_owned())), "{text:?}");
        }
        for text in [
            "2026-11-03 19:20",
            "2026/11/3 19:20:00",
            "2026/11/3 19:20",
            "2026-11-03T19:20:59",
            "2026-11-03T19:20:59.999",
            "2026-11-03T19:20+08:00",
            "2026-11-03T11:20Z",
            "2026-11-03T11:20:31.5Z",
            "2026-11-02T23:20-12:00",
            "2026-11-04 01:20 +14:00",
            " 2026-11-03T19:20 ",
        ] {
            assert_eq!(
                instant(text),
                Ok(unusual("2026-11-03T19:20".to_owned())),
                "{text:?}"
            );
        }
        assert_eq!(
            instant("2026/1/2 9:05"),
            Ok(unusual("2026-01-02T09:05".to_owned()))
        );
    }

    #[test]
    fn an_instant_needs_a_time_and_a_date_none() {
        assert_eq!(instant("2026-11-03"), Err(DateFault::MissingTime));
        assert_eq!(instant("2026/11/3"), Err(DateFault::MissingTime));
        let suggestion = Some("2026-11-03".to_owned());
        for text in ["2026-11-03T19:20", "2026/11/3 0:00:00"] {
            assert_eq!(
                date(text),
                Err(DateFault::UnexpectedTime {
                    suggestion: suggestion.clone()
                })
            );
        }
    }

    #[test]
    fn a_skipped_hour_is_a_fault_but_not_with_an_offset() {
        let berlin = Zone::named("Europe/Berlin").unwrap();
        let fault = parse_instant("2026-03-29T02:30", &berlin).unwrap_err();
        assert_eq!(
            fault,
            DateFault::Skipped {
                suggestion: Some("2026-03-29T03:00".to_owned())
            }
        );
        let read = parse_instant("2026-03-29T02:30+01:00", &berlin).unwrap();
        assert_eq!(read.value.to_string(), "2026-03-29T03:30");
    }

    #[test]
    fn now_is_an_instant_or_a_day() {
        let now = |text| parse_now(text, &zone()).map(|now| now.to_string());
        assert_eq!(now("2026-11-03").unwrap(), "2026-11-03T00:00");
        assert_eq!(now("2026-11-03T19:20").unwrap(), "2026-11-03T19:20");
        assert_eq!(now("2026-11-03T19:20Z").unwrap(), "2026-11-04T03:20");
        assert!(now("soon").is_err());
        let beirut = Zone::named("Asia/Beirut").unwrap();
        let settled = parse_now("2026-03-29", &beirut).unwrap();
        assert_eq!(
            settled.to_string(),
            "2026-03-29T01:00",
            "midnight is skipped there"
        );
    }

    #[test]
    fn birthdays_with_or_without_a_year() {
        let birthday = |text| parse_birthday(text).map(|cell| cell.value.to_string());
        assert_eq!(birthday("02-29").unwrap(), "02-29");
        assert_eq!(birthday("1958-3-12").unwrap(), "1958-03-12");
        assert_eq!(birthday("02-30").unwrap_err(), DateFault::NoSuchDay);
        assert!(!parse_birthday(" 02-29").unwrap().canonical);
    }

    #[test]
    fn either_a_date_or_an_instant() {
        let either = |text| parse_date_or_instant(text, &zone()).map(|cell| cell.value.to_string());
        assert_eq!(either("2026/11/3").unwrap(), "2026-11-03");
        assert_eq!(either("2026/11/3 9:00").unwrap(), "2026-11-03T09:00");
        assert_eq!(either("2026-02-30").unwrap_err(), DateFault::NoSuchDay);
        assert_eq!(
            either("2026年11月3日").unwrap_err().suggestion(),
            Some("2026-11-03")
        );
        assert!(matches!(
            either("2026-11-03T25:00"),
            Err(DateFault::NoSuchTime { .. })
        ));
    }
}
