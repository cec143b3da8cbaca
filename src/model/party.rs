//! Parties: the households of `owners.csv` and the contacts of `contacts.csv`.

use super::{Channel, PartyId, StaffIx, Status};
use crate::calendar::{Birthday, Date, Hours};
use crate::diag::Place;
use crate::words::home_part;

/// Somebody who can be visited.
#[derive(Clone, Debug)]
pub struct Party {
    /// Unique among owners and contacts.
    pub id: PartyId,
    /// As people say it.
    pub name: Box<str>,
    /// Telephone, as written.
    pub phone: Option<Box<str>>,
    /// Free text.
    pub note: Option<Box<str>>,
    /// Household or contact.
    pub kind: PartyKind,
    /// Where it stands.
    pub place: Place,
}

/// What kind of party it is.
#[derive(Clone, Debug)]
pub enum PartyKind {
    /// A household and its owner.
    Household(Box<Household>),
    /// Somebody who is no household.
    Contact(Contact),
}

/// A household, a row of `owners.csv`.
#[derive(Clone, Debug)]
pub struct Household {
    /// Building, as written (zeros kept).
    pub building: Box<str>,
    /// Unit (stairwell) of the building.
    pub unit: Option<Box<str>>,
    /// Room.
    pub room: Option<Box<str>>,
    /// The butler's grid.
    pub area: Box<str>,
    /// Whether somebody lives there.
    pub status: Status,
    /// First day of living there.
    pub moved_in: Option<Date>,
    /// After this day the household is no duty's party.
    pub moved_out: Option<Date>,
    /// Whose household it is; absent: by area.
    pub butler: Option<StaffIx>,
    /// Preferred channel: door, phone or message.
    pub channel: Option<Channel>,
    /// When the owner can be met; absent: the policy's hours.
    pub hours: Option<Hours>,
    /// Free tags.
    pub tags: Vec<Box<str>>,
    /// Free interests.
    pub interests: Vec<Box<str>>,
    /// What the owner does for a living (H18 of the rule ledger).
    pub work: Option<Box<str>>,
    /// Birthday.
    pub birthday: Option<Birthday>,
    /// Fees unpaid since.
    pub arrears_since: Option<Date>,
    /// First day not to be disturbed.
    pub pause_from: Option<Date>,
    /// Last day not to be disturbed.
    pub pause_until: Option<Date>,
    /// How the owner can reach the butler: number given, on WeChat … (H17 of the rule ledger).
    pub reached: Option<Box<str>>,
}

/// A contact, a row of `contacts.csv`.
#[derive(Clone, Debug)]
pub struct Contact {
    /// What rules name: `committee_chair`, `community_office` …
    pub kind: Box<str>,
}

impl Party {
    /// The household, if it is one.
    pub fn household(&self) -> Option<&Household> {
        match &self.kind {
            PartyKind::Household(household) => Some(household),
            PartyKind::Contact(_) => None,
        }
    }

    /// The contact, if it is one.
    pub fn contact(&self) -> Option<&Contact> {
        match &self.kind {
            PartyKind::Household(_) => None,
            PartyKind::Contact(contact) => Some(contact),
        }
    }

    /// What the file of a household should hold and this one does not, by column: what all offices ask,
    /// and work where the office keeps it (H18 of the rule ledger). Nobody lives in an empty home.
    pub fn lacks(&self, keeps_work: bool) -> Vec<&'static str> {
        let Some(home) = self.household().filter(|home| home.status.is_lived_in()) else {
            return Vec::new();
        };
        let asked = [
            ("phone", self.phone.is_none()),
            ("channel", home.channel.is_none()),
            ("interests", home.interests.is_empty()),
            ("work", keeps_work && home.work.is_none()),
        ];
        let lacking = asked.into_iter().filter(|(_, is_lacking)| *is_lacking);
        lacking.map(|(column, _)| column).collect()
    }

    /// Whether it is a household that is not to be disturbed on `date`.
    pub fn paused_on(&self, date: Date) -> bool {
        let household = self.household();
        household.is_some_and(|household| household.paused_on(date))
    }
}

/// What buildings are compared and grouped by: `3栋`, `3#` and `3` are one.
pub fn building_key(written: &str) -> &str {
    home_part(written)
}

impl Household {
    /// The building by which households are compared and grouped, however it is spelt.
    pub fn building_key(&self) -> &str {
        building_key(&self.building)
    }

    /// The unit likewise; empty where none is stated.
    pub fn unit_key(&self) -> &str {
        self.unit.as_deref().map_or("", home_part)
    }

    /// The room likewise; empty where none is stated.
    pub fn room_key(&self) -> &str {
        self.room.as_deref().map_or("", home_part)
    }

    /// Where it lies: building, unit and room, as far as they are stated.
    pub fn home(&self) -> Vec<&str> {
        let parts = [self.building_key(), self.unit_key(), self.room_key()];
        parts.into_iter().filter(|part| !part.is_empty()).collect()
    }

    /// Whether the household has a pause at all.
    pub fn has_pause(&self) -> bool {
        self.pause_from.is_some() || self.pause_until.is_some()
    }

    /// Whether `date` lies in the pause, both ends included, an absent end open.
    pub fn paused_on(&self, date: Date) -> bool {
        self.has_pause()
            && self.pause_from.is_none_or(|from| from <= date)
            && self.pause_until.is_none_or(|until| date <= until)
    }
}
