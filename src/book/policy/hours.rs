//! `[hours]`: an appointment lies inside wholly (W7, F3 of the rule ledger).

use crate::model::policy::HoursSettings;
use crate::text::walk::{Entry, TableReader};

/// Reads the hours.
pub(super) fn read(top: &mut TableReader<'_>) -> HoursSettings {
    let mut hours = HoursSettings::default();
    if let Some(mut table) = top.table("hours") {
        table.set("staff", &mut hours.staff, Entry::hours);
        table.set("phone", &mut hours.phone, Entry::hours);
        table.set("door", &mut hours.door, Entry::hours);
        table.set("door_preferred", &mut hours.door_preferred, Entry::hours);
        if let Some(mut work) = table.table("work") {
            work.set("times", &mut hours.work, |entry| {
                entry.filled_list()?;
                entry.hours()
            });
            work.finish();
        }
        table.finish();
    }
    hours
}
