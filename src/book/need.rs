//! What a command needs to be read: files outside of it are not opened.

use crate::calendar::{Date, Month};
use crate::diag::file::{self, Folder};
use crate::model::{PartyIx, Search};

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
    /// Whether visitors who are no owners.
    pub visitors: bool,
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
        visitors: false,
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
            visitors: true,
            notes: true,
        }
    }

    /// What stands in these files.
    pub fn of_files(files: &[&str]) -> Need {
        let any = |folder: Folder| files.iter().any(|file| folder.holds(file));
        Need {
            visits: if any(Folder::Visits) {
                VisitsNeed::All
            } else {
                VisitsNeed::None
            },
            issues: any(Folder::Issues),
            events: any(Folder::Events),
            plans: any(Folder::Plans) || files.contains(&file::APPROVALS),
            surveys: any(Folder::Surveys),
            visitors: files.contains(&file::VISITORS),
            notes: false,
        }
    }

    /// The tables that are not needed: what is left to be read of everything.
    pub(super) fn rest(self) -> Need {
        Need {
            issues: !self.issues,
            events: !self.events,
            plans: !self.plans,
            surveys: !self.surveys,
            visitors: !self.visitors,
            ..self
        }
    }
}

/// Which visits a question needs that has seen the book without any.
pub struct VisitsAsked {
    /// Those of whole months.
    pub need: VisitsNeed,
    /// What is looked for in earlier months.
    pub search: Option<Box<dyn Search>>,
    /// Every visit to this party too, whatever its month: earlier months are read whole for it.
    pub of: Option<PartyIx>,
    /// Whether the tables beside them are read too, if they were not needed to ask.
    pub tables: bool,
}

impl VisitsAsked {
    /// Whether visits to a party are kept of months that are not needed whole.
    pub(super) fn keeps(&self, party: PartyIx) -> bool {
        let is_sought = |search: &dyn Search| search.wants(party);
        self.of == Some(party) || self.search.as_deref().is_some_and(is_sought)
    }
}

impl From<VisitsNeed> for VisitsAsked {
    fn from(need: VisitsNeed) -> VisitsAsked {
        VisitsAsked {
            need,
            search: None,
            of: None,
            tables: false,
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
