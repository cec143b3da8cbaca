//! The tables that lists are taken into.

use crate::book::schema::{Column, Kind, Schema, schema};
use crate::words::{Vocabulary, vocabulary};

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
        schema(self.name()).unwrap_or(&STAFF)
    }

    /// The words for its columns; those of staff stand with the headings of lists alone.
    pub(super) fn columns(self) -> Option<&'static Vocabulary> {
        (self != Table::Staff).then(|| self.schema().headings)
    }

    /// What headings must be there for a list to be taken for one of this table unasked: one of each.
    pub(super) fn marks(self) -> &'static [&'static [&'static str]] {
        match self {
            Table::Staff => &[&["name"], &["role", "department", "joined"]],
            Table::Owners => &[
                &["building", "room"],
                &["name", "status", "butler", "phone", "moved_in"],
            ],
            Table::Contacts => &[&["name"], &["kind"]],
            Table::Visits => &[&["visited_at"]],
            Table::Issues => &[
                &["raised_at", "resolved_at"],
                &["summary", "result", "kind"],
            ],
            Table::Events => &[&["happened_at"], &["kind"]],
            Table::Surveys => &[
                &["party", "party.room", "party.name"],
                &["sent_at", "returned_at", "opinion", "rate_"],
            ],
        }
    }
}

/// The keys of a member in `staff.toml`, as columns of a list.
static STAFF: Schema = Schema {
    name: "staff",
    headings: &vocabulary::FIELD,
    is_folder: false,
    key: &["id"],
    columns: &[
        column("id", true, Kind::Id),
        column("name", true, Kind::Text),
        column("role", true, Kind::Reference),
        column("areas", false, Kind::List),
        column("department", false, Kind::Text),
        column("works", false, Kind::List),
        column("hours", false, Kind::Hours),
        column("holidays", false, Kind::Text),
        column("leave", false, Kind::List),
        column("joined", false, Kind::Date),
        column("areas_since", false, Kind::Date),
        column("left", false, Kind::Date),
        column("quota", false, Kind::Number(0, 1_000_000)),
        column("phone", false, Kind::Text),
    ],
};

const fn column(name: &'static str, required: bool, kind: Kind) -> Column {
    Column {
        name,
        required,
        kind,
    }
}
