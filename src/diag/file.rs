//! The files of a data directory by their names, as places and messages give them. No name is spelt
//! anywhere else.

use std::fmt::Display;

/// The office: its name, language, zone, services; what makes a folder a data directory.
pub const OFFICE: &str = "visits.toml";
/// The rules.
pub const POLICY: &str = "policy.toml";
/// The members and their quotas.
pub const STAFF: &str = "staff.toml";
/// Festivals, working days, leave, rain.
pub const CALENDAR: &str = "calendar.toml";
/// The households.
pub const OWNERS: &str = "owners.csv";
/// Merchants, authorities and others who are visited and live elsewhere.
pub const CONTACTS: &str = "contacts.csv";
/// Who approved which plan.
pub const APPROVALS: &str = "approvals.csv";
/// Visitors who are no owners, and which of them are banned.
pub const VISITORS: &str = "visitors.csv";
/// Office news and standard answers.
pub const TALK: &str = "talk.md";

/// The files that stand in the directory itself, but for [`TALK`], which is text.
pub const SINGLE: &[&str] = &[
    OWNERS, CONTACTS, APPROVALS, VISITORS, OFFICE, POLICY, STAFF, CALENDAR,
];

/// A folder with one table for each month, or for each survey.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Folder {
    /// What happened to households and contacts.
    Events,
    /// What owners raised.
    Issues,
    /// The saved plans.
    Plans,
    /// The forms sent out and returned.
    Surveys,
    /// The log.
    Visits,
}

impl Folder {
    /// All, in order of name.
    pub const ALL: [Folder; 5] = [
        Folder::Events,
        Folder::Issues,
        Folder::Plans,
        Folder::Surveys,
        Folder::Visits,
    ];

    /// The folder's name, which is its table's too.
    pub const fn name(self) -> &'static str {
        match self {
            Folder::Events => "events",
            Folder::Issues => "issues",
            Folder::Plans => "plans",
            Folder::Surveys => "surveys",
            Folder::Visits => "visits",
        }
    }

    /// The file of a month or survey: `visits/2026-11.csv`.
    pub fn file(self, of: impl Display) -> String {
        in_folder(self.name(), of)
    }

    /// Whether a file of the directory stands in it.
    pub fn holds(self, file: &str) -> bool {
        let (folder, _) = file.split_once('/').unwrap_or_default();
        folder == self.name()
    }
}

/// The file of a month in the folder of a table that has one for each: `visits/2026-11.csv`.
pub fn in_folder(table: &str, of: impl Display) -> String {
    format!("{table}/{of}.csv")
}

/// The file of a table that has one: `owners.csv`.
pub fn of_table(table: &str) -> String {
    format!("{table}.csv")
}

/// What a table's file is called without the ending: `visits/2026-11`; none for another kind of file.
pub fn without_ending(file: &str) -> Option<&str> {
    file.strip_suffix(".csv")
}
