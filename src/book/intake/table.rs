//! The tables that lists are taken into.

use crate::book::schema::{Columns as _, Schema, schema};
use crate::book::tables::StaffColumn;

/// A table that a list can be taken into.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Table {
    /// `staff.toml`
    Staff,
    /// `owners.csv`
    Owners,
    /// `contacts.csv`
    Contacts,
    /// `visits/`
    Visits,
    /// `issues/`
    Issues,
    /// `events/`
    Events,
    /// `surveys/`
    Surveys,
}

impl Table {
    /// Every table, in the order in which they are taken in: whom a row names comes before it.
    pub const ALL: [Table; 7] = [
        Table::Staff,
        Table::Owners,
        Table::Contacts,
        Table::Visits,
        Table::Issues,
        Table::Events,
        Table::Surveys,
    ];

    /// Its name, that of its file or folder.
    pub fn name(self) -> &'static str {
        match self {
            Table::Staff => "staff",
            Table::Owners => "owners",
            Table::Contacts => "contacts",
            Table::Visits => "visits",
            Table::Issues => "issues",
            Table::Events => "events",
            Table::Surveys => "surveys",
        }
    }

    /// The table of this name.
    pub fn named(name: &str) -> Option<Table> {
        Table::ALL.into_iter().find(|table| table.name() == name)
    }

    /// Its columns.
    pub fn schema(self) -> &'static Schema {
        schema(self.name()).unwrap_or(StaffColumn::SCHEMA)
    }
}
