//! What a command needs to be read: files outside of it are not opened.

use crate::calendar::{Date, Month};

/// Which visits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum VisitsNeed {
    /// None.
    None,
    /// Those of the month that holds the date, and later ones.
    Since(Date),
    /// All.
    All,
}

/// What a command needs beside the office, the policy, the staff, the calendar and the parties.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each table is needed or not")]
pub struct Need {
    /// Which visits.
    pub visits: VisitsNeed,
    /// Whether issues.
    pub issues: bool,
    /// Whether events.
    pub events: bool,
    /// Whether saved plans.
    pub plans: bool,
    /// Whether surveys.
    pub surveys: bool,
    /// Whether the notes of visits are kept.
    pub notes: bool,
}

impl Need {
    /// Nothing but who is who, and the rules.
    pub const MASTER_DATA: Need = Need {
        visits: VisitsNeed::None,
        issues: false,
        events: false,
        plans: false,
        surveys: false,
        notes: false,
    };

    /// All there is, as `check` needs it.
    pub fn everything() -> Need {
        Need {
            visits: VisitsNeed::All,
            issues: true,
            events: true,
            plans: true,
            surveys: true,
            notes: true,
        }
    }
}

impl VisitsNeed {
    /// Whether the file of `month` is needed: a visit's month is its file's.
    pub(super) fn includes(self, month: Month) -> bool {
        match self {
            VisitsNeed::None => false,
            VisitsNeed::Since(date) => month >= Month::of(date),
            VisitsNeed::All => true,
        }
    }
}
