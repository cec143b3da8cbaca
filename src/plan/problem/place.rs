//! Where parties live and how long the walk between them is.

use super::Minute;

/// The place of an appointment nobody goes to: a call or a message.
pub(crate) const NOWHERE: u32 = u32::MAX;

/// A party's place as numbers; equal numbers mean equal texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Place {
    /// The area; contacts have none.
    pub(crate) area: u32,
    /// The building.
    pub(crate) building: u32,
    /// The unit of the building.
    pub(crate) unit: u32,
    /// Whether it is a contact: always an area's walk away.
    pub(crate) contact: bool,
}

/// The places of all parties and the minutes of a walk.
#[derive(Clone, Debug, Default)]
pub(crate) struct Places {
    /// By party.
    pub(crate) of: Vec<Place>,
    /// By party the number of its room, in natural order.
    pub(crate) rooms: Vec<u32>,
    /// Between units of a building.
    pub(crate) unit: Minute,
    /// Between buildings of an area.
    pub(crate) building: Minute,
    /// Between areas, and to or from a contact.
    pub(crate) area: Minute,
}

impl Places {
    /// Whether two parties live in one unit, where nobody needs to walk.
    pub(crate) fn share_a_unit(&self, one: u32, other: u32) -> bool {
        let (one, other) = (&self.of[one as usize], &self.of[other as usize]);
        !one.contact && one == other
    }

    /// The walk between two parties; none to or from nowhere.
    ///
    /// A building is known by its name alone: where two areas share one, walking inside it stays
    /// inside it.
    pub(crate) fn walk(&self, from: u32, to: u32) -> Minute {
        if from == NOWHERE || to == NOWHERE {
            return 0;
        }
        let (a, b) = (&self.of[from as usize], &self.of[to as usize]);
        if a.contact || b.contact {
            self.area
        } else if a.building == b.building {
            if a.unit == b.unit { 0 } else { self.unit }
        } else if a.area == b.area {
            self.building
        } else {
            self.area
        }
    }
}
