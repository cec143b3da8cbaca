//! Reading a supposition as `--what-if` states it.

use thiserror::Error;

use super::Suppose;
use crate::calendar::DateRange;
use crate::model::{Book, Party};

/// Why a text is no supposition.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum SupposeFault {
    /// None of the forms of [`SUPPOSE_FORMS`].
    #[error("not a supposition")]
    Unknown,
    /// No member of staff is called so.
    #[error("no member {0}")]
    NoMember(String),
    /// No role has this id.
    #[error("no role {0}")]
    NoRole(String),
    /// No household lies in this area.
    #[error("no area {0}")]
    NoArea(String),
    /// No dates.
    #[error("no dates: {0}")]
    NoDates(String),
    /// No number of minutes.
    #[error("no minutes: {0}")]
    NoMinutes(String),
}

/// The forms of a supposition.
pub const SUPPOSE_FORMS: [&str; 3] = [
    "leave=ID:2026-11-17/2026-11-21",
    "staff+1:ROLE[:AREA]",
    "minutes_per_day=240",
];

impl Suppose {
    /// Reads one of [`SUPPOSE_FORMS`].
    pub fn parse(text: &str, book: &Book) -> Result<Suppose, SupposeFault> {
        if let Some(rest) = text.strip_prefix("leave=") {
            return leave(rest, book);
        }
        if let Some(rest) = text.strip_prefix("staff+1:") {
            return hire(rest, book);
        }
        let minutes = text
            .strip_prefix("minutes_per_day=")
            .ok_or(SupposeFault::Unknown)?;
        let number = minutes
            .parse()
            .map_err(|_| SupposeFault::NoMinutes(minutes.into()))?;
        Ok(Suppose::MinutesPerDay(number))
    }
}

fn leave(text: &str, book: &Book) -> Result<Suppose, SupposeFault> {
    let (id, dates) = text
        .split_once(':')
        .ok_or_else(|| SupposeFault::NoDates(text.into()))?;
    let member = book
        .colleague(id)
        .ok_or_else(|| SupposeFault::NoMember(id.into()))?;
    let days: DateRange = dates
        .parse()
        .map_err(|_| SupposeFault::NoDates(dates.into()))?;
    Ok(Suppose::Leave { member, days })
}

fn hire(text: &str, book: &Book) -> Result<Suppose, SupposeFault> {
    let (role, area) = match text.split_once(':') {
        Some((role, area)) => (role, Some(area)),
        None => (text, None),
    };
    let role = book
        .policy
        .role(role)
        .ok_or_else(|| SupposeFault::NoRole(role.into()))?;
    let lies_in = |area: &str| {
        let mut homes = book.parties.iter().filter_map(Party::household);
        homes.any(|home| &*home.area == area)
    };
    if let Some(area) = area.filter(|area| !lies_in(area)) {
        return Err(SupposeFault::NoArea(area.into()));
    }
    let area = area.map(Into::into);
    Ok(Suppose::Hire { role, area })
}
