//! `[hours]`: an appointment lies inside wholly (W7, F3 of the rule ledger).

use crate::calendar::Hours;
use crate::model::policy::HoursSettings;
use crate::store::walk::{Entry, TableReader};

/// The hours of an office that states none.
pub(super) fn defaults() -> HoursSettings {
    HoursSettings {
        staff: known(&["09:00-12:00", "14:00-18:00", "18:30-20:30"]),
        phone: known(&[
            "tue-sun 09:00-12:00",
            "tue-sun 14:00-17:30",
            "tue-sun 19:00-21:00",
        ]),
        door: known(&["mon-sun 09:00-12:00", "mon-sun 14:00-20:30"]),
        door_preferred: known(&[
            "mon-fri 18:30-20:30",
            "sat-sun 09:00-12:00",
            "sat-sun 14:00-17:30",
        ]),
    }
}

fn known(pieces: &[&str]) -> Hours {
    Hours::parse_list(pieces).expect("the defaults are well-formed hours")
}

/// Reads the hours.
pub(super) fn read(top: &mut TableReader<'_>) -> HoursSettings {
    let mut hours = defaults();
    if let Some(mut table) = top.table("hours") {
        table.set("staff", &mut hours.staff, Entry::hours);
        table.set("phone", &mut hours.phone, Entry::hours);
        table.set("door", &mut hours.door, Entry::hours);
        table.set("door_preferred", &mut hours.door_preferred, Entry::hours);
        table.finish();
    }
    hours
}
