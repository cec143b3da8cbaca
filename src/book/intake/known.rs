//! What is known before a list is read: the office's zone, its people, its rules' words.

use std::collections::{BTreeMap, BTreeSet};

use super::people::{Members, Parties};
use crate::calendar::{Date, Zone};

/// What is known before a list is read.
#[derive(Clone, Debug)]
pub struct Known {
    /// The office's zone.
    pub zone: Zone,
    /// Today.
    pub today: Date,
    /// The services that owners rate.
    pub services: Vec<String>,
    /// The best mark.
    pub scale: u8,
    /// The roles of the policy, each with its title.
    pub roles: Vec<(String, String)>,
    /// The role whose own households are.
    pub households_role: Option<String>,
    /// The departments of the staff.
    pub departments: Vec<String>,
    /// Kinds of events that rules name.
    pub event_kinds: Vec<String>,
    /// Tags that households have or rules name.
    pub tags: BTreeSet<String>,
    /// The parties.
    pub parties: Parties,
    /// The members of staff.
    pub members: Members,
    /// `--set COLUMN=VALUE`: what holds where a list says nothing.
    pub set: BTreeMap<String, String>,
    /// `--year YEAR`: that of dates which have none.
    pub year: Option<i32>,
    /// Whether a role that the policy does not have is added to it.
    pub adds_roles: bool,
}
