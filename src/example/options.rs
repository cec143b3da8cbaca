//! What may be asked of the invented community.

use super::Preset;
use crate::calendar::{Date, Month};
use crate::words::Lang;

/// How large the community is, how far back its records go, and by whose rules it is run.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// Whose policy it follows.
    pub preset: Preset,
    /// How many households it has.
    pub households: usize,
    /// How many members of staff.
    pub staff: usize,
    /// How many calendar months of records there are, the one of `until` included.
    pub months: usize,
    /// The same seed makes the same bytes.
    pub seed: u64,
    /// The last day with records; what is known of later days is only what is planned.
    pub until: Date,
    /// In which language notes and names are written.
    pub language: Lang,
}

impl Options {
    /// The community of `init --example`: 240 households, 10 members of staff, three months up to
    /// 2026-11-15.
    pub fn new(preset: Preset, language: Lang) -> Options {
        let until = Date::from_ymd(2026, 11, 15).expect("the calendar has this day");
        Options {
            preset,
            households: 240,
            staff: 10,
            months: 3,
            seed: 1,
            until,
            language,
        }
    }

    /// The first day with records.
    pub(super) fn first_day(&self) -> Date {
        let back = i32::try_from(self.months.clamp(1, 1200) - 1).unwrap_or(0);
        Month::of(self.until).first().plus_months(-back)
    }

    /// Whether its files have the rare columns too. Those of the usual community, which stands in the
    /// repository and which people begin with, have the plain ones.
    pub(super) fn keeps_rare(&self) -> bool {
        self.preset.name != "butler"
    }

    /// From the first day with records to the last.
    pub(super) fn days(&self) -> i32 {
        self.until.days_since(self.first_day())
    }

    /// How many of something a community of this size and age has, where the one of
    /// [`Options::new`] has `usual`.
    pub(super) fn scaled(&self, usual: usize) -> usize {
        (usual * self.households * self.months)
            .div_ceil(240 * 3)
            .max(usual.min(2))
    }
}
